import { describe, expect, test } from 'vitest';
import type { TrainingRequest } from '../../src/protocol/messages';
import { restLater } from '../../src/worker/restLater';

const cancel = (runId: number): TrainingRequest => ({ type: 'cancel', runId });

/** A line whose odd requests need the rest until it is loaded; `settle` ends its loading. */
function begin() {
  const handled: number[] = [];
  let loads = 0;
  let loaded = false;
  let settle: (ok: boolean) => Promise<void> = () => Promise.resolve();
  const idOf = (request: TrainingRequest) => (request as { runId: number }).runId;
  const hear = restLater(
    (request) => handled.push(idOf(request)),
    (request) => !loaded && idOf(request) % 2 === 1,
    () => {
      loads += 1;
      return new Promise((resolve, reject) => {
        settle = async (ok) => {
          loaded = ok;
          if (ok) resolve(null);
          else reject(new Error('no network'));
          await new Promise(setImmediate);
        };
      });
    },
  );
  return { handled, hear, loads: () => loads, settle: (ok: boolean) => settle(ok) };
}

describe('requests to the training worker', () => {
  test('that need nothing more are handled at once', () => {
    const { handled, hear, loads } = begin();
    for (const id of [2, 4, 6]) hear(cancel(id));
    expect(handled).toEqual([2, 4, 6]);
    expect(loads()).toBe(0);
  });

  test('keep their order behind one that needs the rest, which is loaded once', async () => {
    const { handled, hear, loads, settle } = begin();
    for (const id of [2, 3, 4, 5]) hear(cancel(id));
    expect(handled).toEqual([2]);
    await settle(true);
    expect(handled).toEqual([2, 3, 4, 5]);
    for (const id of [7, 8]) hear(cancel(id));
    expect(handled).toEqual([2, 3, 4, 5, 7, 8]);
    expect(loads()).toBe(1);
  });

  test('are handed on where the rest cannot be had, and the next one that needs it tries again', async () => {
    const { handled, hear, loads, settle } = begin();
    for (const id of [3, 4]) hear(cancel(id));
    await settle(false);
    expect(handled).toEqual([3, 4]);
    hear(cancel(5));
    expect(handled).toEqual([3, 4]);
    await settle(true);
    expect(handled).toEqual([3, 4, 5]);
    expect(loads()).toBe(2);
  });
});
