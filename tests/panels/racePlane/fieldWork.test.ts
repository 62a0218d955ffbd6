import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createFieldWork } from '../../../src/panels/racePlane/fieldWork';
import { fieldWords } from '../../../src/panels/racePlane/fieldWords';
import type { RaceDomain } from '../../../src/panels/racePlane/streamlines';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }); // Node has no idle callbacks
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 0.1)); // every stride takes a tenth of a millisecond
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const domain: RaceDomain = { gap: [0, 2], rate: [-0.5, 2] };
const world = (changes: Partial<Parameters> = {}): Parameters => ({ ...defaultParameters, ...changes });

function begin() {
  const done = vi.fn();
  return { work: createFieldWork(done), done };
}

describe('the work on the field', () => {
  test('is done when the page is idle, a little at a time, and told when it is there', () => {
    const { work, done } = begin();
    expect(work.ask(world(), domain, false)).toEqual({ lines: [], critical: [] });
    expect(done).not.toHaveBeenCalled();
    let chunks = 0;
    for (; done.mock.calls.length === 0 && chunks < 1000; chunks++) vi.runOnlyPendingTimers();
    expect(chunks).toBeGreaterThan(30); // some thousand strides, twenty at a time
    const field = work.ask(world(), domain, false);
    expect(field.lines.length).toBeGreaterThan(10);
    expect(field.critical.length).toBeGreaterThan(10);
    expect(done).toHaveBeenCalledTimes(1);
  });

  test('is not begun again for another start, length or seed', () => {
    const { work, done } = begin();
    work.ask(world(), domain, false);
    vi.runAllTimers();
    const field = work.ask(world(), domain, false);
    expect(work.ask(world({ gap: 0.4, rho: 0.2, steps: 5, seed: 3 }), domain, false)).toBe(field);
    vi.runAllTimers();
    expect(done).toHaveBeenCalledTimes(1);
  });

  test('waits while a slider is held, and shows nothing of another world meanwhile', () => {
    const { work, done } = begin();
    work.ask(world(), domain, false);
    vi.runAllTimers();
    expect(work.ask(world({ anticipation: 0.7 }), domain, true).lines).toEqual([]);
    vi.runAllTimers();
    expect(done).toHaveBeenCalledTimes(1);
    work.ask(world({ anticipation: 0.7 }), domain, false);
    vi.runAllTimers();
    expect(done).toHaveBeenCalledTimes(2);
    expect(work.ask(world({ anticipation: 0.7 }), domain, true).lines.length).toBeGreaterThan(10);
  });

  test('leaves off what is no longer asked for', () => {
    const { work } = begin();
    work.ask(world({ anticipation: 0.7 }), domain, false);
    vi.runOnlyPendingTimers();
    work.ask(world(), domain, false);
    vi.runAllTimers();
    expect(work.ask(world({ anticipation: 0.7 }), domain, true).lines).toEqual([]);
    expect(work.ask(world(), domain, true).lines.length).toBeGreaterThan(10);
  });

  test('keeps what it has while the same field is computed over other axes', () => {
    const { work, done } = begin();
    work.ask(world(), domain, false);
    vi.runAllTimers();
    const before = work.ask(world(), domain, false);
    const wider: RaceDomain = { gap: [0, 2], rate: [-0.5, 3] };
    expect(work.ask(world(), wider, false)).toBe(before);
    vi.runAllTimers();
    expect(done).toHaveBeenCalledTimes(2);
    expect(work.ask(world(), wider, false)).not.toBe(before);
  });

  test('has no R_c where its conditions fail, and no lines where the plane does not say the state', () => {
    const { work } = begin();
    const fieldOf = (changes: Partial<Parameters>) => {
      work.ask(world(changes), domain, false);
      vi.runAllTimers();
      return work.ask(world(changes), domain, false);
    };
    expect(fieldOf({ noise: 0.1 }).critical).toEqual([]);
    expect(fieldOf({ onset: 10 }).critical).toEqual([]);
    expect(fieldOf({}).critical.length).toBeGreaterThan(10);
    expect(fieldOf({ wiring: 'independent' })).toEqual({ lines: [], critical: [] });
    expect(fieldOf({ kernel: 'custom' })).toEqual({ lines: [], critical: [] });
  });

  test('ends with the panel', () => {
    const { work, done } = begin();
    work.ask(world(), domain, false);
    work.destroy();
    vi.runAllTimers();
    expect(done).not.toHaveBeenCalled();
  });
});

describe('the words on the field', () => {
  test('say what it leaves out, or why there is none', () => {
    expect(fieldWords(world())).toContain('where one step leads from any point.');
    expect(fieldWords(world({ optimiser: 'adam' }))).toContain('Adam’s first step');
    expect(fieldWords(world({ optimiser: 'momentum', onset: 5, noise: 0.1, hidden: 0.2 }))).toMatch(
      /aware from the start, without noise, with the hidden share of the start, before momentum gathers\.$/,
    );
    expect(fieldWords(world({ wiring: 'independent' }))).toContain('No faint lines');
    expect(fieldWords(world({ kernel: 'custom' }))).toContain('No faint lines');
  });
});
