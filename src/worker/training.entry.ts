import type { Recipe } from '../core/fork';
import type { createLineage } from '../core/lineage';
import { createPlainTraining, isPlain } from '../core/plainTraining';
import type { TrainingRequest, TrainingResponse } from '../protocol/messages';
import { deferring } from './deferring';
import { restLater } from './restLater';
import { createTrainingHandler } from './trainingHandler';

/** Milliseconds after the first whole run until the rest is loaded unasked: by then the first screen is whole. */
const REST_AFTER = 1500;

let rest: { readonly createLineage: typeof createLineage } | null = null;
let loading: Promise<unknown> | null = null;

function load(): Promise<unknown> {
  loading ??= import('../core/lineage').then(
    (loaded) => (rest = loaded),
    () => (loading = null), // so that it is tried again when it is needed
  );
  return loading;
}

const handle = createTrainingHandler({
  post(message: TrainingResponse, transfer) {
    self.postMessage(message, { transfer });
    if (message.type === 'done' && !loading) setTimeout(() => void load(), REST_AFTER);
  },
  now: () => performance.now(),
  defer: deferring(),
  wait: (milliseconds, task) => void setTimeout(task, milliseconds),
  createTraining(recipe, needs) {
    if (isSimple(recipe)) return createPlainTraining(recipe.parameters, needs);
    if (!rest) throw new Error('a part of the simulation could not be loaded; reload the page to try again');
    return rest.createLineage(recipe, needs);
  },
});

function isSimple({ parameters, forks }: Recipe): boolean {
  return forks.length === 0 && isPlain(parameters);
}

const hear = restLater(handle, (request) => request.type === 'run' && !isSimple(request.recipe) && !rest, load);
self.onmessage = (event: MessageEvent<TrainingRequest>) => hear(event.data);
