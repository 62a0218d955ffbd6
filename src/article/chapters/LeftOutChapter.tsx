import { Cite } from '../Cite';

export function LeftOutChapter() {
  return (
    <>
      <p>
        A model answers the question that it was built for. These are the assumptions that this one is built on, by
        name, each with those who doubt it.
      </p>
      <dl className="article-assumptions">
        <dt>There is a goal to move.</dt>
        <dd>
          The model has a mesa target and a discount rate as separate numbers. A network may have no such place where
          its goal sits, and no number that is a horizon.
        </dd>
        <dt>The network is coherent and foresees well.</dt>
        <dd>
          It plans, it predicts its own modification, and it judges the future by today’s objective. The update has to
          be predicted to be feared. With an imperfect model of the world shorter horizons can serve better (
          <Cite of="jiang2015">Jiang and colleagues</Cite>), a push the other way that we leave out.
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
          in tiny steps that each pay. In the model the steps do pay where the rate is not too high. The model makes
          that easy: its world is smooth.
        </dd>
        <dt>Complying protects the goal.</dt>
        <dd>
          Carlsmith calls it goal-guarding, and doubts it: goals might float although the behaviour is right. In the
          model only what is shown is mended.
        </dd>
        <dt>The one who benefits is still oneself.</dt>
        <dd>
          The network treats the later network as its own future. A far-sighted network would also resist that its rate
          be changed; a short-sighted one would not mind. (This remark is ours, and the model does not use it.)
        </dd>
        <dt>Nothing else rewards pretending or honesty.</dt>
        <dd>
          Some models may guard their goals for the goals’ own sake, with no long horizon at all, as a summary of{' '}
          <Cite of="sheshadri2025">Sheshadri and colleagues</Cite> has it. And there is a third way to do well, which
          the paper omits: a network may come to aim at the base objective by pointing at it. Hubinger and colleagues
          call that corrigible alignment.
        </dd>
        <dt>The signal shows the gap.</dt>
        <dd>
          Where two goals agree on all the training data, nothing pushes either way; there is only the hidden part.
        </dd>
      </dl>
      <p>
        Others found myopia and its loss by other roads. <Cite of="demski2019">Demski</Cite> argued that training by
        episodes gives no incentive to look past them, even where that would be possible; the paper answers that there
        is one as soon as the network is aware, because the reward for looking further comes inside the episode.{' '}
        <Cite of="krueger2020">Krueger and colleagues</Cite> tested whether learners shift their own data: plain
        gradient descent passed, and selection among many could fail. There the long view came from selection across
        steps; here it comes from a planner within one.
      </p>
      <p>
        Language models have lately been seen to comply for reasons of their own.{' '}
        <Cite of="greenblatt2024">Greenblatt and colleagues</Cite> told a model of its training and saw it comply more
        when it believed itself trained on. <Cite of="hubinger2024">Hubinger and colleagues</Cite> put deception in on
        purpose and saw it survive safety training. Neither is evidence for the mechanism on this page: the first does
        not show how such goals arise, and the second does not ask.
      </p>
    </>
  );
}
