import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function NudgeChapter() {
  return (
    <>
      <p>
        Case 1 and Case 2 differ only in the wires that carry the future into the mesa-objective. Start with Case 2 and
        strengthen those wires by a hair. If the network now complies by a hair more, the base loss falls, and gradient
        descent will ask for a second hair. The question is whether the first one pays.
      </p>
      <p>
        With one future episode it hardly can, says the paper: the present weighs far more than a future of nearly no
        weight, and the two are alike in all else. Move the slider from one future episode to many.{' '}
        <Says id="oneFuture" /> <Says id="sixteenFutures" />
      </p>
      <ArticleFigure id="horizon" />
      <p>
        “Hardly” is the right word, and “not at all” would be the wrong one. A planner that always takes the best
        action, and to whom complying costs nothing beyond the distance, answers even the weakest incentive with a
        little compliance. <Says id="oneFutureNotNothing" /> The paper’s reading comes true where pretending has a cost
        of its own. <Says id="costSilences" /> A planner that chooses by chance, the better actions more often, answers
        every incentive a little and is never quite silent.
      </p>
      <ArticleFigure id="planner" />
      <p>
        So what lets many futures pay where one does not? The paper’s answer is <dfn>sharing</dfn>. If each episode had
        a wire of its own, gradient descent would have to strengthen each by itself. If one number moves them all, a
        single small step of that number moves every wire. In the model the gain is simple to state, and to prove: it is
        as large as the number of episodes that share. <Says id="sharing" />
      </p>
      <p>
        But sharing is not enough, and here the paper needs a friend. Which number is shared matters. Suppose that it is
        the discount factor γ, and that it starts at zero. Then every episode beyond the next is multiplied by a power
        of zero, and a small step moves only one wire out of all. We call it the dead start. <Says id="deadStart" /> A
        discount rate that starts very high is no better: the slope is there, but tiny. The argument is strongest for a
        network that is already a little far-sighted, and weakest for the perfectly short-sighted one it is told about.
      </p>
    </>
  );
}
