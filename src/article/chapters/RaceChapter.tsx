import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function RaceChapter() {
  return (
    <>
      <p>
        Gradient descent moves every number at once, each in proportion to how much that helps. One push moves the mesa
        target towards the base target: <em>fix the objective</em>. The other lowers the discount rate:{' '}
        <em>look further ahead</em>. Each takes work away from the other. A smaller gap weakens the push on the rate; a
        more compliant network shows less of its gap, and what is not shown is not mended. That is the race.
      </p>
      <p>
        Taken apart, each runner wins alone. <Says id="rateHeld" /> <Says id="gapHeld" /> Together they end where the
        start decides. <Says id="defaultRun" /> <Says id="robustRun" />
      </p>
      <ArticleFigure id="race" />
      <p>
        Draw every start as a point: so wide a gap, so high a rate. The starts that end deceptive and those that end
        robust meet along a line. For plain gradient descent with small steps the line can be calculated, because there
        is a quantity that the race does not change (this is ours). It says from which starts the rate will reach zero.{' '}
        <Says id="criticalGap" />
      </p>
      <p>
        The paper doubts that robust alignment can win at all, since deception needs only that a gap is there, however
        small. That is true of the agent. <Says id="onlyAGap" /> It is not true of the base optimiser. The push on the
        rate comes from the base loss, which dies with the square of the gap. <Says id="smallGap" /> A small gap does
        not make pretending less attractive; it makes learning to pretend slower than mending the goal.
      </p>
      <p>
        (Hubinger and colleagues describe another race, between modelling the base objective and taking it over as one’s
        own.)
      </p>
    </>
  );
}
