import { formatNumber } from '../../charts/layout/formatNumber';
import type { Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import type { Size } from '../../charts/layout/plotFrame';
import { pathOf } from '../../core/changeRecipe';
import { specOf, type Parameters } from '../../core/parameters';
import { createStartRates, type StartRates } from '../../core/pushes';
import type { ColumnName } from '../../core/readouts';
import { shownStep, type LabState } from '../../store/lab';
import type { SettledRun, ShownRun } from '../../store/shownRun';
import type { Field, FieldWork } from './fieldWork';
import type { RacePoint } from './pushMarks';
import { joined, raceDomain, raceFrame, sameDomain } from './raceFrame';
import { pathNames } from './pathNames';
import { raceGround, raceMoment, tracePath, type OtherTrace, type TracePath } from './raceLayout';
import { createRunTrace, type RunTrace } from './runTrace';
import type { RaceDomain } from './streamlines';

/** How the start point is held: by a pointer, which needs axes that stand still; by keys, which may move them; or not at all. */
export type Grip = 'pointer' | 'keys' | null;

/** The panel's drawing: laid out anew when run, size, axes or field change; otherwise only what the cursor moves. */
export interface RacePlane {
  /** `map` makes the marks of what lies behind all else, for a frame; the same array as long as they are the same. */
  layout(state: LabState, size: Size, map?: ((frame: PlaneFrame) => readonly Mark[]) | null): readonly Mark[] | null;
  /** The gap and rate under a place in the drawing; null outside the axes, or before anything is drawn. */
  under(x: number, y: number): { readonly gap: number; readonly rate: number } | null;
  /** Where the start point is drawn; null before anything is. */
  handle(): { readonly x: number; readonly y: number } | null;
  /** The initial values that put the start point under a place in the drawing, as near as axes, ranges and steps of 0.01 let it. */
  startUnder(x: number, y: number, parameters: Readonly<Parameters>): Pick<Parameters, 'gap' | 'rho'> | null;
  grip(grip: Grip): void;
}

function rangeOf(key: 'gap' | 'rho'): { min: number; max: number } {
  const spec = specOf(key);
  if (spec.kind !== 'number') throw new Error(`“${key}” is not a number.`);
  return spec;
}

/** As many states of a run under way are looked at; of the whole run, all. */
const SOME_STATES = 5000;

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
const hundredth = (value: number) => Number(value.toFixed(2)) + 0;

/** Whether φ is not the discount rate itself, so that the plane shows the effective one. */
function isEffective({ kernel, wiring }: Readonly<Parameters>): boolean {
  return kernel !== 'exponential' || wiring === 'independent';
}

/** Where the run is at a state, and its next update. */
export function racePoint(run: ShownRun, state: number): RacePoint {
  const { valueAt } = run.rows;
  const read = (name: ColumnName) => valueAt(name, state);
  const step = read('step');
  const rate = read('rate');
  const gap = read('gap');
  const visible = read('visible') + read('stepGap');
  const hidden = read('hiddenGap') + read('stepHidden');
  const isLast = state === run.length - 1;
  const ended = isLast && (step === run.parameters.steps || run.outcome?.broken !== undefined);
  const hasNext = !isLast && valueAt('step', state + 1) === step + 1;
  return {
    step,
    gap,
    rate,
    gapStep: ended ? 0 : Math.sqrt(visible * visible + hidden * hidden) - gap,
    rateStep: ended
      ? 0
      : !isEffective(run.parameters)
        ? read('stepTime')
        : hasNext
          ? valueAt('rate', state + 1) - rate
          : null,
    ended,
  };
}

export function createRacePlane(work: Pick<FieldWork, 'ask'>, clipId: string): RacePlane {
  let grip: Grip = null;
  let trace: { readonly id: number; readonly of: RunTrace } | null = null;
  /** The traces of other runs, which are whole, by their runs' ids. */
  let others: ReadonlyMap<number, RunTrace> = new Map();
  let behind: readonly OtherTrace[] = [];
  let axes: {
    readonly domain: RaceDomain;
    readonly effective: boolean;
    readonly size: Size;
    readonly frame: PlaneFrame;
  } | null = null;
  let ground: {
    readonly length: number;
    readonly trace: RunTrace;
    readonly behind: readonly OtherTrace[];
    readonly frame: PlaneFrame;
    readonly field: Field;
    readonly background: readonly Mark[] | null;
    readonly path: TracePath;
    readonly name: string;
    readonly drawn: ReturnType<typeof raceGround>;
  } | null = null;
  let rates: {
    readonly parameters: Readonly<Parameters>;
    readonly of: StartRates | null;
    readonly start: number;
  } | null = null;
  let start = { gap: 0, rate: 0 };

  function ratesOf(parameters: Readonly<Parameters>): NonNullable<typeof rates> {
    if (rates?.parameters !== parameters) {
      const of = createStartRates(parameters);
      rates = { parameters, of, start: of?.rateOf(parameters.rho) ?? NaN };
    }
    return rates;
  }

  function traceOf(run: ShownRun, settled: SettledRun | null): RunTrace {
    if (trace?.id !== run.id) trace = { id: run.id, of: createRunTrace() };
    const { length, rows, parameters } = run;
    const known = settled === run ? { columns: settled.columns } : { every: Math.ceil(parameters.steps / SOME_STATES) };
    trace.of.extend({ length, valueAt: rows.valueAt, ...known });
    return trace.of;
  }

  /** Other runs and their names; the same array as long as they are the same. */
  function behindOf({ pinned, parent, apart }: LabState): readonly OtherTrace[] {
    const nameOfParent = apart.length > 0 ? pathNames.both : '';
    const wanted = [
      { kind: 'pinned' as const, beside: pinned, name: parent?.run === pinned?.run ? nameOfParent : '' },
      { kind: 'parent' as const, beside: parent?.run === pinned?.run ? null : parent, name: nameOfParent },
      ...apart.map((beside) => ({ kind: 'apart' as const, beside, name: pathNames[pathOf(beside.recipe) ?? 'both'] })),
    ];
    const known = new Map<number, RunTrace>();
    const traces = wanted.flatMap(({ kind, beside, name }): OtherTrace[] => {
      if (!beside?.run) return [];
      const { id, length, rows, columns } = beside.run;
      let of = others.get(id);
      if (!of) {
        of = createRunTrace();
        of.extend({ length, valueAt: rows.valueAt, columns });
      }
      known.set(id, of);
      return [{ kind, trace: of, name }];
    });
    others = known;
    const isSame =
      traces.length === behind.length &&
      traces.every(({ kind, trace: of, name }, i) => {
        const before = behind[i];
        return kind === before.kind && of === before.trace && name === before.name;
      });
    if (!isSame) behind = traces;
    return behind;
  }

  /** The axes of this run and start, and of those behind it; they stand still under a pointer, and only grow while a slider moves. */
  function frameOf(
    state: LabState,
    run: RunTrace,
    beside: readonly OtherTrace[],
    size: Size,
    effective: boolean,
  ): PlaneFrame {
    const all = [run, ...beside.map((other) => other.trace)];
    const own = raceDomain({
      widest: Math.max(start.gap, ...all.map(({ widest }) => widest)),
      lowest: Math.min(start.rate, ...all.map(({ lowest }) => lowest)),
      highest: Math.max(start.rate, ...all.map(({ highest }) => highest)),
    });
    const domain = !axes ? own : grip === 'pointer' ? axes.domain : state.held ? joined(axes.domain, own) : own;
    const isSame =
      axes !== null &&
      sameDomain(axes.domain, domain) &&
      axes.effective === effective &&
      axes.size.width === size.width &&
      axes.size.height === size.height;
    if (!isSame) axes = { domain, effective, size, frame: raceFrame(size, domain, effective) };
    return axes!.frame;
  }

  return {
    layout(state, size, map = null) {
      const { run, parameters } = state;
      if (!run) return null;
      const known = ratesOf(parameters).start;
      start = { gap: parameters.gap, rate: Number.isNaN(known) ? run.rows.valueAt('rate', 0) : known };
      const of = traceOf(run, state.settled);
      const beside = behindOf(state);
      const path = pathOf(state.recipe);
      const name = state.apart.length > 0 && path && path !== 'both' ? pathNames[path] : '';
      const frame = frameOf(state, of, beside, size, isEffective(run.parameters));
      const field = work.ask(run.parameters, axes!.domain, state.held);
      const background = map?.(frame) ?? null;
      const isSame =
        ground !== null &&
        ground.background === background &&
        ground.trace === of &&
        ground.behind === beside &&
        ground.name === name &&
        ground.length === of.length &&
        ground.frame === frame &&
        ground.field === field;
      if (!isSame) {
        const drawnPath =
          ground?.trace === of && ground.length === of.length && ground.frame === frame
            ? ground.path
            : tracePath(of, frame);
        const drawn = raceGround({
          frame,
          clipId,
          ...field,
          ...(background ? { background } : {}),
          behind: beside,
          own: { trace: of, name },
          trace: drawnPath,
        });
        ground = {
          length: of.length,
          trace: of,
          behind: beside,
          frame,
          field,
          background,
          path: drawnPath,
          drawn,
          name,
        };
      }
      const words = grip === null ? null : `gap ${formatNumber(parameters.gap)}, ρ ${formatNumber(parameters.rho)}`;
      const point = racePoint(run, shownStep(state));
      const moment = raceMoment({
        frame,
        clipId,
        trace: ground!.path,
        names: ground!.drawn.names,
        point: state.deployed ? { ...point, ended: true } : point,
        start: { ...start, words },
      });
      return [...ground!.drawn.marks, ...moment];
    },
    handle() {
      if (!axes) return null;
      const { plane, x, y } = axes.frame;
      return {
        x: within(x(start.gap), plane.x, plane.x + plane.width),
        y: within(y(start.rate), plane.y, plane.y + plane.height),
      };
    },
    under(x, y) {
      if (!axes) return null;
      const { frame } = axes;
      const { plane } = frame;
      const isIn = x >= plane.x && x <= plane.x + plane.width && y >= plane.y && y <= plane.y + plane.height;
      return isIn ? { gap: frame.x.invert(x), rate: frame.y.invert(y) } : null;
    },
    startUnder(x, y, parameters) {
      if (!axes) return null;
      const { frame, domain } = axes;
      const rate = within(frame.y.invert(y), ...domain.rate);
      const { of } = ratesOf(parameters);
      // With a formula ρ₀ is moved by as much as the rate is to move: near it, if the formula's rate goes with ρ at all.
      const rho = of ? of.rhoOf(rate) : parameters.rho + rate - start.rate;
      const range = { gap: rangeOf('gap'), rho: rangeOf('rho') };
      return {
        gap: hundredth(within(frame.x.invert(x), range.gap.min, range.gap.max)),
        rho: hundredth(within(rho, range.rho.min, range.rho.max)),
      };
    },
    grip(next) {
      grip = next;
    },
  };
}
