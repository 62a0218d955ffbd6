import { describe, expect, test } from 'vitest';
import { createFrameLoop } from '../../src/store/frame';
import { createLab } from '../../src/store/lab';
import { compute, ranLab } from './ranLab';

/** A window that knows frames, which come when the test says, and whether less motion is wanted. */
function createFrames(lessMotion = false) {
  const waiting = new Map<number, (now: number) => void>();
  let last = 0;
  let asked = 0;
  const view = {
    requestAnimationFrame(callback: (now: number) => void) {
      waiting.set(++last, callback);
      asked += 1;
      return last;
    },
    cancelAnimationFrame: (request: number) => waiting.delete(request),
    matchMedia: (query: string) => ({ matches: lessMotion && query === '(prefers-reduced-motion: reduce)' }),
  } as unknown as Window;
  return {
    view,
    get waiting() {
      return waiting.size;
    },
    get asked() {
      return asked;
    },
    /** The next frame, `now` milliseconds after the page began. */
    frame(now: number) {
      const callbacks = [...waiting.values()];
      waiting.clear();
      for (const callback of callbacks) callback(now);
    },
  };
}

describe('the frame loop', () => {
  test('hands on the state whose numbers were read last, but none whose run is shown no more', () => {
    const frames = createFrames();
    const lab = ranLab({ steps: 600 }, 0);
    const loop = createFrameLoop(lab, frames.view);
    const seen: { beat: number; step: number | null; isRun: boolean; read: number | null }[] = [];
    loop.add((state, beat, read) =>
      seen.push({ beat, step: state.cursor, isRun: read.run === state.run, read: read.cursor }),
    );
    lab.play();
    for (let i = 1; i <= 20; i++) frames.frame(i * 17);
    let last = seen[0].read;
    for (const { beat, step, read, isRun } of seen) {
      if (beat === 0) last = step;
      expect([read, isRun]).toEqual([last, true]);
    }
    expect(new Set(seen.map(({ beat }) => beat)).size).toBeGreaterThan(4);
    seen.length = 0;
    for (let i = 21; i <= 40; i++) {
      if (i % 3 === 0) {
        lab.set('gap', 1 + i / 100);
        compute(lab);
      }
      frames.frame(i * 17);
    }
    expect(seen.every(({ isRun }) => isRun)).toBe(true);
  });

  test('draws nothing before a frame, and each panel once in the frame after any number of changes', () => {
    const frames = createFrames();
    const lab = createLab();
    const loop = createFrameLoop(lab, frames.view);
    const drawn: [string, number][] = [];
    loop.add(({ parameters }) => drawn.push(['one', parameters.rho]));
    loop.add(({ parameters }) => drawn.push(['two', parameters.rho]));
    frames.frame(16);
    drawn.length = 0;
    for (let i = 0; i <= 30; i++) lab.set('rho', i / 10);
    expect(drawn).toEqual([]);
    expect([frames.waiting, frames.asked]).toEqual([1, 2]);
    frames.frame(32);
    expect(drawn).toEqual([
      ['one', 3],
      ['two', 3],
    ]);
    expect(frames.waiting).toBe(0);
  });

  test('draws a panel that is added in the next frame, and one that is removed no more', () => {
    const frames = createFrames();
    const lab = createLab();
    const loop = createFrameLoop(lab, frames.view);
    let drawn = 0;
    const remove = loop.add(() => (drawn += 1));
    expect(drawn).toBe(0);
    frames.frame(16);
    expect(drawn).toBe(1);
    remove();
    lab.set('rho', 0);
    frames.frame(32);
    expect(drawn).toBe(1);
  });

  test('asks for no frames while nothing changes', () => {
    const frames = createFrames();
    createFrameLoop(createLab(), frames.view).add(() => undefined);
    frames.frame(16);
    expect(frames.waiting).toBe(0);
  });

  test('moves the cursor on by real time while the run plays, before it is drawn, and rests at the end', () => {
    const frames = createFrames();
    const lab = ranLab();
    const loop = createFrameLoop(lab, frames.view);
    const drawn: (number | null)[] = [];
    loop.add(({ cursor }) => drawn.push(cursor));
    frames.frame(1000);
    drawn.length = 0;
    lab.play();
    frames.frame(1500); // time before the first frame of playing does not count
    expect(drawn).toEqual([0]);
    frames.frame(1560);
    expect(drawn).toEqual([0, 5]);
    let now = 1560;
    while (lab.getState().playing) {
      expect(frames.waiting).toBe(1);
      frames.frame((now += 60));
      expect(now).toBeLessThan(14_000);
    }
    expect(now - 1500).toBeGreaterThanOrEqual(12_000);
    expect(now - 1500).toBeLessThan(12_130);
    frames.frame(now + 60);
    expect(drawn.at(-1)).toBeNull();
    expect(frames.waiting).toBe(0);
  });

  test('does not leap after a pause, nor over a time in which the page was hidden', () => {
    const frames = createFrames();
    const lab = ranLab();
    createFrameLoop(lab, frames.view);
    lab.play();
    frames.frame(1000);
    frames.frame(1060);
    expect(lab.getState().cursor).toBe(5);
    frames.frame(61_060); // counts as a tenth of a second
    expect(lab.getState().cursor).toBe(13);
    lab.pause();
    frames.frame(61_070);
    lab.play();
    frames.frame(90_000);
    expect(lab.getState().cursor).toBe(13);
    frames.frame(90_060);
    expect(lab.getState().cursor).toBe(18);
  });

  test('asks for frames while it plays even if the cursor stays on its step', () => {
    const frames = createFrames();
    const lab = ranLab({ steps: 2 });
    createFrameLoop(lab, frames.view);
    lab.play();
    for (let i = 1; i <= 50; i++) {
      frames.frame(i * 16);
      expect(frames.waiting).toBe(1);
    }
  });

  test('moves in steps, as fast on the whole, where less motion is wanted', () => {
    const frames = createFrames(true);
    const lab = ranLab();
    createFrameLoop(lab, frames.view);
    lab.play();
    const seen = new Set<number | null>();
    let now = 0;
    while (lab.getState().playing) {
      frames.frame((now += 20));
      seen.add(lab.getState().cursor);
    }
    expect([...seen].slice(0, 4)).toEqual([0, 50, 100, 150]);
    expect(seen.size).toBe(21);
    expect(now).toBe(12_020);
  });

  test('stops when it is destroyed', () => {
    const frames = createFrames();
    const lab = createLab();
    const loop = createFrameLoop(lab, frames.view);
    loop.add(() => undefined);
    loop.destroy();
    expect(frames.waiting).toBe(0);
    lab.set('rho', 0);
    expect(frames.waiting).toBe(0);
  });
});
