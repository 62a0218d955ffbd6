import type { Gathering } from '../../core/gathering';
import { cellOutcomes, type CellOutcome } from '../../core/sweep';
import { wilsonInterval } from '../../core/wilson';

/** How many of the runs so far ended one way: as a share, and between which two shares Wilson's interval (95 %) puts it. */
export interface OutcomeShare {
  readonly kind: CellOutcome;
  /** As in "66 %". */
  readonly share: string;
  /** As in "48–80 %". */
  readonly interval: string;
}

const percent = (share: number) => String(Math.round(100 * share));

/** Of the outcomes that came up, the most frequent first. */
export function outcomeShares({ counts, returned }: Pick<Gathering, 'counts' | 'returned'>): OutcomeShare[] {
  return cellOutcomes
    .map((kind, i) => ({ kind, count: counts[i] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ kind, count }) => {
      const [low, high] = wilsonInterval(count, returned).map(percent);
      return { kind, share: `${percent(count / returned)} %`, interval: `${low}–${high} %` };
    });
}

/** The same in a sentence, to be heard: "Of 32 seeds: 66 % deceptive (48–80 %), 34 % robust (20–52 %)." */
export function outcomeSharesSentence(gathering: Pick<Gathering, 'counts' | 'returned'>): string {
  const parts = outcomeShares(gathering).map(({ kind, share, interval }) => `${share} ${wordOf(kind)} (${interval})`);
  return `Of ${gathering.returned} seeds: ${parts.join(', ')}.`;
}

export const wordOf = (kind: CellOutcome) => (kind === 'none' ? 'without a run' : kind);
