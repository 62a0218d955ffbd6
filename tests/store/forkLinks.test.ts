import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sameRecipe } from '../../src/core/changeRecipe';
import type { Recipe } from '../../src/core/fork';
import { defaultParameters } from '../../src/core/parameters';
import { readLinkStrictly } from '../../src/core/readLink';
import { runRecipe } from '../../src/core/replay';
import { attachAddress, linkOf } from '../../src/store/attachAddress';
import { keepHistory } from '../../src/store/keepHistory';
import { createLab, type Lab } from '../../src/store/lab';
import { openLink } from '../../src/store/openLink';
import { withoutMinusZero, anyParameters } from '../worker/anyParameters';
import { createFakeWindow } from './fakeWindow';
import { compute, computeAll, forkedLab, ranLab, recipeOf } from './ranLab';

beforeEach(() => {
  vi.useFakeTimers();
  vi.advanceTimersByTime(5000); // the page has been open for a while
});
afterEach(() => {
  vi.useRealTimers();
});

function opened(link: string): Lab {
  const lab = createLab();
  openLink(lab, link);
  computeAll(lab);
  return lab;
}
const digests = (lab: Lab) => {
  const { settled, pinned, parent, apart } = lab.getState();
  return [settled, pinned?.run, parent?.run, ...apart.map(({ run }) => run)].map((run) => run?.digest);
};
/** Forks a lab at a step and changes some of what the fork may. */
function forkAt(lab: Lab, step: number, changes: Parameters<Lab['change']>[0]): void {
  lab.seek(step);
  lab.fork();
  lab.change(changes);
  compute(lab);
}

