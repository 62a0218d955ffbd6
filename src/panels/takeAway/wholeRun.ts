import { createColumns, columnNames } from '../../core/readouts';
import type { WrittenRun } from '../../core/runText';
import type { Lab, LabState } from '../../store/lab';

/** Resolves with the lab's state as soon as no run is being computed. */
export function settledState(lab: Lab): Promise<LabState> {
  return new Promise((resolve) => {
    const state = lab.getState();
    if (!state.busy) return resolve(state);
    const detach = lab.subscribe((next) => {
      if (next.busy) return;
      detach();
      resolve(next);
    });
  });
}

/** The last whole run, in columns of its own: the lab hands its memory on to later runs. Null where there is none. */
export async function wholeRun(lab: Lab): Promise<WrittenRun | null> {
  const { settled } = await settledState(lab);
  if (!settled) return null;
  const { parameters, length, outcome, digest } = settled;
  const columns = createColumns(length);
  for (const name of columnNames) columns[name].set(settled.columns[name].subarray(0, length));
  return { parameters, columns, length, outcome, digest };
}
