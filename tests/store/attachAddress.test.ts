import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { attachAddress, linkOf } from '../../src/store/attachAddress';
import { createLab, type Lab } from '../../src/store/lab';
import { openLink } from '../../src/store/openLink';
import { anyParameters } from '../worker/anyParameters';
import { createFakeWindow } from './fakeWindow';
import { compute, ranLab } from './ranLab';

beforeEach(() => {
  vi.useFakeTimers();
  vi.advanceTimersByTime(5000); // the page has been open for a while
});
afterEach(() => {
  vi.useRealTimers();
});

function attached(hash = '', lab: Lab = createLab()) {
  const window = createFakeWindow(hash);
  openLink(lab, hash);
  const detach = attachAddress(lab, window.view, openLink);
  const hows = () => window.writes.map(({ how, hash: written }) => `${how} ${written}`);
  const settle = () => vi.advanceTimersByTime(1000);
  return { lab, window, detach, hows, settle };
}

describe('a link', () => {
  test('says what differs from the defaults, and the step', () => {
    const lab = createLab();
    expect(linkOf(lab)).toBe('#v=4');
    lab.set('rho', 0.7);
    lab.seek(230);
    expect(linkOf(lab)).toBe('#v=4&rho=0.7&t=230');
  });

  test('opens the same in another lab, whatever the parameters and the step', () => {
    fc.assert(
      fc.property(anyParameters(100_000), fc.option(fc.nat(100_000)), (parameters, step) => {
        const lab = createLab();
        lab.jump(parameters, step);
        const other = createLab();
        openLink(other, linkOf(lab));
        const { parameters: read, cursor, notices } = other.getState();
        expect(notices).toEqual([]);
        expect(cursor).toBe(lab.getState().cursor);
        // −0 and 0 make the same run and are written the same.
        const plain = Object.entries(parameters).map(([key, value]) => [key, value === 0 ? 0 : (value as unknown)]);
        expect(read).toEqual(Object.fromEntries(plain));
        expect(linkOf(other)).toBe(linkOf(lab));
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('with faults opens what it can and says what it could not', () => {
    const lab = createLab();
    openLink(lab, '#v=4&rho=99&gap=lots&t=230');
    expect(lab.getState()).toMatchObject({ parameters: { rho: 5, gap: 1 }, cursor: 230, jumps: 0 });
    const notices = lab.getState().notices.map(({ sentence }) => sentence);
    expect(notices).toHaveLength(2);
    expect(notices.join(' ')).toMatch(/rho=99.*gap=lots/);
  });
});

describe('the address', () => {
  test('stays empty while the page shows the defaults', () => {
    const { lab, window, settle } = attached();
    compute(lab);
    lab.probe(3);
    lab.want('seed');
    lab.notify('Something.');
    lab.seek(1000);
    settle();
    lab.set('rho', 2);
    lab.set('rho', 1.3);
    settle();
    lab.jump(defaultParameters);
    settle();
    expect(window.writes).toEqual([]);
    expect(window.entries).toEqual(['']);
  });

  test('is not touched while nothing in it changes', () => {
    const { lab, window, settle } = attached('#v=4&rho=0.7&t=20');
    lab.set('gap', 0.5);
    lab.set('gap', 1);
    lab.seek(30);
    lab.seek(20);
    settle();
    lab.jump({ ...defaultParameters, rho: 0.7 }, 20);
    settle();
    expect(window.writes).toEqual([]);
  });

  test('follows a change at once', () => {
    const { lab, hows } = attached();
    lab.set('rho', 0.7);
    vi.advanceTimersByTime(1);
    expect(hows()).toEqual(['replace #v=4&rho=0.7']);
  });

  test('returns to the defaults in words once it has left them', () => {
    const { lab, window, settle } = attached();
    lab.set('rho', 0.7);
    settle();
    lab.set('rho', 1.3);
    settle();
    expect(window.location.hash).toBe('#v=4');
  });

  test('is rewritten at most three times a second while a slider moves, and ends with where it stopped', () => {
    const { lab, window, settle } = attached();
    for (let i = 0; i < 300; i++) {
      lab.set('rho', i / 100);
      vi.advanceTimersByTime(10);
    }
    settle();
    const times = window.writes.map(({ time }) => time);
    expect(window.writes.every(({ how }) => how === 'replace')).toBe(true);
    expect(times.length).toBeGreaterThan(8);
    for (let i = 3; i < times.length; i++) expect(times[i] - times[i - 3]).toBeGreaterThan(1000);
    expect(window.location.hash).toBe('#v=4&rho=2.99');
    expect(window.entries).toHaveLength(1);
  });

  test('is rewritten less than once a second while the run plays, and rests without a step', () => {
    const { lab, window, settle } = attached('', ranLab());
    lab.play();
    for (let i = 0; i < 800; i++) {
      lab.tick(1 / 60);
      vi.advanceTimersByTime(1000 / 60);
    }
    settle();
    const times = window.writes.map(({ time }) => time);
    expect(times.length).toBeGreaterThan(8);
    expect(times.length).toBeLessThanOrEqual(14);
    expect(window.writes[5].hash).toMatch(/^#v=4&t=\d+$/);
    expect(window.location.hash).toBe('#v=4');
    expect(window.entries).toHaveLength(1);
  });

  test('gets one entry for a jump, and Back returns from it', () => {
    const { lab, window, hows, settle } = attached('#v=4&gap=0.5');
    lab.jump({ ...defaultParameters, rho: 0 });
    expect(hows()).toEqual(['push #v=4&rho=0']);
    settle();
    expect(window.entries).toEqual(['#v=4&gap=0.5', '#v=4&rho=0']);
    window.back();
    expect(lab.getState()).toMatchObject({ parameters: { gap: 0.5, rho: 1.3 }, jumps: 1 });
    window.forward();
    expect(lab.getState()).toMatchObject({ parameters: { gap: 1, rho: 0 }, jumps: 1 });
    settle();
    expect(window.writes).toHaveLength(1);
  });

  test('is first given what was still to be written when a jump leaves it', () => {
    const { lab, window, hows, settle } = attached('#v=4&gap=0.5');
    lab.set('rho', 0.2);
    lab.seek(77);
    lab.jump({ ...defaultParameters, optimiser: 'adam' }, 5);
    settle();
    expect(hows()).toEqual(['replace #v=4&gap=0.5&rho=0.2&t=77', 'push #v=4&optimiser=adam&t=5']);
    window.back();
    expect(linkOf(lab)).toBe('#v=4&gap=0.5&rho=0.2&t=77');
  });

  test('of the entry that a jump leaves is not touched when there is nothing to write', () => {
    const { lab, hows, settle } = attached();
    lab.set('rho', 0.2);
    lab.set('rho', 1.3);
    lab.jump({ ...defaultParameters, gap: 0.5 });
    settle();
    expect(hows()).toEqual(['push #v=4&gap=0.5']);
  });

  test('tells a jump back to the former link from no jump, while a change is still to be written', () => {
    const { lab, window, settle } = attached();
    lab.set('rho', 0.2);
    lab.jump(defaultParameters);
    settle();
    expect(window.entries).toEqual(['#v=4&rho=0.2', '#v=4']);
    window.back();
    expect(lab.getState().parameters.rho).toBe(0.2);
  });

  test('edited by hand takes the lab there, and is put in order', () => {
    const { lab, window, settle } = attached();
    window.edit('#rho=1.50&steps=100&t=20');
    expect(lab.getState()).toMatchObject({ parameters: { rho: 1.5, steps: 100 }, cursor: 20, jumps: 0 });
    settle();
    expect(window.entries).toEqual(['', '#v=4&rho=1.5&steps=100&t=20']);
    window.back();
    expect(lab.getState()).toMatchObject({ parameters: defaultParameters, cursor: null });
  });

  test('is not overwritten by what was still to be written when Back leaves it', () => {
    const { lab, window, settle } = attached();
    lab.jump({ ...defaultParameters, gap: 0.5 });
    settle();
    lab.set('rho', 0.2);
    window.back();
    settle();
    expect(lab.getState().parameters).toEqual(defaultParameters);
    expect(window.location.hash).toBe('');
  });

  test('is left alone once detached', () => {
    const { lab, window, detach, settle } = attached();
    lab.set('rho', 0.2);
    detach();
    lab.jump({ ...defaultParameters, gap: 0.5 });
    settle();
    expect(window.writes).toEqual([]);
    expect(window.listeners).toEqual([]);
    window.edit('#v=4&rho=2');
    expect(lab.getState().parameters.rho).toBe(1.3);
  });

  test('agrees with the lab after any series of changes, and Back walks through the jumps alone', () => {
    const value = fc.integer({ min: 0, max: 20 }).map((x) => x / 10);
    const action = fc.oneof(
      fc.record({ type: fc.constant('set' as const), value }),
      fc.record({ type: fc.constant('seek' as const), value }),
      fc.record({ type: fc.constant('jump' as const), value }),
      fc.record({ type: fc.constant('wait' as const), value }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const { lab, window, settle } = attached();
        const left: string[] = [];
        for (const { type, value: x } of actions) {
          if (type === 'set') lab.set('rho', x);
          else if (type === 'seek') lab.seek(x * 500);
          else if (type === 'wait') vi.advanceTimersByTime(x * 300);
          else {
            const before = linkOf(lab);
            lab.jump({ ...defaultParameters, gap: x });
            if (linkOf(lab) !== before) left.push(before);
          }
        }
        settle();
        const opened = createLab();
        openLink(opened, window.location.hash);
        expect(linkOf(opened)).toBe(linkOf(lab));
        expect(window.entries).toHaveLength(left.length + 1);
        for (const link of left.reverse()) {
          window.back();
          settle();
          expect(linkOf(lab)).toBe(link);
        }
      }),
      { seed: 6, numRuns: 150 },
    );
  });
});
