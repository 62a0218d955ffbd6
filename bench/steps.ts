import type { FormulaTree } from '../src/core/formula';
import { defaultParameters, type Parameters } from '../src/core/parameters';
import { createColumns } from '../src/core/readouts';
import { createTraining } from '../src/core/trainingRun';

/** The defaults with either planner, with four episodes until deployment, or with their kernel as a formula. */
export type World = 'argmax' | 'softmax' | 'deploy' | 'custom';

const changes: Readonly<Record<World, Partial<Parameters>>> = {
  argmax: {},
  softmax: { planner: 'softmax' },
  deploy: { deploy: 4 },
  custom: { kernel: 'custom' },
};

/** exp(-rho*k), read. */
const exponential: FormulaTree = { op: 'exp', of: [{ op: 'multiply', of: [{ op: 'negate', of: ['rho'] }, 'k'] }] };

export interface Timed {
  /** Nanoseconds a step, without and with recording. */
  readonly plain: number;
  readonly recorded: number;
  readonly visible: number;
  readonly rho: number;
}

/** Times `runs` default runs of 1,000 steps in this thread. */
export function timeSteps(world: World, runs: number): Timed {
  const parameters = { ...defaultParameters, ...changes[world] };
  const columns = createColumns(1001);
  const formula = parameters.kernel === 'custom' ? exponential : null;
  const time = (record: boolean) => {
    const begun = performance.now();
    for (let i = 0; i < runs; i++) {
      if (record) createTraining(parameters, { formula }).advance(1001, columns);
      else createTraining(parameters, { formula }).advance(1001);
    }
    return ((performance.now() - begun) * 1e6) / (runs * 1000);
  };
  time(false); // warming up
  time(true);
  const plain = time(false);
  const recorded = time(true);
  return { plain, recorded, visible: columns.visible[1000], rho: columns.parameter[1000] };
}
