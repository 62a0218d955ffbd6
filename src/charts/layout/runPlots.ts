import { nice as niceDomain } from 'd3-array';
import { pathRound, type Path } from 'd3-path';
import type { ColumnName } from '../../core/readouts';
import { path, rect, round2, text, type Mark } from './marks';
import { merged } from './merged';
import { simplify } from './simplify';
import { plotFrame, type PlotFrame, type Size } from './plotFrame';
import type { Domain } from './scales';

/** What the three plots of a run are made of: T, how many rows are filled, and what stands in them. */
export interface RunData {
  readonly length: number;
  readonly steps: number;
  readonly valueAt: (name: ColumnName, row: number) => number;
  /** Rows of a column that the plot's pixels can show, in order, its extremes, first and last row among them. */
  readonly thinned: (name: ColumnName) => readonly number[];
}

/** A plot that does not change while the cursor moves. */
export interface RunPlot {
  readonly frame: PlotFrame;
  /** Shading, axes and labels, from back to front. */
  readonly back: readonly Mark[];
  readonly labels: readonly Mark[];
  /** Paths, each drawn whole and faint, and over it up to the cursor; the first is the headline's. */
  readonly curves: readonly string[];
  /** The same of each run behind it, drawn whole. */
  readonly behind: readonly (readonly string[])[];
  /** The numbers that the dots show at a row, one a curve; the first is the headline's. */
  readonly values: (row: number) => readonly number[];
}

/** A run to lay out, and others behind it; the axis of steps is as long as the longest of them. */
export interface Runs extends RunData {
  readonly behind?: readonly RunData[];
}

const allOf = (data: Runs): readonly RunData[] => [data, ...(data.behind ?? [])];
/** Steps of the longest run. */
export const longest = (data: Runs) => Math.max(...allOf(data).map(({ steps }) => steps));

/** Curves of some columns of all runs, and the values under the dots. */
export function curvesOf(
  names: readonly ColumnName[],
  data: Runs,
  frame: PlotFrame,
): Pick<RunPlot, 'curves' | 'behind' | 'values'> {
  return {
    curves: names.map((name) => curveOf(name, data, frame)),
    behind: (data.behind ?? []).map((run) => names.map((name) => curveOf(name, run, frame))),
    values: (row) => names.map((name) => data.valueAt(name, row)),
  };
}

