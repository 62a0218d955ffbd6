import type { Changes } from '../claims/notebook';
import { linkOf } from '../claims/notebook';
import type { Parameters } from '../parameters';
import type { Run } from '../trainingRun';

/** A sentence of the article that states a result: the runs that it is about, whether it is true of them, and its words. */
export interface Statement {
  readonly id: string;
  /** What the sentence itself sets; every other parameter is the reader's. */
  readonly runs: readonly Changes[];
  /** Whether what the sentence says is so. */
  readonly holds: (runs: readonly Run[]) => boolean;
  /** The sentence with the numbers of these runs: what would be true of them if the verdict were left out. */
  readonly says: (runs: readonly Run[]) => string;
  /** Changes of the defaults under which it is false. */
  readonly fails: Changes;
}

/** A statement put to the model. */
export interface Checked {
  readonly id: string;
  readonly holds: boolean;
  readonly text: string;
  /** Its first run. */
  readonly link: string;
}

/** Runs the model for given parameters; null where a formula gives no weights, so that there is no run. */
export type SimulateAny = (parameters: Readonly<Parameters>) => Run | null;

/** Puts a statement to the model under a reader's assumptions; null where they allow no run. Takes some milliseconds. */
export function check(statement: Statement, assumed: Readonly<Parameters>, simulate: SimulateAny): Checked | null {
  const { id, runs, holds, says } = statement;
  const all = runs.map((changes) => bounded({ ...assumed, ...changes }));
  const made = all.map((parameters) => simulate(parameters));
  if (!made.every((run) => run !== null)) return null;
  return { id, holds: holds(made), text: says(made), link: linkOf(all[0]) };
}

/** The link of a run that shows where a statement is false. */
export function counterexample({ runs, fails }: Statement): string {
  return linkOf({ ...fails, ...runs[0] });
}

/** No value above the parameter that bounds it. */
function bounded(parameters: Parameters): Parameters {
  const { deploy, horizon, onset, steps } = parameters;
  return { ...parameters, deploy: Math.min(deploy, horizon), onset: Math.min(onset, steps) };
}
