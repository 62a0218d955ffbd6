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

/** The last whole run, as the command line prints it, from its fork on if it has one, in columns of its own: the lab hands its memory on to later runs. Null where there is none. */
export async function wholeRun(lab: Lab): Promise<WrittenRun | null> {
  const { settled } = await settledState(lab);
  if (!settled) return null;
  const { recipe, outcome, digest } = settled;
  const first = recipe.forks.at(-1)?.step ?? 0;
  const length = settled.length - first;
  const columns = createColumns(length);
  for (const name of columnNames) columns[name].set(settled.columns[name].subarray(first, settled.length));
  return { ...recipe, columns, length, outcome, digest };
}
