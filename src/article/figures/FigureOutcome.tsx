import { useEffect, useState } from 'react';
import { deployedOf, deploymentSentence } from '../../core/deploymentSentence';
import { outcomeSentence } from '../../core/outcomeSentence';
import { shownStep, type LabState } from '../../store/lab';
import { useLabState } from '../../store/labContext';
import type { SettledRun } from '../../store/shownRun';
import { endingWord, OutcomeShape } from '../../ui/OutcomeShape';
import { figureNumber } from './figureNumber';

/** Milliseconds after the last change until the outcome is spoken, so that a drag does not chatter. */
const SPOKEN_AFTER = 500;

/** How a figure's run ends, or what deploying the state shown does, in one sentence. */
export function FigureOutcome({ numbers }: { numbers: boolean }) {
  const run = useLabState((state) => state.settled);
  const sentence = useLabState(sentenceOf);
  const kind = run?.outcome.kind ?? 'undecided';
  // The outcome is that of the last step, whatever step is shown; a state that is deployed has none.
  const deployed = useLabState((state) => state.deployed);
  const ahead = useLabState((state) => state.cursor !== null);
  const word = deployed ? '' : endingWord(kind, ahead);
  return (
    <>
      <p className={`figure-outcome ${kind}`}>
        {word !== '' && (
          <strong>
            <OutcomeShape kind={kind} />
            {word}
          </strong>
        )}{' '}
        {sentence}
      </p>
      {numbers && run && <Numbers run={run} />}
      <Spoken text={[word, sentence].filter((part) => part !== '').join('. ')} />
    </>
  );
}

function sentenceOf(state: LabState): string {
  const { settled, deployed } = state;
  if (!settled) return '';
  if (!deployed) return outcomeSentence(settled);
  return deploymentSentence(deployedOf(settled.columns, shownStep(state)), settled.columns.gap[0], figureNumber);
}

function Numbers({ run: { columns, length } }: { run: SettledRun }) {
  const last = length - 1;
  const rows = [
    ['Base loss at the end', columns.loss[last]],
    ['Gap at the end', columns.gap[last]],
    ['Compliance at the end', columns.compliance[last]],
  ] as const;
  return (
    <dl className="figure-numbers">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figureNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Says the outcome to screen readers when it has changed and stands still; not what it was when the figure came. */
function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('');
  const [first] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSpoken((before) => (before === '' && text === first ? '' : text)), SPOKEN_AFTER);
    return () => clearTimeout(timer);
  }, [text, first]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {spoken}
    </span>
  );
}
