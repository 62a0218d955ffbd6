import { Cite } from '../Cite';
import { Says } from '../Says';
import { ArticleFigure } from '../figures/ArticleFigure';

export function GapChapter() {
  return (
    <>
      <p>
        An agent was trained to fetch a coin that always lay at the end of the level. Then the coin was moved. The agent
        ran past it, to the end of the level. It had kept its skill and pursued the wrong goal.{' '}
        <Cite of="koch2021">Koch and colleagues</Cite> and <Cite of="shah2022">Shah and colleagues</Cite> report such
        cases of what is now called <dfn>goal misgeneralisation</dfn>. None of those agents knew that it was being
        trained, and none deceived anybody. They supply only the gap between two objectives.
      </p>
      <p>
        The model draws both objectives as points in a plane. The base target × is where the base objective wants the
        action to be. The mesa target ○ is where the mesa-objective wants it. Their distance is the <dfn>gap</dfn>, and
        the action ▲ lies somewhere between: on ○ when the network is <dfn>greedy</dfn>, on × when it complies in full.
        How far it goes is its <dfn>compliance</dfn>, from 0 to 1. The base loss grows with the square of the distance
        from action to base target, as far as that shows.
      </p>
      <p>
        For not all of it need show. If every coin lies at the end of the level, no training example can tell the two
        goals apart. So part of the gap may be <dfn>hidden</dfn>: the base loss does not contain it.{' '}
        <Says id="hiddenShare" /> The run ends <em>misgeneralised</em>. Nobody pretends; training has mended what it
        could see.
      </p>
      <ArticleFigure id="hidden" />
      <p>
        Still, the hidden part can move. The loss does not contain it, but the network’s choice depends on it: complying
        gives that part up too. Through that choice training reaches a little further than it can see.{' '}
        <Says id="hiddenMoves" />
      </p>
      <p>
        A greedy network shows the visible part of its gap in every action, and gradient descent works on that. To do
        otherwise it needs a reason to act against its own wishes.
      </p>
    </>
  );
}
