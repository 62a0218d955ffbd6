import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function TwoWaysChapter() {
  return (
    <>
      <p>
        The reason is the future. If the network acts greedily, the base optimiser sees the error and moves the mesa
        target a little. From then on the network wants something else. The paper assumes an agent that foresees this
        and judges the future by what it wants today. <Cite of="everitt2016">Everitt and colleagues</Cite> studied such
        agents: one that anticipates what a change of itself would lead to, and judges that by its current utility, has
        no wish to change its goal. To it a later self with other goals is a loss.
      </p>
      <p>
        Now there are two ways to earn a low base loss. In the paper’s <dfn>Case 1</dfn> the network has a long-term
        objective. It complies today so that its objective is still there when training is over. Hubinger and colleagues
        call this <dfn>deceptive alignment</dfn>. <Says id="longTerm" />
      </p>
      <p>
        In <dfn>Case 2</dfn> the objective is short-term. The network protects nothing, so it acts greedily and does
        badly, and training mends the objective until greed is harmless. That is <dfn>robust alignment</dfn>.{' '}
        <Says id="shortTerm" />
      </p>
      <p>
        After training, both have a base loss near nothing. In one the mesa target has come to the base target, in the
        other only the action has. (With nothing hidden, a run is robust if less than a twentieth of the gap is left;
        deceptive if more is, it complies by nine tenths and pretending pays.)
      </p>
      <ArticleFigure id="cases" />
      <p>
        At this page’s settings Case 1 asks for more than weighing the future like the present.{' '}
        <Says id="equalWeightsHeld" /> To end deceptive takes a rate a little below zero here: see chapter 6.
      </p>
      <p>
        Which case is the more natural one? <Cite of="miles2021">Miles</Cite>, as the paper reports him, argues that
        caring equally about every example is more natural than caring about the present one alone;{' '}
        <Cite of="xu2020">Mark Xu</Cite> makes a similar case in writing. The paper asks instead what gradient descent
        does to a network of Case 2.
      </p>
    </>
  );
}
