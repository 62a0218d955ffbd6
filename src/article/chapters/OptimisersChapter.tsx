import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function OptimisersChapter() {
  return (
    <>
      <p>
        To train a network is to change its numbers, a little at a time, so that it scores better. The rule that does
        the changing is the <dfn>base optimiser</dfn>; here it is gradient descent. What it lowers is the{' '}
        <dfn>base loss</dfn>, and the aim behind the loss is the <dfn>base objective</dfn>.
      </p>
      <p>
        <Cite of="hubinger2019">Hubinger and colleagues</Cite> asked what follows if the thing that is trained is itself
        an optimiser: something that thinks of several actions, predicts what each would lead to, and takes the one that
        it likes best. They call it a <dfn>mesa-optimiser</dfn>. What it likes is its <dfn>mesa-objective</dfn>. Base
        and mesa-objective need not agree: the base optimiser selects by what comes out, and never looks inside.
      </p>
      <p>
        The paper draws such a network in its Figure 1. The figure below is our reconstruction from the text; “Build it
        up” shows it box by box. The <dfn>world model</dfn> predicts what an action would lead to. The <dfn>search</dfn>{' '}
        (in the model, the planner) proposes actions, the mesa-objective scores what is predicted for each, and the best
        one is acted out. The base objective judges the action, and the base optimiser turns the judgement into small
        changes of the network.
      </p>
      <ArticleFigure id="boxes" />
      <p>
        Two parts deserve a second look: first the bundle of wires between world model and mesa-objective: one for the
        present <dfn>episode</dfn> (one use of the network, in training or after it) and one for each that is foreseen.
        The knob on the bundle is the <dfn>discount rate</dfn>, written ρ: an episode that lies k ahead counts e
        <sup>−ρk</sup> as much as the present one. At a high rate only the present counts; at zero, all episodes count
        alike. (The factor e<sup>−ρ</sup> is written γ.)
      </p>
      <p>
        The second is the dashed wire, <dfn>situational awareness</dfn>: the network knows that the base optimiser
        exists and what it does. The model has one number for this, the <dfn>anticipation</dfn>: what share of the
        distance between the two objectives, as far as it shows, the network expects to lose by acting on its own wishes
        once. It is a half unless we say otherwise. <Says id="notAware" />{' '}
      </p>
    </>
  );
}
