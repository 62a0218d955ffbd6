import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStart } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createLab, type Lab } from '../../src/store/lab';
import { ranLab } from './ranLab';

const ways = (lab: Lab) => {
  const { past, future } = lab.getState().history;
  return [past.length, future.length];
};
const at = (lab: Lab) => lab.getState().parameters;

describe('undoing changes of parameters', () => {
  test('takes them back one by one and does them again', () => {
    const lab = ranLab();
    lab.set('rho', 0.5);
    lab.set('gap', 0.7);
    lab.undo();
    expect(at(lab)).toEqual({ ...defaultParameters, rho: 0.5 });
    lab.undo();
    expect(at(lab)).toEqual(defaultParameters);
    lab.undo();
    expect(at(lab)).toEqual(defaultParameters);
    lab.redo();
    lab.redo();
    expect(at(lab)).toEqual({ ...defaultParameters, rho: 0.5, gap: 0.7 });
    lab.redo();
    expect(ways(lab)).toEqual([2, 0]);
  });

  test('counts a slider dragged as one change, and two sliders as two', () => {
    const lab = ranLab();
    lab.hold(true);
    for (const rho of [1.2, 1.1, 1]) lab.set('rho', rho);
    for (const gap of [0.9, 0.8]) lab.set('gap', gap);
    lab.hold(false);
    lab.hold(true);
    for (const gap of [0.7, 0.6]) lab.set('gap', gap);
    lab.hold(false);
    expect(ways(lab)).toEqual([3, 0]);
    lab.undo();
    expect(at(lab)).toMatchObject({ rho: 1, gap: 0.8 });
    lab.undo(2);
    expect(at(lab)).toEqual(defaultParameters);
    expect(ways(lab)).toEqual([0, 3]);
  });

  test('forgets a drag that ends where it began', () => {
    const lab = ranLab();
    lab.hold(true);
    for (const rho of [1.2, 1.1, 1.3]) lab.set('rho', rho);
    lab.hold(false);
    expect(ways(lab)).toEqual([0, 0]);
  });

  test('takes back what a change lowered along with it, and whole jumps', () => {
    const lab = ranLab({ deploy: 40 });
    lab.set('horizon', 8);
    expect(at(lab)).toMatchObject({ horizon: 8, deploy: 8 });
    lab.jump({ ...defaultParameters, optimiser: 'adam', gap: 0.3 });
    lab.undo();
    expect(at(lab)).toMatchObject({ horizon: 8, deploy: 8, optimiser: 'sgd' });
    lab.undo();
    expect(at(lab)).toMatchObject({ horizon: 64, deploy: 40 });
  });

  test('a new change takes the place of what was undone', () => {
    const lab = ranLab();
    lab.set('rho', 0.5);
    lab.undo();
    lab.set('gap', 0.2);
    expect(ways(lab)).toEqual([1, 0]);
    lab.redo();
    expect(at(lab)).toEqual({ ...defaultParameters, gap: 0.2 });
  });

  test('what a link says before anything is shown is no change', () => {
    const lab = createLab();
    lab.load(fromStart({ ...defaultParameters, rho: 2 }), 40);
    expect(ways(lab)).toEqual([0, 0]);
  });

  test('walks to any place in the list and back, for any changes', () => {
    const value = fc.integer({ min: 0, max: 200 }).map((x) => x / 100);
    const change = fc.record({ key: fc.constantFrom('gap' as const, 'rho' as const), value });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 20 }),
        fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 10 }),
        (changes, walks) => {
          const lab = ranLab({ steps: 1 });
          const stands: Readonly<Parameters>[] = [at(lab)];
          for (const { key, value: to } of changes) {
            lab.set(key, to);
            if (at(lab) !== stands.at(-1)) stands.push(at(lab));
          }
          let place = stands.length - 1;
          for (const count of walks) {
            if (count !== 0 && place - count >= 0 && place - count < stands.length) place -= count;
            lab.undo(count);
            expect(at(lab)).toEqual(stands[place]);
            expect(ways(lab)).toEqual([place, stands.length - 1 - place]);
          }
        },
      ),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('a pinned run', () => {
  test('stays while others are shown, and may be swapped with the one shown', () => {
    const lab = ranLab();
    const { settled } = lab.getState();
    lab.pin();
    lab.set('rho', 1.5);
    expect(lab.getState().pinned).toEqual({ recipe: fromStart(defaultParameters), run: settled });
    lab.swap();
    expect(at(lab)).toEqual(defaultParameters);
    expect(lab.getState().jumps).toBe(1);
    lab.setPinned(null);
    expect(lab.getState().pinned).toBe(null);
  });

  test('keeps its memory when the next run takes its place', () => {
    const lab = ranLab();
    lab.pin();
    const { settled } = lab.getState();
    expect(lab.endRun(settled!.outcome, settled!.digest)).toEqual([]);
    lab.setPinned(null);
    const { columns } = lab.getState().settled!;
    expect(lab.endRun(settled!.outcome, settled!.digest)).toEqual([columns.step.buffer]);
  });

  test('of a recipe only is filled when it has been computed, if it is still wanted', () => {
    const lab = ranLab();
    const other = ranLab({ rho: 1.5 }).getState().settled!;
    lab.setPinned(other.recipe);
    lab.settleBeside(ranLab({ rho: 2 }).getState().settled!);
    expect(lab.getState().pinned?.run).toBe(null);
    lab.settleBeside(other);
    expect(lab.getState().pinned?.run).toBe(other);
  });
});
