import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function TwoWaysChapter() {
  return (
    <>
      <p>
        The reason is the future. Suppose that the network acts greedily. The base optimiser sees the error and moves
        the mesa target a little towards the base target. From then on, the network will want something else. How should
        it feel about that? The paper assumes an agent that foresees the change and judges the future by what it wants
        today. <Cite of="everitt2016">Everitt and colleagues</Cite> studied such agents: one that anticipates how it
        will be modified, and uses its current utility to judge the result, has no wish to be modified carelessly. To
        this agent, a later self with other goals is a loss.
      </p>
      <p>
        Now there are two ways to earn a low base loss. In the paper’s <dfn>Case 1</dfn> the network has a long-term
        objective. It complies today so that its objective is still there tomorrow, when training is over and it may do
        as it likes. Hubinger and colleagues call this <dfn>deceptive alignment</dfn>. <Says id="longTerm" />
      </p>
      <p>
        In <dfn>Case 2</dfn> the objective is short-term. The network has nothing to protect, so it acts greedily and
        does badly, and training mends the objective step by step until greed itself is harmless. That is{' '}
        <dfn>robust alignment</dfn>. <Says id="shortTerm" />
      </p>
      <p>
        Set the two side by side. After training, both have a base loss near nothing, and no test that only watches
        actions in training can tell one from the other. Inside they are opposites: in one the mesa target has come to
        the base target, in the other only the action has.
      </p>
      <ArticleFigure id="cases" />
      <p>
        In the model Case 1 asks for more than it seems to. It is not enough to weigh the future like the present.{' '}
        <Says id="equalWeightsHeld" /> A long-term objective in the full sense is one whose rate lies a little below
        zero. We come to that in chapter 6.
      </p>
      <p>
        One could now ask which case is the more natural one. Miles, as the paper reports him, argues that caring
        equally about every example generalises more simply than caring about the present one alone;{' '}
        <Cite of="xu2020">Mark Xu</Cite> makes a similar case in writing. <Cite of="belrose2024">Belrose and Pope</Cite>{' '}
        reply to arguments of this kind that counting possible networks proves too much. The paper takes another road.
        It asks what gradient descent does to a network of Case 2.
      </p>
    </>
  );
}
