import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function BelowZeroChapter() {
  return (
    <>
      <p>
        A discount rate of zero looks like the end of the road: all episodes count alike. Nothing prevents crossing it,
        says the paper, and below it the incentive to deceive is much stronger.
      </p>
      <p>
        At a negative rate later episodes count for more than earlier ones. People prefer sequences that improve;{' '}
        <Cite of="loewenstein1991">Loewenstein and Prelec</Cite> call it negative time preference.{' '}
        <Cite of="pitis2019">Pitis</Cite> gives axioms under which a factor above one is allowed, so long as there is
        discounting in the long run.
      </p>
      <p>
        Below zero the weights explode. <Says id="lastWeight" /> Beside that far end, which is there to be had only if
        the goal outlives the next update, complying now is cheap. <Says id="crossing" /> This is the sudden drop of the
        base loss.
      </p>
      <ArticleFigure id="crossing" />
      <p>
        How far? The paper says: it depends on how long deception takes to halt the updates. So it is in the model: the
        better the network pretends, the smaller the loss and the shorter the step. It slows down and never quite stops.{' '}
        <Says id="slowly" /> The rate falls about with the logarithm of time.
      </p>
      <ArticleFigure id="slowly" />
      <p>
        The crossing is more than a curiosity: at these settings full pretending needs it. <Says id="needsZero" />
      </p>
    </>
  );
}
