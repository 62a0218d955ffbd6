import type { TrainingRequest } from '../protocol/messages';

/**
 * Hands requests on in their order. From the first one that `needs` the rest of the code they wait until that has been loaded, or could
 * not be: then too they are handed on, and whoever misses it says so.
 */
export function restLater(
  handle: (request: TrainingRequest) => void,
  needs: (request: TrainingRequest) => boolean,
  load: () => Promise<unknown>,
): (request: TrainingRequest) => void {
  let waiting: TrainingRequest[] | null = null;
  let tried = false;
  return (request) => {
    if (waiting) waiting.push(request);
    else if (tried || !needs(request)) handle(request);
    else {
      const line = (waiting = [request]);
      void load()
        .catch(() => undefined)
        .then(() => {
          waiting = null;
          tried = true;
          for (const each of line) handle(each);
        });
    }
  };
}
