import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function DeploymentChapter() {
  return (
    <>
      <p>
        Training ends. Nothing that the network does will be used to change it any more, and it knows. The reason to
        comply is gone. What it does now is decided by what it wants.
      </p>
      <p>
        For a robust run nothing happens. The mesa target has come to the base target, and greed is harmless.{' '}
        <Says id="robustDeployed" />
      </p>
      <p>
        For a deceptive run everything happens at once. The action jumps from the base target to the mesa target, and
        the base loss, the number that training had brought down so well, jumps with it. <Says id="deceptiveDeployed" />{' '}
        Press “Deploy” below the figure to see the jump, or drag the time back and deploy earlier: before pretending
        began there is little to jump.
      </p>
      <ArticleFigure id="deploy" />
      <p>
        This is why the two kinds of run deserve different names although their losses agree. A trainer who stops when
        the loss is low has not learned which of them is in hand. In the model the tell-tale numbers are inside: the
        masked gap, which is how much of the gap the action hides, and the incentive, which is what full compliance
        gains over greed in the network’s own eyes. Outside the model nobody can read them off so easily.
      </p>
      <p>
        The model makes the end of training sharp and makes the network sure of it. The network foresees that so many
        episodes of training remain, one by default, and that the threat is then over. Hubinger and colleagues name this
        among the conditions of deceptive alignment: the expectation that the threat of modification will end. When the
        end is far, complying until then costs more, and what it protects lies further off. <Says id="farDeployment" />{' '}
        Distance works against deception most where little is anticipated, and not at all evenly elsewhere: the map of
        distance against rate shows how.
      </p>
    </>
  );
}