function extent(data: Runs, name: ColumnName): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const run of allOf(data)) {
    for (const row of run.thinned(name)) {
      const value = run.valueAt(name, row);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

const nice = (low: number, high: number): Domain => niceDomain(low, high, 4);

/** Zero always inside, with at least a sixth of the height below it; never so narrow that ticks could not be told apart. */
export function rateDomain(data: Runs): Domain {
  const [low, high] = extent(data, 'rate');
  const top = Math.max(high, low < 0 ? Math.max(-0.5 * low, 0.02) : 0.1);
  return nice(Math.min(low, -0.2 * top), top);
}

/** From 0 to max(1, g₀), or to the widest that the gap becomes. */
export function gapDomain(data: Runs): Domain {
  const [, high] = extent(data, 'gap');
  return high > 1 ? nice(0, high) : [0, 1];
}

/** Zero always inside. */
export function incentiveDomain(data: Runs): Domain {
  const [low, high] = extent(data, 'incentive');
  return [Math.min(low * 1.3, -0.02), Math.max(high * 1.6, 0.02)];
}

function curveOf(name: ColumnName, data: RunData, frame: PlotFrame): string {
  const drawn = pathRound(2);
  const rows = data.thinned(name);
  lineThrough(drawn, rows, xOf(data, frame), (row) => frame.y(data.valueAt(name, row)));
  return drawn.toString();
}

/** Where a row stands: rows follow each other step by step. */
function xOf(data: RunData, frame: PlotFrame): (row: number) => number {
  const from = data.valueAt('step', 0);
  return (row) => frame.x(from + row);
}

/** Goes on a path, or begins it, along the points of rows in order. */
function lineThrough(
  drawn: Path,
  rows: readonly number[],
  x: (row: number) => number,
  y: (row: number) => number,
): void {
  let begun = drawn.toString() !== '';
  simplify(
    rows.length,
    (i) => x(rows[i]),
    (i) => y(rows[i]),
    (atX, atY) => {
      if (begun) drawn.lineTo(atX, atY);
      else drawn.moveTo(atX, atY);
      begun = true;
    },
  );
}

/** The discount rate against training steps; below zero, later counts for more. */
export function ratePlot(data: Runs, size: Size, domain: Domain): RunPlot {
  const frame = plotFrame(size, longest(data), domain, 'linear');
  const { plane } = frame;
  const zero = round2(frame.y(0));
  const bottom = plane.y + plane.height;
  const below = { x: plane.x, y: zero, width: plane.width, height: Math.max(0, bottom - zero) };
  const at = { x: plane.x + plane.width - 4, y: bottom - 6, anchor: 'end' as const };
  return {
    frame,
    back: [rect('below zero', 'shade-deceptive', below), ...frame.axes],
    labels: below.height >= 18 ? [text('below', 'plot-label on-deceptive', 'later counts for more', at)] : [],
    ...curvesOf(['rate'], data, frame),
  };
}

/** The deception incentive on a symmetric logarithmic axis; above zero, pretending pays. */
export function incentivePlot(data: Runs, size: Size, domain: Domain): RunPlot {
  const frame = plotFrame(size, longest(data), domain, 'symlog');
  const { plane } = frame;
  const zero = frame.y(0);
  const at = { x: plane.x + plane.width - 4, y: zero - 6, anchor: 'end' as const };
  const room = zero - plane.y >= 22;
  return {
    frame,
    back: [...frame.axes],
    labels: [text('pays', 'plot-label', 'pretending pays above 0', room ? at : { ...at, y: zero + 16 })],
    ...curvesOf(['incentive'], data, frame),
  };
}

/**
 * The gap, stacked from below: what the behaviour shows, what pretending masks (together the visible gap), and what training cannot see
 * (up to the whole gap).
 */
export function gapPlot(data: Runs, size: Size, domain: Domain): RunPlot {
  const frame = plotFrame(size, longest(data), domain, 'linear');
  const { valueAt } = data;
  const visible = (row: number) => Math.abs(valueAt('visible', row));
  const shown = (row: number) => visible(row) - valueAt('masked', row);
  const whole = (row: number) => valueAt('gap', row);
  const rows = merged(data.thinned('gap'), data.thinned('masked'));
  const backwards = rows.toReversed();
  const outline = (low: Band['low'], high: Band['high']) => {
    const drawn = pathRound(2);
    lineThrough(drawn, rows, xOf(data, frame), (row) => frame.y(high(row)));
    lineThrough(drawn, backwards, xOf(data, frame), (row) => frame.y(low(row)));
    drawn.closePath();
    return drawn.toString();
  };
  const hides = valueAt('hiddenGap', 0) !== 0;
  const bands = [
    { name: 'masked by pretending', className: 'shade-deceptive', ground: 'on-deceptive', low: shown, high: visible },
    ...(hides
      ? [{ name: 'training cannot see', className: 'shade-unseen', ground: 'on-unseen', low: visible, high: whole }]
      : []),
  ];
  const labelled = [{ name: 'shown', ground: '', low: () => 0, high: shown }, ...bands];
  return {
    frame,
    back: [...bands.map(({ name, className, low, high }) => path(name, className, outline(low, high))), ...frame.axes],
    labels: labelled.flatMap((band) => bandLabel(band, frame, data)),
    ...curvesOf(['gap'], data, frame),
  };
}

/** Zero always inside; both losses of all runs. */
export function lossDomain(data: Runs): Domain {
  const highest = Math.max(extent(data, 'loss')[1], extent(data, 'deployedLoss')[1]);
  return nice(0, Math.max(highest, 0.01));
}

/** The base loss in training, and what it would be if deployed now; between the two is what training does not see. */
export function lossPlot(data: Runs, size: Size, domain: Domain): RunPlot {
  const frame = plotFrame(size, longest(data), domain, 'linear');
  const low = (row: number) => data.valueAt('loss', row);
  const high = (row: number) => data.valueAt('deployedLoss', row);
  const rows = merged(data.thinned('loss'), data.thinned('deployedLoss'));
  const area = pathRound(2);
  lineThrough(area, rows, xOf(data, frame), (row) => frame.y(high(row)));
  lineThrough(area, rows.toReversed(), xOf(data, frame), (row) => frame.y(low(row)));
  area.closePath();
  const band = { name: 'shows only when deployed', ground: 'on-deceptive', low, high };
  return {
    frame,
    back: [path('unseen', 'shade-deceptive', area.toString()), ...frame.axes],
    labels: bandLabel(band, frame, data),
    ...curvesOf(['loss', 'deployedLoss'], data, frame),
  };
}

/** A band of the stacked gap: its name, the class of what its label stands on, and its lower and upper edge at a row. */
interface Band {
  readonly name: string;
  readonly ground: string;
  readonly low: (row: number) => number;
  readonly high: (row: number) => number;
}

/** A label where its band is thickest along the label's own width; none where no place is thick enough. */
function bandLabel({ name, ground, low, high }: Band, frame: PlotFrame, { valueAt, length }: RunData): Mark[] {
  const { plane } = frame;
  const width = name.length * 6.3;
  const from = valueAt('step', 0);
  const rowAt = (x: number) => Math.min(length - 1, Math.max(0, frame.stepAt(x) - from));
  let best = { room: 15, x: 0, y: 0 };
  for (let left = plane.x + 4; left + width <= plane.x + plane.width - 4; left += 8) {
    let top = -Infinity;
    let bottom = Infinity;
    for (let i = 0; i <= 6; i++) {
      const row = rowAt(left + (i * width) / 6);
      top = Math.max(top, frame.y(high(row)));
      bottom = Math.min(bottom, frame.y(low(row)));
    }
    const room = Math.min(bottom - top, 60);
    if (room > best.room) best = { room, x: left + width / 2, y: (Math.max(top, bottom - 200) + bottom) / 2 + 4 };
  }
  if (best.x === 0) return [];
  return [text(name, `plot-label ${ground}`, name, { x: round2(best.x), y: round2(best.y), anchor: 'middle' })];
}
