import { comparison } from '../../core/comparison';
import { describeChange } from '../../core/describeChange';
import { useLab, useLabState } from '../../store/labContext';
import type { LabState } from '../../store/lab';

/** While the run shown is a fork, says of which step, and what it differs in from the run that it was forked from. */
export function ForkPanel() {
  const lab = useLab();
  const step = useLabState(({ recipe }) => recipe.forks.at(-1)?.step);
  const sentence = useLabState(forkSentence);
  const isLast = useLabState(({ parameters }) => step === parameters.steps);
  if (step === undefined) return null;
  return (
    <section className="compare strip" aria-label="Fork">
      <p>
        <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
          <path d="M2 4h22" className="parent-line" />
        </svg>{' '}
        <strong data-explain="fork">Forked at step {step}.</strong> {isLast ? 'It is the last one: ' : sentence}
        {isLast && (
          <button type="button" className="link" onClick={() => lab.want('steps')}>
            raise “Training steps” to go on from there.
          </button>
        )}
      </p>
      <button type="button" className="button small" onClick={() => lab.leaveFork()}>
        Leave the fork
      </button>
    </section>
  );
}

function forkSentence({ recipe, parent, settled }: LabState): string {
  if (!parent) return '';
  if (!parent.run || settled?.recipe.forks.length !== recipe.forks.length) return 'The run before it is computed …';
  const changes = describeChange(parent.run.parameters, settled.parameters);
  if (changes.length === 0) return 'Nothing is changed yet: what you change now acts from there on.';
  return comparison(parent.run, settled, 'the run before it', changes);
}
