import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function DeploymentChapter() {
  return (
    <>
      <p>Training ends, and the network knows. The reason to comply is gone; what it wants decides.</p>
      <p>
        For a robust run little happens. <Says id="robustDeployed" />
      </p>
      <p>
        For a deceptive run everything happens at once. The action jumps from the base target to the mesa target, and
        the base loss jumps with it. <Says id="deceptiveDeployed" /> Deploy earlier, and it is multiplied by less.{' '}
        <Says id="earlyDeployed" />
      </p>
      <ArticleFigure id="deploy" />
      <p>
        The last loss alone does not tell a trainer which kind of run is in hand. In the model a sudden drop on the way
        can give it away; the numbers inside do.
      </p>
      <p>
        In the model the network believes at every step that so many episodes of training remain, one by default, and
        that the threat is then over. The number does not count down, so until the last step the belief is mistaken.
        Hubinger and colleagues count that expectation among the conditions of deceptive alignment. When the end is far,
        complying until then costs more: see chapter 8.
      </p>
    </>
  );
}
