import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function WhatIfChapter() {
  return (
    <>
      <h3>Another optimiser</h3>
      <p>
        The paper says “gradient descent”. Plain, it moves each number in proportion to its slope. Adam divides each
        slope by its usual size. Both numbers first move at about their learning rates, and the race is decided by the
        start, those rates and time. <Says id="adamRobust" /> <Says id="adamDeceptive" /> <Says id="adamRatio" />{' '}
        <Says id="momentum" /> (This is our addition.)
      </p>
      <ArticleFigure id="whatIf" />
      <h3>Another way to discount</h3>
      <p>
        <Cite of="laibson1997">Laibson</Cite> describes weights with a step between now and later;{' '}
        <Cite of="fedus2019">Fedus and colleagues</Cite> use hyperbolas. <Says id="hyperbolic" />{' '}
        <Says id="independent" />
      </p>
      <h3>A bias to the short term</h3>
      <p>
        The paper claims that its argument beats a design that leans towards short-term objectives. In the model such a
        lean is a pull of the discount rate back to where it began. <Says id="weakBias" /> <Says id="strongBias" /> So
        the claim holds up to a strength, which shrinks the longer one trains. It bears on proposals that rest on
        short-sighted optimisation, such as <Cite of="farquhar2025">MONA</Cite> and that of{' '}
        <Cite of="cohen2019">Cohen and colleagues</Cite>; the pull is no model of them.
      </p>
      <h3>Small updates, and caring as a cost</h3>
      <p>
        <Cite of="wheaton2023">Wheaton</Cite> objects that each update changes little, so that little is gained by
        considering the next. The model bears him out: this page’s network fears to lose half of its gap by one greedy
        act, a hundred times what the act costs. <Says id="smallUpdates" />
      </p>
      <p>
        A reply under his essay adds that a slightly longer view is a competing priority, against which gradients should
        push. The model can charge such a price for every unit of future weight. <Says id="priorityTiny" />{' '}
        <Says id="priorityLarge" />
      </p>
      <h3>Awareness that comes late</h3>
      <p>
        The paper speaks of the moment when the network becomes aware, but not of what training has done by then. Later
        awareness finds the gap already smaller. <Says id="lateAwareness" /> (The test is our addition.)
      </p>
      <h3>A distant deployment</h3>
      <p>
        The paper leaves open how far off deployment is. <Says id="farDeployment" />
      </p>
    </>
  );
}
