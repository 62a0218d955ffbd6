import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromStart } from '../../src/core/fork';
import { defaultParameters } from '../../src/core/parameters';
import { storeHistory, storedHistory } from '../../src/store/keepHistory';
import { anyParameters } from '../worker/anyParameters';
import { ranLab } from './ranLab';

const defaults = fromStart(defaultParameters);

function createShelf(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
    removeItem: () => {
      kept = null;
    },
    kept: () => kept,
  };
}

test('a history that is kept is the same after a reload, whatever was changed and undone', () => {
  fc.assert(
    fc.property(fc.array(anyParameters(30), { maxLength: 6 }), fc.nat(6), (stands, undone) => {
      const lab = ranLab({ steps: 1 });
      for (const parameters of stands) lab.jump(parameters);
      lab.undo(undone);
      const shelf = createShelf();
      const { history, recipe } = lab.getState();
      storeHistory(shelf, history, recipe);
      // A link has no −0.
      const plain = JSON.parse(JSON.stringify(history)) as typeof history;
      expect(storedHistory(shelf, recipe) ?? { past: [], future: [] }).toEqual(plain);
    }),
    { seed: 2, numRuns: 60 },
  );
});

test('of another run, and of nonsense, nothing is taken', () => {
  const lab = ranLab();
  lab.set('rho', 2);
  const shelf = createShelf();
  storeHistory(shelf, lab.getState().history, lab.getState().recipe);
  expect(storedHistory(shelf, defaults)).toBe(null);
  for (const text of ['', '{', 'null', '{"links":3,"at":"x"}', '{"links":["#v=4"]}', '[]'])
    expect(storedHistory(createShelf(text), defaults)).toBe(null);
  storeHistory(shelf, { past: [], future: [] }, defaults);
  expect(shelf.kept()).toBe(null);
});
