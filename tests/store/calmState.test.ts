import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createCalmState } from '../../src/store/calmState';
import type { LabState } from '../../src/store/lab';

/** As much of a lab as is listened to. */
function lab() {
  type State = Pick<LabState, 'playing' | 'held' | 'cursor'>;
  return createStore<State>()(() => ({ playing: false, held: false, cursor: 0 }));
}
type Source = Parameters<typeof createCalmState>[0];
function calm() {
  const store = lab();
  return { store, state: createCalmState(store as unknown as Source) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('at rest all hear of a change at once', () => {
  const { store, state } = calm();
  const turns = Array.from({ length: 7 }, () => state.turn());
  const heard = turns.map((turn, i) => {
    const cursors: (number | null)[] = [];
    turn.subscribe(() => cursors.push(turn.at().cursor));
    return { i, cursors };
  });
  store.setState({ cursor: 3 });
  for (const { cursors } of heard) expect(cursors).toEqual([3]);
});

for (const moving of [{ playing: true }, { held: true }]) {
  test(`while it moves (${Object.keys(moving).join()}), each hears five times a second, few at a time, and all those of a turn together`, () => {
    const { store, state } = calm();
    const turns = Array.from({ length: 10 }, () => state.turn());
    const told: number[] = [];
    turns.forEach((turn, i) => turn.subscribe(() => told.push(i)));
    store.setState(moving);
    const perTick: number[][] = [];
    for (let tick = 0; tick < 25; tick++) {
      told.length = 0;
      store.setState({ cursor: tick + 1 });
      expect(told).toEqual([]);
      vi.advanceTimersByTime(40);
      perTick.push([...told]);
      for (const i of told) expect(turns[i].at().cursor).toBe(tick + 1);
    }
    for (const tick of perTick) expect(tick).toHaveLength(2);
    const times = new Map(turns.map((_, i) => [i, perTick.flat().filter((told) => told === i).length]));
    expect([...times.values()]).toEqual(Array(10).fill(5));
    // Those that have one turn have the same state, whoever asks.
    const same = turns.filter((turn) => turn === turns[0]);
    expect(same).toHaveLength(2);
  });
}

test('when it comes to rest, all have the last state at once, and nothing goes on', () => {
  const { store, state } = calm();
  const turns = Array.from({ length: 5 }, () => state.turn());
  turns.forEach((turn) => turn.subscribe(() => undefined));
  store.setState({ playing: true });
  store.setState({ cursor: 9 });
  store.setState({ playing: false });
  for (const turn of turns) expect(turn.at()).toBe(store.getState());
  expect(vi.getTimerCount()).toBe(0);
});

test('who comes while it moves sees the state as it is, if nobody listened before', () => {
  const { store, state } = calm();
  store.setState({ playing: true, cursor: 5 });
  const turn = state.turn();
  expect(turn.at().cursor).toBe(5);
  turn.subscribe(() => undefined);
  expect(turn.at().cursor).toBe(5);
});

test('with the last listener the clock stops', () => {
  const { store, state } = calm();
  const turn = state.turn();
  const leave = turn.subscribe(() => undefined);
  store.setState({ playing: true });
  expect(vi.getTimerCount()).toBe(1);
  leave();
  expect(vi.getTimerCount()).toBe(0);
  store.setState({ cursor: 1 });
  expect(vi.getTimerCount()).toBe(0);
});
