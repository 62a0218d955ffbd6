import { shownStep, type LabState } from '../../store/lab';

/** Rows of the table under a plot: at most 25, evenly spaced, with the events, the cursor and both ends among them. */
export function tableRows(state: LabState): number[] {
  const { run } = state;
  if (!run) return [];
  const last = run.length - 1;
  const rows = new Set([0, last, shownStep(state), ...run.events.map(({ step }) => step)]);
  const spare = 25 - rows.size;
  const evenly = Math.min(10, spare, last);
  for (let i = 1; i < evenly; i++) rows.add(Math.round((i * last) / evenly));
  return [...rows].filter((row) => row <= last).sort((a, b) => a - b);
}
