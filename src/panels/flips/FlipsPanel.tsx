import { assumedKeys } from '../../core/assumedKeys';
import { withChanges } from '../../core/changeRecipe';
import { parametersOf, type Recipe } from '../../core/fork';
import type { Finding, Flip } from '../../core/flips';
import type { OutcomeKind } from '../../core/outcome';
import { specOf } from '../../core/parameters';
import { useRef } from 'react';
import { useLab } from '../../store/labContext';
import { useFlips, type Flips } from '../../store/useFlips';
import { OutcomeShape, outcomeWords } from '../../ui/OutcomeShape';
import { Symbol } from '../../ui/Symbol';
import '../../ui/section.css';
import { showLab } from '../../ui/showLab';
import './flips.css';
import { formatValue } from './formatValue';
import { inOrder } from './inOrder';
import { summaryOf } from './summary';
import { leftOutSentences, noneSentence } from './noneSentence';

/** The smallest change of each setting that changes the outcome: searched in the reader's own browser, each one click from being applied. */
export function FlipsPanel() {
  const lab = useLab();
  const flips = useFlips();
  const section = useRef<HTMLElement>(null);
  const { status, recipe, now, findings } = flips;
  const searching = status === 'searching';
  const { numbers, choices, none } = inOrder(findings);
  return (
    <section className="section flips" aria-labelledby="flips-title" ref={section}>
      <h2 id="flips-title">What would have changed it?</h2>
      <p className="section-intro">
        One setting at a time, the others as they are: how far would it have to move for this run to end another way?
        Your browser finds out by running it.
      </p>
      <div className="flips-bar">
        {/* One button, so that whoever pressed it by keyboard is still on it. */}
        <button
          type="button"
          className="button"
          onClick={() => {
            if (searching) flips.cancel();
            else {
              flips.start(lab.getState().recipe);
              section.current?.scrollIntoView({ block: 'start' }); // what is found stands below
            }
          }}
        >
          {searching ? 'Cancel' : status === 'idle' ? 'Find the smallest change' : 'Search again'}
        </button>
        {searching && <Progress flips={flips} />}
      </div>
      <div className="flips-status" aria-live="polite">
        <Status flips={flips} />
      </div>
      {recipe && now && (
        <div className={flips.stale ? 'flips-results stale' : 'flips-results'}>
          {status === 'done' && (
            <ul className="flips-summary">
              {summaryOf(findings, now, assumedKeys(parametersOf(recipe))).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          {numbers.length > 0 && (
            <p className="flips-head">Sliders, in the order of how far along them the outcome turns</p>
          )}
          {numbers.length > 0 && (
            <ol className="flips-list" aria-label="Sliders, the shortest way first">
              {numbers.map((finding) => (
                <Row key={finding.key} finding={finding} now={now} searched={recipe} />
              ))}
            </ol>
          )}
          {choices.length > 0 && <p className="flips-head">Choices</p>}
          {choices.length > 0 && (
            <ul className="flips-list" aria-label="Choices">
              {choices.map((finding) => (
                <Row key={finding.key} finding={finding} now={now} searched={recipe} />
              ))}
            </ul>
          )}
          {[noneSentence(none), ...(status === 'done' ? leftOutSentences(parametersOf(recipe)) : [])]
            .filter((sentence) => sentence !== '')
            .map((sentence) => (
              <p key={sentence} className="flips-none">
                {sentence}
              </p>
            ))}
        </div>
      )}
      {status === 'done' && (
        <p className="flips-method">
          Up to 32 points each way along a slider were run, and where the outcome differed the turn was narrowed down to
          one step of the slider. An outcome that differs only between two such points is not found.
        </p>
      )}
    </section>
  );
}

function Progress({ flips: { progress } }: { flips: Flips }) {
  const { done, total, key } = progress;
  return (
    <>
      <progress className="flips-progress" aria-label="Search" max={Math.max(1, total)} value={done} />
      {key && (
        <span className="flips-trying">
          {done} of {total} points, at {specOf(key).label.toLowerCase()}
        </span>
      )}
    </>
  );
}

/** Where the search is, in words that are also spoken. */
function Status({ flips: { status, stale, now, findings, problem } }: { flips: Flips }) {
  const changing = findings.filter(({ flips }) => flips.length > 0).length;
  const count = `${changing} of the ${findings.length} ${findings.length === 1 ? 'setting' : 'settings'} tried`;
  return (
    <>
      {status === 'searching' && <p>Searching …</p>}
      {status === 'done' && now && (
        <p>
          Done. The run ends <Outcome kind={now} />; {count} would have changed that, each by itself.
        </p>
      )}
      {status === 'cancelled' && <p>Cancelled. {findings.length > 0 && `So far ${count} would have changed it.`}</p>}
      {status === 'failed' && <p className="problem">{problem}</p>}
      {stale && now && (
        <p>This is for the settings before, and “Apply” goes back to them; search again for those of now.</p>
      )}
    </>
  );
}

interface RowProps {
  readonly finding: Finding;
  readonly now: OutcomeKind;
  /** The settings that the search was about. */
  readonly searched: Recipe;
}

/** One setting: where it turns, and on a slider also on which side of the value now. */
function Row({ finding, now, searched }: RowProps) {
  const { key, flips } = finding;
  const { label, symbol } = specOf(key);
  return (
    <li className="flip">
      <p className="flip-name">
        {label} {symbol !== '' && <Symbol text={symbol} />}
      </p>
      <div className="flip-lines">
        {flips.map((flip) => (
          <Line key={String(flip.to)} finding={finding} flip={flip} now={now} searched={searched} />
        ))}
      </div>
      {finding.place !== null && <Track finding={finding} />}
    </li>
  );
}

function Line({ finding: { key, from }, flip, now, searched }: RowProps & { flip: Flip }) {
  const lab = useLab();
  const to = formatValue(key, flip.to);
  const preposition = flip.place === null ? 'with' : 'at';
  return (
    <div className="flip-line">
      <p className="flip-change">
        {formatValue(key, from)} <Arrow /> {to}
      </p>
      <p className="flip-sides">
        <a href={flip.lastSameLink} onClick={showLab}>
          <Outcome kind={now} /> {preposition} {formatValue(key, flip.lastSame)}
        </a>
        ,{' '}
        <a href={flip.link} onClick={showLab}>
          <Outcome kind={flip.outcome} /> {preposition} {to}
        </a>
      </p>
      <button
        type="button"
        className="button small"
        aria-label={`Apply ${specOf(key).label} ${to}`}
        onClick={() => {
          lab.jump(withChanges(searched, { [key]: flip.to }).recipe);
          showLab();
        }}
      >
        Apply
      </button>
    </div>
  );
}

function Outcome({ kind }: { kind: OutcomeKind }) {
  return (
    <span className={`flip-outcome ${kind}`} data-explain={`outcome:${kind}`}>
      <OutcomeShape kind={kind} />
      {outcomeWords[kind].toLowerCase()}
    </span>
  );
}

/** Drawn, because the fonts have none. */
function Arrow() {
  return (
    <>
      <svg className="flip-arrow" viewBox="0 0 18 10" width="18" height="10" aria-hidden="true">
        <path d="M1 5H16M12 1L16 5L12 9" />
      </svg>
      <span className="visually-hidden">to</span>
    </>
  );
}

/** The slider in small: a tick where the value is now, and each turn by its outcome's shape. The lines beside it say the same. */
function Track({ finding: { place: now, flips } }: { finding: Finding }) {
  const at = (place: number) => ({ left: `${place * 100}%` });
  return (
    <div className="flip-track" aria-hidden="true">
      <span className="flip-now" style={at(now ?? 0)} />
      {flips.map(({ to, outcome, place }) => {
        const side = (place ?? 0) < (now ?? 0) ? 'below' : 'above';
        return (
          <span key={String(to)} className={`flip-mark ${side} flip-outcome ${outcome}`} style={at(place ?? 0)}>
            <OutcomeShape kind={outcome} />
          </span>
        );
      })}
    </div>
  );
}
