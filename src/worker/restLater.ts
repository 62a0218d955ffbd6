import type { TrainingRequest } from '../protocol/messages';

/**
 * Hands requests on in their order. From one that `needs` the rest of the code they wait until that has been loaded, or could not be: then
 * too they are handed on, whoever misses it says so, and the next one that needs it tries again.
 */
export function restLater(
  handle: (request: TrainingRequest) => void,
  needs: (request: TrainingRequest) => boolean,
  load: () => Promise<unknown>,
): (request: TrainingRequest) => void {
  let waiting: TrainingRequest[] | null = null;
  return (request) => {
    if (waiting) waiting.push(request);
    else if (!needs(request)) handle(request);
    else {
      const line = (waiting = [request]);
      void load()
        .catch(() => undefined)
        .then(() => {
          waiting = null;
          for (const each of line) handle(each);
        });
    }
  };
}
