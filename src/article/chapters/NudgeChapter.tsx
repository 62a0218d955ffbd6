import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';
import { FutureWeight } from '../figures/FutureWeight';
import { Pull } from '../figures/Pull';

export function NudgeChapter() {
  return (
    <>
      <p>
        Case 1 and Case 2 differ only in the wires that carry the future into the mesa-objective. Start with Case 2 and
        strengthen those wires by a hair. If the network now complies by a hair more, the base loss falls, and gradient
        descent will ask for a second hair. The question is whether the first one pays.
      </p>
      <p>
        With one future episode it hardly can, says the paper: the present weighs far more. <Says id="oneFuture" />{' '}
        <Says id="sixteenFutures" /> (<em>Undecided</em>: the steps ran out first.)
      </p>
      <ArticleFigure id="horizon" />
      <p>
        With <Pull figure="horizon" of="horizon" /> foreseen (drag the number), the weights of the future add up to
        this, where the present weighs one:
      </p>
      <FutureWeight figure="horizon" />
      <p>Even many weigh little more than one at first. The far ones begin to count as training lowers the rate.</p>
      <p>
        “Hardly” is right; “not at all” would be wrong. A planner that always takes the best action answers even the
        weakest incentive with a little compliance, if complying has no other cost. <Says id="oneFutureNotNothing" />{' '}
        The paper’s reading comes true where pretending has a cost of its own. <Says id="costSilences" />
      </p>
      <ArticleFigure id="cost" />
      <p>
        The softmax planner takes better actions more often, but not always the best. <Says id="softmax" />
      </p>
      <ArticleFigure id="planner" />
      <p>
        What lets many futures pay where one hardly does? The paper says that a weight has to influence many future
        states at once for there to be a slope at all. In the model even one has a slope, so we ask a weaker question
        (ours): does <dfn>sharing</dfn> pay more in the same small step? For one number that adds to all the wires alike
        it does. <Says id="sharing" />
      </p>
      <p>
        But it matters which number is shared. Let it be the discount factor γ, near zero: a small step then moves only
        the nearest wire. We call this the dead start. <Says id="deadStart" /> Nor does a shared discount rate gain by
        its first step, unless it is low already. <Says id="rateShared" /> The first step does not settle the run,
        though. <Says id="deadStartWakes" />
      </p>
    </>
  );
}
