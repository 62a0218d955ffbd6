import { useEffect, useMemo, useState } from 'react';
import { deployedOf, deploymentSentence } from '../../core/deploymentSentence';
import { outcomeSentence } from '../../core/outcomeSentence';
import { whySentence } from '../../core/whySentence';
import { formatNumber } from '../../charts/layout/formatNumber';
import { shownStep } from '../../store/lab';
import { useLab, useLabState } from '../../store/labContext';
import { endingWord, OutcomeShape, outcomeWords } from '../../ui/OutcomeShape';
import { Words } from '../../ui/Words';
import { assumptionsOf } from './assumptions';
import './outcome.css';

/** How long the spoken outcome waits after the last change, so that dragging does not chatter. */
const SPOKEN_AFTER = 500;

/** Which way the race went, in a shape, a word and a sentence, and the assumptions that decide it. */
export function OutcomePanel() {
  const lab = useLab();
  const settled = useLabState((state) => state.settled);
  // Of the run that is spoken of; until there is one, of the one to come.
  const parameters = useLabState((state) => state.settled?.parameters ?? state.parameters);
  const kind = settled?.outcome.kind;
  const deployed = useLabState((state) => (state.deployed && state.settled ? shownStep(state) : null));
  const sentence = !settled
    ? ''
    : deployed === null
      ? outcomeSentence(settled)
      : deploymentSentence(deployedOf(settled.columns, deployed), settled.columns.gap[0], formatNumber);
  const why = useMemo(() => (settled ? whySentence(settled) : ''), [settled]);
  // The outcome is that of the last step, whatever step is shown.
  const ahead = useLabState((state) => state.cursor !== null);
  const assumptions = assumptionsOf(parameters);
  return (
    <section className={`outcome ${kind ?? 'pending'}`} aria-label="Outcome" id="outcome" tabIndex={-1}>
      <div className="outcome-said">
        <Words className="outcome-words">
          {kind && (
            <strong className="outcome-kind" data-explain={`outcome:${kind}`}>
              <OutcomeShape kind={kind} /> {endingWord(kind, ahead)}
            </strong>
          )}
          <span className="outcome-sentence">{sentence}</span>
        </Words>
        {deployed === null && why !== '' && <Words className="outcome-why">{why}</Words>}
      </div>
      <p className="outcome-assumptions">
        Assuming{' '}
        {assumptions.map(({ key, words: label }, i) => (
          <span key={key}>
            {i > 0 && ' · '}
            <button type="button" className="link" onClick={() => lab.want(key)}>
              {label}
            </button>
          </span>
        ))}
      </p>
      <Spoken text={kind ? `${outcomeWords[kind]}. ${sentence}` : ''} />
    </section>
  );
}

/** Repeats the outcome for screen readers once it has stood still. */
function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), SPOKEN_AFTER);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="visually-hidden" role="status">
      {spoken}
    </div>
  );
}
