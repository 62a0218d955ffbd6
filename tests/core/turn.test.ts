import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutcomeKind } from '../../src/core/outcome';
import { findTurn, pointsOf, type Turn } from '../../src/core/turn';

/** Searches a line where `outcomeAt` says what a run comes to, and says which values it ran. */
function search(
  line: readonly number[],
  outcomeAt: (value: number) => OutcomeKind | null,
  integer = false,
): { turn: Turn | null; ran: number[] } {
  const ran: number[] = [];
  const found = findTurn(line, 'deceptive', {
    integer,
    // eslint-disable-next-line require-yield
    *at(value: number): Generator<never, OutcomeKind | null, undefined> {
      ran.push(value);
      return outcomeAt(value);
    },
  });
  const { value, done } = found.next();
  expect(done).toBe(true);
  return { turn: value, ran };
}
const line = (length: number) => Array.from({ length }, (_, i) => 10 + i);

describe('the search for a turn along a line', () => {
  test('tries at most 32 points, evenly spaced, the nearest first and the last included', () => {
    expect(pointsOf(0)).toEqual([]);
    expect(pointsOf(5)).toEqual([1, 2, 3, 4, 5]);
    expect(pointsOf(64)).toEqual(Array.from({ length: 32 }, (_, i) => 2 * (i + 1)));
    const points = pointsOf(370);
    expect(points).toHaveLength(32);
    expect(points.at(-1)).toBe(370);
    for (let i = 1; i < 32; i++) expect(Math.abs(points[i] - points[i - 1] - 370 / 32)).toBeLessThan(1);
  });

  test('finds a single turn exactly, wherever it is, in few runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (length, share) => {
        const at = 1 + Math.floor(share * (length - 2)); // index of the first value that differs
        const { turn, ran } = search(line(length), (value) => (value < 10 + at ? 'deceptive' : 'robust'));
        expect(turn).toEqual({ lastSame: 9 + at, to: 10 + at, outcome: 'robust' });
        expect(ran.length).toBeLessThanOrEqual(32 + Math.ceil(Math.log2(length / 32 + 1)) + 1);
      }),
    );
  });

  test('says the outcome next to the turn, not that of the point that showed it', () => {
    const { turn } = search(line(101), (value) => (value < 50 ? 'deceptive' : value < 51 ? 'undecided' : 'robust'));
    expect(turn).toEqual({ lastSame: 49, to: 50, outcome: 'undecided' });
  });

  test('goes on to neighbouring integers between the values of the line, either way', () => {
    const up = search([1000, 2000, 4000, 8000], (value) => (value < 2771 ? 'deceptive' : 'robust'), true);
    expect(up.turn).toEqual({ lastSame: 2770, to: 2771, outcome: 'robust' });
    const down = search([64, 32, 16, 8], (value) => (value > 13 ? 'deceptive' : 'undecided'), true);
    expect(down.turn).toEqual({ lastSame: 14, to: 13, outcome: 'undecided' });
  });

  test('finds none where every value has the same outcome, or where there is no other value', () => {
    const { turn, ran } = search(line(500), () => 'deceptive');
    expect(turn).toBeNull();
    expect(ran).toHaveLength(32);
    expect(search([1.3], () => 'robust')).toEqual({ turn: null, ran: [] });
  });

  test('ends where no run can begin: there is no turn beyond, nor is that one', () => {
    const beyond = search(line(101), (value) => (value < 40 ? 'deceptive' : value < 90 ? null : 'robust'));
    expect(beyond.turn).toBeNull();
    expect(Math.max(...beyond.ran)).toBeLessThan(50);
    const before = search(line(101), (value) => (value < 40 ? 'deceptive' : value < 42 ? 'robust' : null));
    expect(before.turn).toEqual({ lastSame: 39, to: 40, outcome: 'robust' });
    const between = search([1, 100], (value) => (value < 40 ? 'deceptive' : value < 70 ? 'robust' : null), true);
    expect(between.turn).toEqual({ lastSame: 39, to: 40, outcome: 'robust' });
  });

  test('gives two neighbours with the outcomes it says, whatever the outcomes are', () => {
    const kind = fc.constantFrom<OutcomeKind | null>('deceptive', 'deceptive', 'robust', 'undecided', null);
    fc.assert(
      fc.property(fc.array(kind, { minLength: 1, maxLength: 200 }), (kinds) => {
        const values = line(kinds.length + 1);
        const outcomeAt = (value: number) => (value === 10 ? 'deceptive' : kinds[value - 11]);
        const { turn } = search(values, outcomeAt);
        const firstOther = pointsOf(kinds.length).find((point) => outcomeAt(values[point]) !== 'deceptive');
        if (firstOther === undefined) expect(turn).toBeNull();
        if (!turn || firstOther === undefined) return;
        expect(turn.to - turn.lastSame).toBe(1);
        expect(outcomeAt(turn.lastSame)).toBe('deceptive');
        expect(outcomeAt(turn.to)).toBe(turn.outcome);
        expect(turn.outcome).not.toBe('deceptive');
        expect(turn.to).toBeLessThanOrEqual(values[firstOther]);
      }),
    );
  });
});
