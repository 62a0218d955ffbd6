import './outcomeShape.css';

type OutcomeKind = 'deceptive' | 'misgeneralised' | 'robust' | 'undecided';

/** Each outcome's word; it never stands for itself by colour alone. */
export const outcomeWords: Readonly<Record<OutcomeKind, string>> = {
  deceptive: 'Deceptive',
  misgeneralised: 'Misgeneralised',
  robust: 'Robust',
  undecided: 'Undecided',
};

/** The word for a run's outcome; where a step before its end is shown, it says that the run ends so. */
export function endingWord(kind: OutcomeKind, ahead: boolean): string {
  return ahead ? `Ends ${outcomeWords[kind].toLowerCase()}` : outcomeWords[kind];
}

/** Each outcome's shape, in the colour of the text around it. */
export function OutcomeShape({ kind }: { kind: OutcomeKind }) {
  return (
    <svg className="outcome-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {kind === 'deceptive' && <path d="M8 1.5 15 14.5H1z" />}
      {kind === 'robust' && <circle cx="8" cy="8" r="6.5" />}
      {kind === 'undecided' && <path d="M8 1 15 8 8 15 1 8z" />}
      {kind === 'misgeneralised' && <rect x="2" y="2" width="12" height="12" className="hatched" />}
    </svg>
  );
}
