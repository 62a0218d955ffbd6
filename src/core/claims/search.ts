import { exp, log } from '../elementary';
import type { ParameterKey } from '../parameters';
import type { Run } from '../trainingRun';
import type { Changes, Notebook } from './notebook';

/** Where something turns as one parameter moves, to be found by bisection: it sees one turn, between ends that differ. */
export interface Search {
  readonly name: string;
  /** What holds on one side, as in “it complies by 0.9”. */
  readonly what: string;
  readonly parameter: ParameterKey;
  readonly range: readonly [low: number, high: number];
  readonly scale: 'linear' | 'log' | 'integer';
  /** The runs that decide at a value of the parameter. */
  readonly at: (value: number) => readonly Changes[];
  readonly holds: (runs: readonly Run[]) => boolean;
  /** How often the range is halved; 13 times unless told. */
  readonly halvings?: number;
}

/** What a search found. */
export interface Boundary {
  readonly name: string;
  readonly what: string;
  readonly parameter: ParameterKey;
  readonly searched: readonly [low: number, high: number];
  /** Where it turns: half-way between the two last values tried, or the first or last integer that holds; null where both ends are alike. */
  readonly value: number | null;
  /** On which side of the value it holds. */
  readonly holds: 'below' | 'above' | 'everywhere' | 'nowhere';
}

/** Bisects, running what `at` says in the notebook. */
export function search(asked: Search, notebook: Notebook): Boundary {
  const { name, what, parameter, range, scale, at, holds, halvings = 13 } = asked;
  const judge = (value: number) => holds(at(value).map((changes) => notebook.run(changes, name)));
  let [low, high] = range;
  const found = { name, what, parameter, searched: range };
  const atLow = judge(low);
  const atHigh = judge(high);
  if (atLow === atHigh) return { ...found, value: null, holds: atLow ? 'everywhere' : 'nowhere' };
  for (let i = 0; i < halvings; i++) {
    const middle = between(low, high, scale);
    if (middle === low || middle === high) break;
    if (judge(middle) === atLow) low = middle;
    else high = middle;
  }
  const value = scale === 'integer' ? (atLow ? low : high) : between(low, high, scale);
  return { ...found, value, holds: atLow ? 'below' : 'above' };
}

function between(low: number, high: number, scale: Search['scale']): number {
  if (scale === 'log') return exp((log(low) + log(high)) / 2);
  const middle = (low + high) / 2;
  return scale === 'integer' ? Math.floor(middle) : middle;
}
