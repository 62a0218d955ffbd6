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
        weight. Move the slider from one future episode to many. <Says id="oneFuture" /> <Says id="sixteenFutures" />
      </p>
      <ArticleFigure id="horizon" />
      <p>
        “Hardly” is the right word; “not at all” would be wrong. A planner that always takes the best action answers
        even the weakest incentive with a little compliance, if complying costs nothing beyond the distance.{' '}
        <Says id="oneFutureNotNothing" /> The paper’s reading comes true where pretending has a cost of its own.{' '}
        <Says id="costSilences" /> A planner that chooses by chance, better actions more often, is never quite silent.
      </p>
      <ArticleFigure id="planner" />
      <p>
        What lets many futures pay where one does not? The paper’s answer is <dfn>sharing</dfn>. If each episode had a
        wire of its own, gradient descent would have to strengthen each by itself. If one number moves them all, a
        single small step of that number moves every wire. In the model the gain is simple: it is as large as the number
        of episodes that share. <Says id="sharing" />
      </p>
      <p>
        But it matters which number is shared. Suppose that it is the discount factor γ, and that it starts at zero. A
        small step then moves only the nearest of all wires. We call this the dead start. <Says id="deadStart" /> A
        discount rate that starts very high is no better. The argument is strongest for a network that is already a
        little far-sighted, and weakest for the perfectly short-sighted one.
      </p>
    </>
  );
}
