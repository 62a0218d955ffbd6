import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function WhatIfChapter() {
  return (
    <>
      <p>
        Each paragraph here bends one assumption, and says what the paper or its critics make of it and what the model
        does.
      </p>
      <ArticleFigure id="whatIf" />
      <h3>Another optimiser</h3>
      <p>
        The paper says “gradient descent”. Its kinds differ. The plain one moves each number in proportion to its slope,
        so a slope that vanishes moves nothing. Adam divides each slope by its usual size; a push that is nearly nothing
        then counts as much as a strong one. Its race is decided by the two learning rates and by time.{' '}
        <Says id="adamRobust" /> <Says id="adamDeceptive" /> Momentum speeds both runners up. <Says id="momentum" />{' '}
        (The role of the optimiser is our addition.)
      </p>
      <h3>Another way to discount</h3>
      <p>
        The paper imagines a discount rate. <Cite of="laibson1997">Laibson</Cite> describes weights with a step between
        now and later; others use hyperbolas. All can be chosen above. <Says id="hyperbolic" />{' '}
        <Says id="independent" />
      </p>
      <h3>A bias to the short term</h3>
      <p>
        The paper claims that its argument beats a design that leans towards short-term objectives. In the model such a
        lean is a pull of the discount rate back to where it began. <Says id="weakBias" /> <Says id="strongBias" /> So
        the claim holds up to a strength, and fails beyond it. Proposals that rest on short-sighted optimisation, such
        as <Cite of="farquhar2025">MONA</Cite> and that of <Cite of="cohen2019">Cohen and colleagues</Cite>, would have
        to ask on which side of that strength they lie.
      </p>
      <h3>Caring as a cost</h3>
      <p>
        <Cite of="wheaton2023">Wheaton</Cite> objects that each update changes little, so that little is gained by
        considering the next; a reply under the essay adds that a slightly longer view is a competing priority, against
        which gradients should push. The model can charge such a price for every unit of future weight.{' '}
        <Says id="priorityTiny" /> <Says id="priorityLarge" /> A small price, a large effect: the objection has force
        here, if there is such a price. The paper has none.
      </p>
      <h3>Awareness that comes late</h3>
      <p>
        Every run so far was aware from its first step. Later awareness finds the gap already smaller.{' '}
        <Says id="lateAwareness" /> (Also our addition.)
      </p>
      <h3>A planner that errs</h3>
      <p>
        The softmax planner takes better actions more often, but not always the best. Where little is at stake it acts
        by chance. <Says id="softmax" />
      </p>
    </>
  );
}
