import type { ClaimId, Decision } from '../claims/claim';
import { linkOf, type Changes, type Notebook } from '../claims/notebook';
import { exp, log } from '../elementary';
import type { OutcomeKind } from '../outcome';
import type { Run } from '../trainingRun';
import type { Curve, Figure, Point } from './figure';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What an experiment found: a table, the figure drawn from it, and what to say of it beside the figure. */
export interface Measured {
  readonly table: Table;
  readonly figure: Figure;
  readonly findings: readonly string[];
}

/** The figure of a claim, drawn with the boundaries of its decision. */
export interface ClaimExperiment {
  readonly claim: ClaimId;
  readonly measure: (notebook: Notebook, decision: Decision) => Measured;
}

/** A check against numbers that others have published. */
export interface ExternalCheck {
  readonly name: string;
  readonly measure: (notebook: Notebook) => Measured;
}

/** One run of a sweep. */
export interface Swept {
  readonly curve: string;
  readonly x: number;
  readonly values: readonly number[];
  readonly outcome: OutcomeKind;
  readonly link: string;
  readonly digest: string;
}

/** A run at each value, and what `read` takes from it. */
export function sweep(
  notebook: Notebook,
  curve: string,
  values: readonly number[],
  at: (value: number) => Changes,
  read: (run: Run) => readonly number[],
): Swept[] {
  return values.map((x) => {
    const changes = at(x);
    const run = notebook.run(changes, curve);
    return { curve, x, values: read(run), outcome: run.outcome.kind, link: linkOf(changes), digest: run.digest };
  });
}

/** Sweeps as a table, a run a row. */
export function sweepTable(x: string, names: readonly string[], rows: readonly Swept[]): Table {
  return {
    columns: ['curve', x, ...names, 'outcome', 'link', 'digest'],
    rows: rows.map((row) => [row.curve, row.x, ...row.values, row.outcome, row.link, row.digest]),
  };
}

/** The points of a sweep, by the number of its readout; with shapes where the outcome is to be seen. */
export function pointsOf(rows: readonly Swept[], readout = 0, shapes = false): Point[] {
  return rows.map(({ x, values, outcome }) =>
    shapes ? { x, y: values[readout], outcome } : { x, y: values[readout] },
  );
}

/** Every so many states of a run, as points of two readouts, the last with its outcome. */
export function trail(run: Run, x: (row: number) => number, y: (row: number) => number, every: number): Point[] {
  const last = run.columns.step.length - 1;
  const points: Point[] = [];
  for (let row = 0; row < last; row += every) points.push({ x: x(row), y: y(row) });
  return [...points, { x: x(last), y: y(last), outcome: run.outcome.kind }];
}

/** Curves as a table, a point a row. */
export function curveTable(x: string, y: string, curves: readonly Curve[]): Table {
  return {
    columns: ['curve', x, y],
    rows: curves.flatMap(({ name, points }) => points.map((point) => [name, point.x, point.y])),
  };
}

/** Where a search of the decision turned; NaN, which draws nothing, where it did not. */
export function turn(decision: Decision, name: string): number {
  return decision.boundary.find((each) => each.name === name)?.value ?? NaN;
}

/** `count` numbers from low to high in equal steps, with the digits that a reader would type. */
export function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => tidy(low + ((high - low) * i) / (count - 1)));
}

/** The same in equal ratios. */
export function byRatio(low: number, high: number, count: number): number[] {
  const [from, to] = [log(low), log(high)];
  return Array.from({ length: count }, (_, i) => Number(exp(from + ((to - from) * i) / (count - 1)).toPrecision(2)));
}

function tidy(x: number): number {
  return Math.round(x * 1e6) / 1e6 + 0; // + 0 makes −0 a 0
}
