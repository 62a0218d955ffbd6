import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function BelowZeroChapter() {
  return (
    <>
      <p>
        A discount rate of zero looks like the end of the road: all episodes count alike. The paper’s most striking
        remark is that nothing marks that point. Gradient descent does not know that zero is special.
      </p>
      <p>
        At a negative rate later episodes count for more than earlier ones. The last one foreseen counts most. Odd as it
        sounds, people prefer sequences that improve; <Cite of="loewenstein1991">Loewenstein and Prelec</Cite> call it
        negative time preference. <Cite of="pitis2019">Pitis</Cite> gives axioms under which a factor above one is
        allowed, so long as there is discounting in the long run. Our model foresees a limited number of episodes.
      </p>
      <p>
        Below zero the weights explode. <Says id="lastWeight" /> The mesa-optimiser cares about the far end almost
        alone, and complies almost fully. <Says id="crossing" /> This is the sudden drop of the base loss.
      </p>
      <ArticleFigure id="crossing" />
      <p>
        How far does it go? The paper says: it depends on how long deception takes to halt the updates. In the model
        that is what happens. The better the network pretends, the smaller the loss and the shorter the step. It slows
        down and never quite stops. <Says id="slowly" /> The rate falls about with the logarithm of time.
      </p>
      <ArticleFigure id="slowly" />
      <p>
        The crossing is more than a curiosity: here full pretending needs it. <Says id="needsZero" /> What the network
        then wants lies at the end of its horizon, and everything before is a means.
      </p>
    </>
  );
}
