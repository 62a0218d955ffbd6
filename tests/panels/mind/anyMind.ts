import fc from 'fast-check';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import type { ShownRun } from '../../../src/store/shownRun';
import { formulas, kernels, planners, wirings } from '../../core/kernelWorlds';
import { ranLab } from '../../store/ranLab';

/** Even over the range, where fc.double is even over the exponents. */
export const real = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));

/** The whole run of some parameters; `formula` is one of kernelWorlds' and counts for the custom kernel only. */
export function runOf(changes: Partial<Parameters>): ShownRun {
  const parameters = { ...defaultParameters, ...changes };
  const tree = parameters.kernel === 'custom' ? formulas[parameters.formula] : null;
  return ranLab(parameters, null, tree).getState().run!;
}

/** What makes a short run of any kernel, wiring, planner and n (see runOf), and one of its states: none after its formula broke. */
export const anyMoment = fc
  .record({
    kernel: fc.constantFrom(...kernels),
    formula: fc.constantFrom(...Object.keys(formulas)),
    wiring: fc.constantFrom(...wirings),
    planner: fc.constantFrom(...planners),
    rho: real(-0.4, 2),
    gap: real(0.05, 2),
    hidden: fc.oneof(fc.constant(0), real(0, 0.9)),
    horizon: fc.integer({ min: 1, max: 24 }),
    deploy: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 24 })),
    anticipation: fc.oneof(real(0, 1), fc.constantFrom(0, 1)),
    onset: fc.constantFrom(0, 10),
    cost: fc.oneof(fc.constant(0), real(0, 0.1)),
    temperature: fc.constantFrom(0.003, 0.01, 0.3),
    candidates: fc.constantFrom(2, 9, 65),
    presentBias: real(0.05, 1),
    lrTime: fc.constantFrom(0, 0.05),
    row: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ row, ...changes }) => {
    const deploy = Math.min(changes.deploy, changes.horizon);
    return { changes: { ...changes, deploy, steps: 20 }, row };
  })
  .filter(({ changes, row }) => row < (runOf(changes).outcome?.broken?.step ?? Infinity));
