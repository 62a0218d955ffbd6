import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hearsAtRest } from '../../src/store/hearsAtRest';
import { createLab } from '../../src/store/lab';

describe('a lab that is heard of at rest', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function heard() {
    const lab = createLab();
    let follows = true;
    const store = hearsAtRest(lab);
    store.followWhile(() => follows);
    const gaps: number[] = [];
    const leave = store.subscribe(({ parameters }) => gaps.push(parameters.gap));
    return { lab, store, gaps, leave, follow: (now: boolean) => (follows = now) };
  }

  it('tells of every change at once while it follows', () => {
    const { lab, gaps } = heard();
    lab.set('gap', 0.5);
    lab.set('gap', 0.6);
    expect(gaps).toEqual([0.5, 0.6]);
  });

  it('tells of the last of many changes once they pause, and what is read is always the newest', () => {
    const { lab, store, gaps, follow } = heard();
    follow(false);
    for (let i = 0; i < 10; i++) {
      lab.set('gap', i / 10);
      vi.advanceTimersByTime(100);
    }
    expect(gaps).toEqual([]);
    expect(store.getState()).toBe(lab.getState());
    vi.advanceTimersByTime(200);
    expect(gaps).toEqual([0.9]);
  });

  it('tells at once when it is told to, and then not again', () => {
    const { lab, store, gaps, follow } = heard();
    follow(false);
    lab.set('gap', 0.5);
    store.tell();
    expect(gaps).toEqual([0.5]);
    vi.advanceTimersByTime(1000);
    expect(gaps).toEqual([0.5]);
  });

  it('is quiet once nobody listens, and hears again when somebody does', () => {
    const { lab, store, gaps, leave, follow } = heard();
    follow(false);
    lab.set('gap', 0.5);
    leave();
    vi.advanceTimersByTime(1000);
    expect(gaps).toEqual([]);
    const again: number[] = [];
    store.subscribe(({ parameters }) => again.push(parameters.gap));
    follow(true);
    lab.set('gap', 0.7);
    expect(again).toEqual([0.7]);
  });
});
