import { createDrawing, writeText, type Drawing } from '../../charts/draw/drawMarks';
import { formatExact, formatNumber } from '../../charts/layout/formatNumber';
import { group, path, type Mark } from '../../charts/layout/marks';
import { pathUpTo } from '../../charts/layout/pathUpTo';
import { cursorMarks, type Size } from '../../charts/layout/plotFrame';
import type { ColumnName } from '../../core/readouts';
import type { RunData, RunPlot, Runs } from '../../charts/layout/runPlots';
import type { Domain } from '../../charts/layout/scales';
import { behindKey, behindRuns } from '../../store/beside';
import { movesAt, readsAt } from '../../store/frame';
import { shownStep, type LabState } from '../../store/lab';
import type { ShownRun } from '../../store/shownRun';
import { laterModule } from '../../ui/later';
import type { PlotKind } from './plotKinds';

const bands = laterModule(async () => (await import('./bandLayer')).bandLayer);

export function dataOf({ rows, length, parameters }: ShownRun, width: number): RunData {
  const thinned = (name: ColumnName) => rows.thinned(name, width);
  return { valueAt: rows.valueAt, thinned, length, steps: parameters.steps };
}

/** A plot's marks: those that stay while the cursor moves, and its curves up to it. */
export interface CurveMarks {
  /** Shading and axes. */
  readonly back: Mark;
  /** Curves of the runs behind it by their names, and its own whole and faint. */
  readonly whole: readonly Mark[];
  /** Its own curves up to an x, in pixels. */
  readonly upTo: (x: number) => readonly Mark[];
}

/** Lays out a plot's marks; `names` are those of the runs behind it, in their order. */
export function curveMarks(
  { back, behind, curves }: RunPlot,
  kind: PlotKind,
  names: readonly ('pinned' | 'parent')[],
): CurveMarks {
  const cut = curves.map(pathUpTo);
  return {
    back: group('back', {}, back),
    whole: [
      ...behind.flatMap((others, run) =>
        others.map((d, i) => path(`${names[run]} ${i}`, `curve ${names[run]}${kind.curves[i]}`, d)),
      ),
      ...curves.map((d, i) => path(`ahead ${i}`, `curve ahead${kind.curves[i]}`, d)),
    ],
    upTo: (x) => cut.map((cutAt, i) => path(`behind ${i}`, `curve behind${kind.curves[i]}`, cutAt(x))),
  };
}

/** One live plot: laid out anew when run, size or axis change; otherwise only the cursor moves. */
export interface LivePlot {
  update(state: LabState, beat: number): void;
  resize(size: Size): void;
  /** The training step under a pointer, from its distance to the plot's left edge. */
  stepAt(x: number): number;
  destroy(): void;
}

/** The number over a plot, and what stands beside it. */
export interface Headline {
  readonly value: HTMLElement;
  readonly aside: HTMLElement;
}

/** `own` is the beat at which this plot writes its number and follows a run that grows: each has its own, so that they do not fall into one frame. */
export function createLivePlot(svg: SVGSVGElement, headline: Headline, kind: PlotKind, own: number): LivePlot {
  const drawing: Drawing = createDrawing(svg);
  let size: Size = { width: 0, height: 0 };
  let domain: Domain | null = null;
  let plot: RunPlot | null = null;
  let fixed: readonly Mark[] = [];
  let upTo: CurveMarks['upTo'] = () => [];
  let labels: Mark = group('labels', {}, []);
  /** The headline that is read and not yet written. */
  let reading: readonly [string, string] | null = null;
  /** What the plot was laid out for: run, rows, width, height, whether a slider moves, runs behind, other seeds. */
  let key: readonly [number?, number?, number?, number?, boolean?, string?, number?] = [];

  function writeReading(): void {
    if (!reading) return;
    writeText(headline.value, reading[0]);
    writeText(headline.aside, reading[1]);
    reading = null;
  }

  /** The axis of this run; while a slider moves it only grows. */
  function axisOf(runs: Runs, held: boolean): Domain {
    const own = kind.domain(runs);
    if (!held || !domain) return own;
    const [low, high] = domain;
    return own[0] >= low && own[1] <= high ? domain : [Math.min(low, own[0]), Math.max(high, own[1])];
  }

  function layOut(state: LabState, beat: number): RunPlot | null {
    const { run, ensemble } = state;
    if (!run || size.width < 60) return null;
    // At rest every change is laid out at once; while the cursor moves, or the same run grows, at this plot's own beat.
    const waits = !movesAt(own, beat) && (state.playing || (state.busy && key[0] === run.id));
    if (plot && waits && key[2] === size.width && key[3] === size.height) return plot;
    const behind = behindRuns(state);
    const others = behindKey(state);
    const next: typeof key = [run.id, run.length, size.width, size.height, state.held, others, ensemble.returned];
    if (plot && next.every((value, i) => value === key[i])) return plot;
    key = next;
    const runs = { ...dataOf(run, size.width), behind: behind.map((other) => dataOf(other, size.width)) };
    const band = ensemble.gathering && bands.get()?.(ensemble.gathering, kind.id);
    domain = axisOf(band ? { ...runs, behind: [...runs.behind, band.extent] } : runs, state.held);
    plot = kind.layout(runs, size, domain);
    const names = behind.map((other) => (other === state.pinned?.run ? 'pinned' : 'parent'));
    const marks = curveMarks(plot, kind, names);
    fixed = [marks.back, ...(band ? band.marks(plot.frame) : []), ...marks.whole];
    ({ upTo } = marks);
    labels = group('labels', {}, plot.labels);
    return plot;
  }

  return {
    update(state, beat) {
      const { run } = state;
      // While a run plays, every second frame; while one is computed as well, only at this plot's own beat.
      const moves = !plot || !state.playing || (state.busy ? movesAt(own, beat) : beat % 2 === 1);
      const laid = moves ? layOut(state, beat) : plot;
      if (!laid || !run) return;
      const last = run.length - 1;
      const cursor = Math.min(state.cursor ?? last, last);
      const shown = shownStep(state);
      const probe = state.probe === null ? [] : [cursorMarks(laid.frame, shown, laid.values(shown), 'probe')];
      if (moves) {
        drawing.update([
          ...fixed,
          ...upTo(laid.frame.x(cursor)),
          cursorMarks(laid.frame, cursor, laid.values(cursor), 'cursor'),
          ...probe,
          labels,
        ]);
      }
      if (beat === 0) {
        const values = laid.values(shown);
        const [first, ...others] = values;
        const asTrained = [first, kind.aside?.(first, ...others) ?? ''] as const;
        const [value, aside] = (state.deployed && kind.deployed?.(...values)) || asTrained;
        reading = [state.probe === null ? formatNumber(value) : formatExact(value), aside];
      }
      if (readsAt(own, beat, state)) writeReading();
    },
    resize(next) {
      size = next;
    },
    stepAt: (x) => plot?.frame.stepAt(x) ?? 0,
    destroy: () => drawing.destroy(),
  };
}
