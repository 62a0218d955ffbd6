import { specOf, type Parameters } from '../../core/parameters';
import type { ColumnName } from '../../core/readouts';
import { behindRuns } from '../../store/beside';
import { shownStep, type LabState } from '../../store/lab';
import { parametersAt, type SettledRun } from '../../store/shownRun';
import { isExponential, relativeWeight } from './quantities';

/** The numbers that Figure 1 draws at one step: the parameters of the run and its columns at that row. */
export interface FigureState {
  /** False before the first run: then there is nothing to say but the parameters. */
  readonly known: boolean;
  readonly step: number;
  readonly steps: number;
  /** Whether training is over, or a formula broke it off: no update follows. */
  readonly ended: boolean;
  readonly optimiser: string;
  readonly horizon: number;
  readonly deploy: number;
  readonly aware: boolean;
  readonly anticipation: number;
  readonly kernel: Parameters['kernel'];
  readonly wiring: Parameters['wiring'];
  /** The effective rate. */
  readonly rho: number;
  /** w_k / max(1, max w), 0 … 1, of an episode that has a strand, and of the present, k = 0. */
  readonly relativeWeight: (k: number) => number;
  readonly gap: number;
  readonly visible: number;
  readonly compliance: number;
  readonly loss: number;
  readonly deployedLoss: number;
  readonly incentive: number;
  readonly futureWeight: number;
  readonly stepGap: number;
  /** Change of |e_visible| by this step: negative closes the gap. */
  readonly closing: number;
  /** Change of the effective rate by this step; 0 where the next state is not known yet. */
  readonly stepRate: number;
  readonly gradGap: number;
  readonly gradTime: number;
  /** Whether the state is shown as deployed: nobody trains, and it acts on its own target. */
  readonly deployed: boolean;
  /** The run to compare with at the same step, or at its last. */
  readonly beside: { readonly rho: number; readonly gap: number } | null;
  /** Distance at the right end of the rulers: max(1, g₀), or the widest gap of the run. */
  readonly rulerEnd: number;
}

function optimiserName(parameters: Readonly<Parameters>): string {
  const spec = specOf('optimiser');
  const option = spec.kind === 'choice' ? spec.options.find(({ value }) => value === parameters.optimiser) : undefined;
  return option?.label ?? parameters.optimiser;
}

/** Figure 1 at the step that the lab shows; before the first run, at its parameters. */
export function figureState(state: LabState): FigureState {
  const { run } = state;
  const row = shownStep(state);
  const parameters = run ? parametersAt(run, row) : state.parameters;
  const { anticipation, onset, gap, hidden, horizon, deploy, kernel, wiring } = parameters;
  const { steps } = run?.parameters ?? state.parameters;
  const [beside] = behindRuns(state);
  const read = (name: ColumnName, otherwise: number) => run?.rows.valueAt(name, row) ?? otherwise;
  const step = read('step', 0);
  const rho = read('rate', parameters.rho);
  const nextRho = run && row + 1 < run.length ? run.rows.valueAt('rate', row + 1) : rho;
  const visible = read('visible', gap * Math.sqrt(1 - hidden));
  const broken = run?.outcome?.broken !== undefined && row === run.length - 1;
  const { deployed } = state;
  const still = broken || deployed;
  const stepGap = still ? 0 : read('stepGap', 0);
  return {
    known: run !== null,
    step,
    steps,
    ended: run !== null && (step === steps || still),
    optimiser: optimiserName(parameters),
    horizon,
    deploy,
    aware: anticipation > 0 && step >= onset,
    anticipation,
    kernel,
    wiring,
    rho,
    relativeWeight: (k) => {
      const place = run?.watch.indexOf(k) ?? -1;
      return run && place >= 0 ? run.rows.watchedAt(place, row) : relativeWeight(rho, k, horizon);
    },
    gap: read('gap', gap),
    visible,
    compliance: deployed ? 0 : read('compliance', 0),
    loss: read('loss', 0.5 * gap * gap * (1 - hidden)),
    deployedLoss: read('deployedLoss', 0.5 * gap * gap),
    incentive: read('incentive', 0),
    futureWeight: read('weight', 0),
    stepGap,
    closing: Math.abs(visible + stepGap) - Math.abs(visible),
    stepRate: deployed ? 0 : isExponential(parameters) ? read('stepTime', 0) : nextRho - rho,
    gradGap: read('gradGap', 0),
    gradTime: read('gradTime', 0),
    deployed,
    beside: beside ? besideAt(beside, row) : null,
    rulerEnd: Math.max(1, gap, run?.widestGap ?? 0, beside?.widestGap ?? 0),
  };
}

function besideAt({ rows, length }: SettledRun, row: number): FigureState['beside'] {
  const at = Math.min(row, length - 1);
  return { rho: rows.valueAt('rate', at), gap: rows.valueAt('gap', at) };
}
