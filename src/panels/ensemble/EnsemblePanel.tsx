import { isNoisy } from '../../core/ensemble';
import { useLab, useLabState } from '../../store/labContext';
import { useEnsemble } from '../../store/useEnsemble';
import { OutcomeShape } from '../../ui/OutcomeShape';
import { outcomeShares, outcomeSharesSentence, wordOf } from './ensembleWords';
import './ensemble.css';

const choices = [32, 128, 512];

/** Where there is noise: how runs with other seeds end, how many of them are run, and what the band in the plots is. */
export function EnsemblePanel() {
  const lab = useLab();
  const isShown = useLabState(({ recipe }) => isNoisy(recipe));
  const { seeds, gathering, returned, problem } = useEnsemble();
  if (!isShown) return null;
  const isWhole = returned === seeds;
  return (
    <section className="ensemble" aria-label="Other seeds">
      <p data-explain="ensemble">
        Of{' '}
        <select
          aria-label="How many seeds"
          value={seeds}
          onChange={(event) => lab.setEnsemble({ seeds: Number(event.target.value) })}
        >
          {choices.map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>{' '}
        seeds
        {gathering && (
          <>
            {isWhole ? ': ' : `, ${returned} so far: `}
            {outcomeShares(gathering).map(({ kind, share, interval }, i) => (
              <span key={kind}>
                {i > 0 && ', '}
                <span className={`ensemble-share ${kind}`}>
                  {kind !== 'none' && <OutcomeShape kind={kind} />}
                  {share} {wordOf(kind)}
                </span>{' '}
                <span className="ensemble-interval">({interval})</span>
              </span>
            ))}
          </>
        )}
        {problem === '' && !isWhole && (
          <progress aria-label={`Runs with other seeds: ${returned} of ${seeds}`} max={seeds} value={returned} />
        )}{' '}
        {problem === '' && (
          <span className="ensemble-key">
            <span className="ensemble-swatch" aria-hidden="true" /> median and 90 % of them
          </span>
        )}
      </p>
      {problem !== '' && <p className="problem">{problem}</p>}
      <p className="visually-hidden" aria-live="polite">
        {isWhole && gathering ? outcomeSharesSentence(gathering) : ''}
      </p>
    </section>
  );
}
