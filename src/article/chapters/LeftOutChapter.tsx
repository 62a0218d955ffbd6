import { Cite } from '../Cite';

export function LeftOutChapter() {
  return (
    <>
      <p>These are the assumptions that the model is built on, by name, each with the doubt about it.</p>
      <dl className="article-assumptions">
        <dt>There is a goal to move.</dt>
        <dd>
          The model has a mesa target and a discount rate as separate numbers. A network may have no such place for its
          goal, and no number that is a horizon.
        </dd>
        <dt>The network is coherent and foresees well.</dt>
        <dd>
          It plans, and predicts its own modification: an update has to be predicted to be feared. With an imperfect
          model of the world shorter horizons can serve better (<Cite of="jiang2015">Jiang and colleagues</Cite>), a
          push the other way that we leave out.
        </dd>
        <dt>The planner has a slope.</dt>
        <dd>
          Gradient descent here differentiates through the choice of the action, as{' '}
          <Cite of="sorg2010">Sorg, Singh and Lewis</Cite> do on purpose. An optimiser that learns from rewards alone
          sees only the actions that were tried.
        </dd>
        <dt>Many tiny steps, each of which pays.</dt>
        <dd>
          <Cite of="carlsmith2023">Carlsmith</Cite> names the mechanism — goals beyond the episode that arise because
          they make the model play the training game — and discusses the objection that a complex change must come about
          in tiny steps that each pay. In the model the steps do pay where the rate is not too high; but its world is
          smooth, which makes that easy.
        </dd>
        <dt>Complying protects the goal.</dt>
        <dd>
          Carlsmith asks whether it does, under the name of goal-guarding: goals may float. In the model only what is
          shown is mended.
        </dd>
        <dt>The one who benefits is still oneself.</dt>
        <dd>
          The network treats the later network as its own future. Would a short-sighted one mind if its rate were
          changed, as a far-sighted one would? (The question is ours.)
        </dd>
        <dt>Nothing else rewards pretending or honesty.</dt>
        <dd>
          Some models may guard their goals for their own sake, with no long horizon, as a summary of{' '}
          <Cite of="sheshadri2025">Sheshadri and colleagues</Cite> has it. And a network may come to aim at the base
          objective by pointing at it, which may be cheaper: Hubinger and colleagues call it corrigible alignment, and
          the paper omits it.
        </dd>
        <dt>The signal shows the gap.</dt>
        <dd>Where two goals agree on all the training data, nothing pushes either way.</dd>
      </dl>
      <p>
        <Cite of="demski2019">Demski</Cite> argued that training by episodes gives no incentive to look past them; the
        paper answers that there is one once the network is aware, because the pay-off falls inside the episode.{' '}
        <Cite of="krueger2020">Krueger and colleagues</Cite> tested whether learners shift their own data: plain
        gradient descent passed, and selection among many could fail. There the long view came from selection across
        steps; here it comes from a planner within one.
      </p>
      <p>
        {' '}
        <Cite of="greenblatt2024">Greenblatt and colleagues</Cite> told a language model of its training and saw it
        comply more when it believed itself trained on. <Cite of="hubinger2024">Hubinger and colleagues</Cite> put
        deception in on purpose and saw it survive safety training. Neither is evidence for the mechanism on this page.
      </p>
    </>
  );
}
