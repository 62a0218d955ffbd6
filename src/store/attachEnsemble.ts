import { isNoisy } from '../core/ensemble';
import type { Recipe } from '../core/fork';
import type { FormulasRead } from './attachTraining';
import type { Lab } from './lab';
import type { PoolJob, WorkerPool } from './workerPool';

interface EnsembleNeeds {
  readonly pool: Pick<WorkerPool, 'ensemble' | 'ease'>;
  /** As of TrainingNeeds. */
  readonly readFormulas: (name: string, recipe: Recipe) => Promise<FormulasRead | null>;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Milliseconds from the last change until other seeds are run, and between two drawings of what has come of them. */
const AFTER = 100;
const DRAWN = 150;

/**
 * Runs the lab's recipe with other seeds where it has noise, before any map, which stand below it, and anew after every change; meanwhile
 * the pool is eased while something moves on the page. Returns the detacher.
 */
export function attachEnsemble(
  lab: Lab,
  { pool, readFormulas, now = () => performance.now() }: EnsembleNeeds,
): () => void {
  let job: PoolJob | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  function stop(): void {
    asked += 1;
    clearTimeout(timer);
    job?.cancel();
    job = null;
  }

  function begin(): void {
    stop();
    const { recipe, ensemble } = lab.getState();
    if (ensemble.gathering || ensemble.problem) lab.setEnsemble({ gathering: null, returned: 0, problem: '' });
    const mine = asked;
    if (isNoisy(recipe)) timer = setTimeout(() => void run(mine), AFTER);
  }

  async function run(mine: number): Promise<void> {
    const { recipe, ensemble } = lab.getState();
    const read =
      recipe.parameters.kernel === 'custom'
        ? await readFormulas('ensemble', recipe).catch(() => null)
        : { ok: true as const, formulas: new Map() };
    // Where a formula is none, the run itself says so.
    if (mine !== asked || !read?.ok) return;
    let drawn = -Infinity;
    job = pool.ensemble(
      { recipe, formulas: read.formulas, seeds: ensemble.seeds },
      {
        onProgress(gathering, status) {
          if (status === 'running' && now() < drawn + DRAWN) return;
          drawn = now();
          const problem = typeof status === 'string' ? '' : status.failed;
          lab.setEnsemble({ gathering, returned: gathering.returned, problem });
        },
      },
    );
  }

  begin();
  const detach = lab.subscribe((state, previous) => {
    if (state.recipe !== previous.recipe || state.ensemble.seeds !== previous.ensemble.seeds) begin();
    pool.ease(state.held || state.playing);
  });
  return () => {
    detach();
    stop();
    pool.ease(false);
  };
}
