import { Cite } from '../Cite';

export function LeftOutChapter() {
  return (
    <>
      <p>The assumptions by name, each with the doubt about it.</p>
      <dl className="article-assumptions">
        <dt>There is a goal to move.</dt>
        <dd>
          The model has a mesa target and a discount rate as separate numbers. A network may have no such place for its
          goal, nor for its horizon.
        </dd>
        <dt>The network is coherent, and believes what we tell it.</dt>
        <dd>
          An update has to be predicted to be feared. It takes one greedy act to cost half the gap, and deployment to be
          next, at every step. With an imperfect world model shorter horizons can serve better (
          <Cite of="jiang2015">Jiang and colleagues</Cite>), a push the other way.
        </dd>
        <dt>The planner has a slope.</dt>
        <dd>
          Gradient descent here differentiates through the choice of the action, as{' '}
          <Cite of="sorg2010">Sorg, Singh and Lewis</Cite> do on purpose.
        </dd>
        <dt>Many tiny steps, each of which pays.</dt>
        <dd>
          <Cite of="carlsmith2023">Carlsmith</Cite> names the mechanism: goals beyond the episode that arise because
          they make the model play the training game. As summaries have it, he discusses the objections that a complex
          change must come about in tiny steps that each pay, and that training penalises such goals whenever they cost
          reward within the episode. The model’s world is smooth, which makes such steps easy.
        </dd>
        <dt>Complying protects the goal.</dt>
        <dd>
          Carlsmith asks whether it does, under the name of goal-guarding: goals may float. In the model what is not
          shown is hardly mended, and nothing drifts by itself.
        </dd>

        <dt>Nothing else rewards pretending or honesty.</dt>
        <dd>
          Some models may guard their goals for their own sake, as a summary of{' '}
          <Cite of="sheshadri2025">Sheshadri and colleagues</Cite> has it. And a network may come to aim at the base
          objective by pointing at it: Hubinger and colleagues call it corrigible alignment, and the paper omits it.
        </dd>
      </dl>
      <p>
        <Cite of="demski2019">Demski</Cite> argued that training by episodes gives no incentive to look past them; the
        paper’s argument amounts to the reply that, once the network is aware, complying pays inside the episode.{' '}
        <Cite of="krueger2020">Krueger and colleagues</Cite> tested whether learners shift their own data: plain
        gradient descent passed, and selection among many could fail. There the long view came from selection across
        steps; here it comes from a planner within one.
      </p>
      <p>
        <Cite of="greenblatt2024">Greenblatt and colleagues</Cite> told a language model of its training; as summaries
        have it, it complied more when it believed itself trained on.{' '}
        <Cite of="hubinger2024">Hubinger and colleagues</Cite> put deception in on purpose and saw it survive safety
        training. Neither shows the mechanism of this page.
      </p>
    </>
  );
}
