import type { ShownRun } from '../../store/shownRun';

/** Rows of the table under a plot: at most 25, evenly spaced, with the events, the row `at` and both ends among them. */
export function tableRows(run: ShownRun, at: number | null): number[] {
  const last = run.length - 1;
  const rows = new Set([0, last, at ?? last, ...run.events.map(({ step }) => step)]);
  const spare = 25 - rows.size;
  const evenly = Math.min(10, spare, last);
  for (let i = 1; i < evenly; i++) rows.add(Math.round((i * last) / evenly));
  return [...rows].filter((row) => row <= last).sort((a, b) => a - b);
}
