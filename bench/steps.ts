import { defaultParameters, type Parameters } from '../src/core/parameters';
import { createColumns } from '../src/core/readouts';
import { createTraining } from '../src/core/trainingRun';

/** The defaults with either planner, or with four episodes until deployment. */
export type World = 'argmax' | 'softmax' | 'deploy';

const changes: Readonly<Record<World, Partial<Parameters>>> = {
  argmax: {},
  softmax: { planner: 'softmax' },
  deploy: { deploy: 4 },
};

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
  const time = (record: boolean) => {
    const begun = performance.now();
    for (let i = 0; i < runs; i++) {
      if (record) createTraining(parameters).advance(1001, columns);
      else createTraining(parameters).advance(1001);
    }
    return ((performance.now() - begun) * 1e6) / (runs * 1000);
  };
  time(false); // warming up
  time(true);
  const plain = time(false);
  const recorded = time(true);
  return { plain, recorded, visible: columns.visible[1000], rho: columns.parameter[1000] };
}
