import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSilence } from '../../src/store/silence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const begun = Date.now();
  const late: number[] = [];
  const silence = createSilence(
    () => late.push(Date.now() - begun),
    () => Date.now(),
  );
  return { late, silence };
}

describe('a silence', () => {
  test('is noticed when what is allowed is over, once', () => {
    const { late, silence } = open();
    silence.allow(3000);
    vi.advanceTimersByTime(10_000);
    expect(late).toEqual([3000]);
  });

  test('counts from the last word, with one timer for many words', () => {
    const { late, silence } = open();
    const set = vi.spyOn(globalThis, 'setTimeout');
    for (let i = 0; i < 1000; i++) {
      silence.allow(3000);
      vi.advanceTimersByTime(10);
    }
    expect(set.mock.calls.length).toBeLessThan(6);
    vi.advanceTimersByTime(10_000);
    expect(late).toEqual([9990 + 3000]);
  });

  test('may be allowed to be shorter, or longer, than before', () => {
    const { late, silence } = open();
    silence.allow(20_000);
    vi.advanceTimersByTime(100);
    silence.allow(3000);
    vi.advanceTimersByTime(2000);
    silence.allow(20_000);
    vi.advanceTimersByTime(1000);
    silence.allow(3000);
    vi.advanceTimersByTime(30_000);
    expect(late).toEqual([6100]);
  });

  test('is of no account once nothing is awaited, until something is again', () => {
    const { late, silence } = open();
    silence.allow(3000);
    vi.advanceTimersByTime(2999);
    silence.end();
    vi.advanceTimersByTime(10_000);
    expect(late).toEqual([]);
    silence.allow(3000);
    vi.advanceTimersByTime(10_000);
    expect(late).toEqual([15_999]);
  });
});
