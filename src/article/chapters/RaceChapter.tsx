import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function RaceChapter() {
  return (
    <>
      <p>
        Gradient descent does not choose. It moves every number at once, each in proportion to how much that helps. One
        push moves the mesa target towards the base target: <em>fix the objective</em>. The other lowers the discount
        rate: <em>look further ahead</em>. Each takes work away from the other. A smaller gap leaves less to protect; a
        more compliant network shows less of its gap, and what is not shown is not mended. That is the race.
      </p>
      <p>
        Taken apart, each runner wins alone. <Says id="rateHeld" /> <Says id="gapHeld" /> Together they end where the
        start decides. <Says id="defaultRun" /> <Says id="robustRun" />
      </p>
      <ArticleFigure id="race" />
      <p>
        The picture below shows this race as a map. Each point is a start: so wide a gap, so high a rate. The colour is
        how the run from there ends. The two colours meet along a line, and the line is not a guess. For plain gradient
        descent with small steps there is a quantity that the race never changes, as a swing never changes its energy
        (ours; the proof is in the documentation). It says from which starts the rate will reach zero.{' '}
        <Says id="criticalGap" />
      </p>
      <p>
        The paper doubts that robust alignment can win at all, since deception needs only that a gap is there, however
        small. It is right about the agent. <Says id="onlyAGap" /> It is too quick about the base optimiser. The push on
        the rate comes from the base loss, and the loss dies with the square of the gap. <Says id="smallGap" /> A small
        gap does not make pretending less attractive; it makes learning to pretend slower than becoming honest.
      </p>
      <p>
        Two neighbours of this picture should be kept apart from it. Hubinger and colleagues describe a race as well,
        but between modelling the base objective and taking it over as one’s own. And <Cite of="xu2020">Mark Xu</Cite>{' '}
        draws a race by hand, with no gradient behind it.
      </p>
    </>
  );
}
