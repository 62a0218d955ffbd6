import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';
import { Pull } from '../figures/Pull';

export function RaceChapter() {
  return (
    <>
      <p>
        Gradient descent moves every number at once, each by its slope times a learning rate. One push moves the mesa
        target towards the base target: <em>fix the objective</em>. The other lowers the discount rate:{' '}
        <em>look further ahead</em>. A smaller gap weakens the push on the rate; a more compliant network shows less of
        its gap, and what is not shown is hardly mended. That is the race. Its speeds are our choice: here the learning
        rate for looking ahead is ten times that for the objective, and the race hangs on that.{' '}
        <Says id="equalSpeeds" />
      </p>
      <p>
        Taken apart, from this start, each runner wins alone. <Says id="rateHeld" /> <Says id="gapHeld" /> Together they
        end where the start decides. (Pretending <em>pays</em> once full compliance scores better with the network
        itself than greed.) <Says id="defaultRun" /> <Says id="robustRun" />
      </p>
      <ArticleFigure id="race" />
      <p>
        Draw every start as a point: so wide a gap, so high a rate. The starts that end deceptive and those that end
        robust lie on two sides of a band where the steps run out first. For plain gradient descent, small steps and
        time enough, the line at which the rate just reaches zero can be calculated, because a quantity made of gap and
        rate stays the same throughout (this is ours). <Says id="criticalGap" />
      </p>
      <ArticleFigure id="starts" />
      <p>
        Here the start has a gap of <Pull figure="starts" of="gap" /> and a discount rate of{' '}
        <Pull figure="starts" of="rho" /> (drag either).
      </p>
      <p>
        The paper doubts that robust alignment can win at all, since deception needs only that a gap is there, however
        small. That is true of the agent, where pretending is free. <Says id="onlyAGap" /> It is not true of the base
        optimiser. The push on the rate comes from the base loss, which dies with the square of the gap.{' '}
        <Says id="smallGap" />
      </p>
    </>
  );
}
