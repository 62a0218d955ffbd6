import { describe, expect, test } from 'vitest';
import type { TrainingRequest } from '../../src/protocol/messages';
import { restLater } from '../../src/worker/restLater';

const cancel = (runId: number): TrainingRequest => ({ type: 'cancel', runId });

/** A line whose odd requests need the rest; `settle` ends its loading. */
function begin() {
  const handled: number[] = [];
  let loads = 0;
  let settle: (ok: boolean) => Promise<void> = () => Promise.resolve();
  const hear = restLater(
    (request) => handled.push((request as { runId: number }).runId),
    (request) => (request as { runId: number }).runId % 2 === 1,
    () => {
      loads += 1;
      return new Promise((resolve, reject) => {
        settle = async (ok) => {
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

  test.each([true, false])('keep their order behind one that needs the rest (loaded: %s)', async (ok) => {
    const { handled, hear, loads, settle } = begin();
    for (const id of [2, 3, 4, 5]) hear(cancel(id));
    expect(handled).toEqual([2]);
    await settle(ok);
    expect(handled).toEqual([2, 3, 4, 5]);
    for (const id of [7, 8]) hear(cancel(id));
    expect(handled).toEqual([2, 3, 4, 5, 7, 8]);
    expect(loads()).toBe(1);
  });
});
