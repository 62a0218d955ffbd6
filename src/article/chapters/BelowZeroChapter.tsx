import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function BelowZeroChapter() {
  return (
    <>
      <p>
        A discount rate of zero looks like the end of the road: all episodes count the same, what more could there be?
        The paper’s most striking remark is that nothing marks that point. Gradient descent does not know that zero is
        special. If less is better, it goes on to less than nothing.
      </p>
      <p>
        At a negative rate later episodes count for more than earlier ones. The last one foreseen counts most. Odd as it
        sounds, people do prefer a sequence that improves to one that declines;{' '}
        <Cite of="loewenstein1991">Loewenstein and Prelec</Cite> named it negative time preference.{' '}
        <Cite of="pitis2019">Pitis</Cite> gives axioms under which a factor above one is allowed, so long as there is
        discounting in the long run. Our model foresees a limited number of episodes, so its sums stay finite.
      </p>
      <p>
        Below zero the incentive explodes. The weight of the last of 64 episodes at a rate of −0.1 is not a tenth more
        than the first; it is e<sup>6.4</sup> times as much. The mesa-optimiser comes to care about the far end almost
        alone, and complies almost fully. <Says id="crossing" /> On the plot of the base loss this is the sudden drop: a
        long plateau, then a fall, and no warning in the loss before it.
      </p>
      <ArticleFigure id="crossing" />
      <p>
        How far does it go? The paper says: it depends on how long deception takes to halt the updates. Look at the
        length of the updates, and that is what happens. The better the network pretends, the smaller the loss; the
        smaller the loss, the shorter the step. It slows down and never quite stops. <Says id="slowly" /> Ten times the
        training buys a step of about the same size each time: the rate falls with the logarithm of time.
      </p>
      <ArticleFigure id="slowly" />
      <p>
        One may read the crossing as more than a curiosity. In the model full pretending nearly needs it.{' '}
        <Says id="needsZero" /> What the network then wants from the world is not a little patience. It is the end of
        the horizon, and everything before it is a means.
      </p>
    </>
  );
}