describe('a link to a forked run', () => {
  test('is that of its recipe, and opens to the same digests, pinned run and parent included', () => {
    const lab = ranLab({ rho: 1.2 });
    forkAt(lab, 150, { optimiser: 'adam', lrGap: 0.002, lrTime: 0.002 });
    lab.pin();
    forkAt(lab, 400, { anticipation: 0 });
    computeAll(lab);
    lab.seek(700);
    const link = linkOf(lab);
    expect(link).toBe(
      '#v=4&rho=1.2&fork=150(optimiser:adam,lrGap:0.002,lrTime:0.002)400(anticipation:0)' +
        '&vs=(rho:1.2)150(optimiser:adam,lrGap:0.002,lrTime:0.002)&t=700',
    );
    const other = opened(link);
    expect(digests(other)).toEqual(digests(lab));
    expect(new Set(digests(lab)).size).toBe(2); // what is pinned is what was forked
    expect(other.getState().cursor).toBe(700);
    expect(linkOf(other)).toBe(link);
    const read = readLinkStrictly(link);
    if (!read.ok) expect.fail(read.problems[0].sentence);
    expect(runRecipe(read).digest).toBe(digests(lab)[0]);
  });

  test('opens the same in another lab, whatever has been forked and changed', () => {
    const edits = fc.array(fc.record({ at: fc.nat(50), to: anyParameters(50).map(withoutMinusZero) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyParameters(50).map(withoutMinusZero), edits, fc.boolean(), (parameters, list, pins) => {
        const lab = createLab(parameters);
        compute(lab);
        for (const { at, to } of list) {
          forkAt(lab, at, to);
          if (pins) lab.pin();
        }
        const other = opened(linkOf(lab));
        expect(other.getState().notices).toEqual([]);
        expect(sameRecipe(other.getState().recipe, lab.getState().recipe)).toBe(true);
        expect(linkOf(other)).toBe(linkOf(lab));
        expect(digests(other).slice(0, 2)).toEqual(digests(lab).slice(0, 2));
      }),
      { seed: 41, numRuns: 50 },
    );
  });

  test('says the path that may move', () => {
    const lab = ranLab({}, 300);
    lab.setPath('lookahead');
    expect(linkOf(lab)).toBe('#v=4&fork=300(lrGap:0)&t=300');
    const other = opened(linkOf(lab));
    expect(other.getState().apart).toHaveLength(1);
  });
});

describe('the address', () => {
  test('gets an entry for a fork, for a path and for leaving; Back walks through them', () => {
    const lab = ranLab({}, 300);
    const window = createFakeWindow(linkOf(lab));
    attachAddress(lab, window.view, openLink);
    lab.fork();
    compute(lab);
    lab.set('cost', 0.01); // rewrites the entry of the fork
    vi.advanceTimersByTime(1000);
    lab.setPath('objective');
    lab.leaveFork();
    vi.advanceTimersByTime(1000);
    const entries = [
      '#v=4&t=300',
      '#v=4&fork=300(cost:0.01)&t=300',
      '#v=4&fork=300(cost:0.01,lrTime:0)&t=300',
      '#v=4&t=300',
    ];
    expect(window.entries).toEqual(entries);
    for (const entry of entries.slice(0, -1).reverse()) {
      window.back();
      expect(linkOf(lab)).toBe(entry);
    }
    expect(lab.getState()).toMatchObject({ parameters: defaultParameters, parent: null });
  });

  test('is rewritten when a run is pinned that differs in its forks alone', () => {
    const lab = forkedLab(recipeOf({}, [300, {}]));
    const window = createFakeWindow(linkOf(lab));
    attachAddress(lab, window.view, openLink);
    lab.pin();
    vi.advanceTimersByTime(1000);
    expect(window.location.hash).toBe('#v=4&fork=300()&vs=()300()');
    const { parameters } = lab.getState().pinned!.recipe;
    lab.setPinned({ parameters, forks: [{ step: 200, changes: {} }] });
    vi.advanceTimersByTime(1000);
    expect(window.location.hash).toBe('#v=4&fork=300()&vs=()200()');
  });
});

describe('a history with forks', () => {
  /** A tab: its storage outlives the labs of its pages. */
  function createTab() {
    const kept = new Map<string, string>();
    const sessionStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    /** A page of it with this lab; returns what leaves it. */
    return (lab: Lab): (() => void) => {
      let leave = () => {};
      const addEventListener = (type: string, listener: () => void) => {
        if (type === 'pagehide') leave = listener;
      };
      keepHistory(lab, { sessionStorage, addEventListener } as unknown as Window);
      return () => leave();
    };
  }

  test('is kept over a reload, and undo and redo go through the forks', () => {
    const page = createTab();
    const lab = ranLab({ rho: 1.2 });
    const leave = page(lab);
    const stands: Recipe[] = [lab.getState().recipe];
    const moves = [
      () => forkAt(lab, 300, {}),
      () => lab.set('lrGap', 0.02),
      () => forkAt(lab, 500, {}),
      () => lab.set('gap', 1.5),
      () => lab.leaveFork(),
    ];
    for (const move of moves) {
      move();
      stands.push(lab.getState().recipe);
    }
    lab.undo(2);
    leave();

    const reloaded = opened(linkOf(lab));
    page(reloaded);
    const { past, future } = reloaded.getState().history;
    expect([past.length, future.length]).toEqual([3, 2]);
    for (let at = 2; at >= 0; at--) {
      reloaded.undo();
      expect(reloaded.getState().recipe).toEqual(stands[at]);
    }
    reloaded.redo();
    reloaded.undo(-4);
    expect(reloaded.getState().recipe).toEqual(stands[5]);
    expect(reloaded.getState().parent?.recipe.forks).toEqual([]);
  });

  test('is not taken for that of a run with another fork', () => {
    const page = createTab();
    const lab = ranLab();
    const leave = page(lab);
    forkAt(lab, 300, { lrGap: 0.02 });
    leave();
    for (const link of ['#v=4', '#v=4&fork=301(lrGap:0.02)', '#v=4&fork=300()']) {
      const other = opened(link);
      page(other);
      expect(other.getState().history.past).toEqual([]);
    }
    const same = opened('#v=4&fork=300(lrGap:0.02)');
    page(same);
    expect(same.getState().history.past).toHaveLength(2);
  });
});
