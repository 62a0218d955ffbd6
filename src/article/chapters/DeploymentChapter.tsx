import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function DeploymentChapter() {
  return (
    <>
      <p>
        Training ends, and the network knows. The reason to comply is gone. What it does now is decided by what it
        wants.
      </p>
      <p>
        For a robust run hardly anything happens. The mesa target has come to the base target, and greed is harmless.{' '}
        <Says id="robustDeployed" />
      </p>
      <p>
        For a deceptive run everything happens at once. The action jumps from the base target to the mesa target, and
        the base loss jumps with it. <Says id="deceptiveDeployed" /> Deploy earlier, and the jump is smaller: before
        pretending began there is little to hide.
      </p>
      <ArticleFigure id="deploy" />
      <p>
        A trainer who stops when the loss is low has not learned which kind of run is in hand. In the model the
        tell-tale numbers are inside; outside it nobody reads them off so easily.
      </p>
      <p>
        In the model the network foresees how many episodes of training remain, one by default, and that the threat is
        then over. Hubinger and colleagues name this among the conditions of deceptive alignment: the expectation that
        the threat of modification will end. When the end is far, complying until then costs more.{' '}
        <Says id="farDeployment" /> So distance works against deception where little is anticipated.
      </p>
    </>
  );
}
