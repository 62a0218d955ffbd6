import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function WhatIfChapter() {
  return (
    <>
      <p>
        An argument is as strong as it is where its assumptions bend. Each paragraph here bends one. Each says what the
        paper, its critics or nobody has said of it, and what the model does.
      </p>
      <ArticleFigure id="whatIf" />
      <h3>Another optimiser</h3>
      <p>
        The paper says “gradient descent” and means any of its kind. The kinds differ. Plain gradient descent moves each
        number in proportion to its slope, so a slope that vanishes moves nothing. Adam divides each slope by its usual
        size and takes full steps whatever the size; a push that is nearly nothing then counts as much as a strong one.
        Its race is decided by the two learning rates and by time. <Says id="adamRobust" /> <Says id="adamDeceptive" />{' '}
        Momentum helps the faster runner. <Says id="momentum" /> (The role of the optimiser is our addition.)
      </p>
      <h3>Another way to discount</h3>
      <p>
        The paper imagines a discount rate. <Cite of="laibson1997">Laibson</Cite> describes people by weights of another
        shape, with a step between now and later and a gentle slope after it; others use hyperbolas. Any of them can be
        chosen above, and so can a formula of your own. What counts is how one small change of the trained number moves
        the whole future. <Says id="hyperbolic" /> <Says id="independent" />
      </p>
      <h3>A bias to the short term</h3>
      <p>
        The paper claims that its argument beats a design that leans towards short-term objectives. In the model such a
        lean is a pull of the discount rate back to where it began. <Says id="weakBias" /> <Says id="strongBias" /> So
        the claim holds up to a strength, and fails beyond it. Proposals that rest on short-sighted optimisation, such
        as <Cite of="farquhar2025">MONA</Cite> and that of <Cite of="cohen2019">Cohen and colleagues</Cite>, would have
        to ask on which side of that strength they lie. The model does not say.
      </p>
      <h3>Caring as a cost</h3>
      <p>
        <Cite of="wheaton2023">Wheaton</Cite> objects that updates are small and local, so what one gains by considering
        them is small too; and a reply under his essay adds that a slightly longer view is a competing priority, against
        which gradients should push. The model takes this at its word. It can charge a running price for every unit of
        future weight. <Says id="priorityTiny" /> <Says id="priorityLarge" /> That is a small price for a large effect:
        the objection has force here. It needs such a price to exist, and the paper has none.
      </p>
      <h3>Awareness that comes late</h3>
      <p>
        Every run so far was aware from its first step. If awareness comes while training is on its way, it finds the
        gap already smaller. <Says id="lateAwareness" /> (This too is our addition.)
      </p>
      <h3>A planner that errs</h3>
      <p>
        The softmax planner takes better actions more often and never only the best. It is slower to pretend and slower
        to be mended, because where little is at stake it acts by chance. <Says id="softmax" />
      </p>
    </>
  );
}
