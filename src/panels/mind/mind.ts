import { compileFormula, type FormulaTree } from '../../core/formula';
import type { Kernel } from '../../core/exponential';
import { createKernel } from '../../core/kernels';
import type { Parameters } from '../../core/parameters';
import { createSituation, type Situation } from '../../core/plan';
import { createWeights, sumUp, type Weights } from '../../core/weights';
import { formulaOf, parametersAt, type ShownRun } from '../../store/shownRun';

/** What the mesa-optimiser weighs and faces at one state of a run. The next reading of the same run overwrites it. */
export interface Mind {
  readonly parameters: Readonly<Parameters>;
  /** w_k / max(1, max w), k = 0 … H; NaN where it was not kept. */
  readonly relative: Float64Array;
  /** How many of them are known. */
  readonly known: number;
  /** What J is made of; null where not all weights are known. */
  readonly situation: Situation | null;
  /** E_p[c], as the run has it. */
  readonly compliance: number;
}

type MindReader = (run: ShownRun, row: number) => Mind;

/** Reads states of runs; what only depends on a run's parameters is made once. */
export function createMindReader(): MindReader {
  let of: Readonly<Parameters> | null = null;
  let id = 0; // runs of the same parameters may watch other episodes
  let read: MindReader;
  return (run, row) => {
    const parameters = parametersAt(run, row);
    if (parameters !== of || run.id !== id) {
      of = parameters;
      id = run.id;
      read = readerOf(run, parameters);
    }
    return read(run, row);
  };
}

/**
 * With shared wiring the weights are the kernel's at φ, as in the simulation; with independent wiring each is its own and has to be
 * watched.
 */
function readerOf(run: ShownRun, parameters: Readonly<Parameters>): MindReader {
  const { watch } = run;
  const { horizon, deploy, anticipation, onset } = parameters;
  const kernel = sharedKernel(parameters, formulaOf(run, parameters));
  const weights = createWeights(deploy);
  const each = createWeights(horizon);
  const relative = new Float64Array(horizon + 1).fill(NaN);
  const situation = createSituation(weights);
  const known = kernel ? horizon + 1 : watch.length;
  return ({ rows }, row) => {
    if (kernel) {
      const phi = rows.valueAt('parameter', row);
      kernel.fill(phi, weights);
      kernel.fill(phi, each);
      episodesOf(each, relative);
    } else {
      watch.forEach((k, place) => (relative[k] = rows.watchedAt(place, row)));
      if (known > horizon) fillFromRelative(relative, weights);
    }
    situation.visible = rows.valueAt('visible', row);
    situation.hidden = rows.valueAt('hiddenGap', row);
    situation.anticipation = rows.valueAt('step', row) >= onset ? anticipation : 0;
    const compliance = rows.valueAt('compliance', row);
    return { parameters, relative, known, situation: known > horizon ? situation : null, compliance };
  };
}

function sharedKernel(parameters: Readonly<Parameters>, formula: FormulaTree | null): Kernel | null {
  if (parameters.wiring === 'independent') return null;
  return createKernel(parameters, formula === null ? null : compileFormula(formula, parameters.horizon));
}

/** The H + 1 single weights of `each`, that was filled as if deployment came last: w_H is then all of its future. */
export function episodesOf(each: Weights, out: Float64Array): void {
  out.set(each.values);
  out[each.values.length] = each.future;
}

/** Sums weights up for the planner; w_0 = 1 tells the scale. */
function fillFromRelative(relative: Float64Array, out: Weights): void {
  const deploy = out.values.length;
  out.values.set(relative.subarray(0, deploy));
  out.slopes.fill(0);
  out.scale = relative[0] === 1 ? 0 : -Math.log(relative[0]);
  out.future = 0;
  for (let k = relative.length - 1; k >= deploy; k--) out.future += relative[k];
  out.futureSlope = 0;
  sumUp(out);
}
