import { describe, expect, test } from 'vitest';
import { labKey, setSingleKeys, singleKeysOn } from '../../../src/panels/explain/singleKeys';
import { ranLab } from '../../store/ranLab';

const press = (lab: ReturnType<typeof ranLab>, key: string, isRepeated = false) => labKey(key, isRepeated)?.(lab);

describe('single keys', () => {
  test('play and pause', () => {
    const lab = ranLab();
    press(lab, ' ');
    expect(lab.getState()).toMatchObject({ playing: true, cursor: 0 });
    press(lab, 'K');
    expect(lab.getState().playing).toBe(false);
  });

  test('walk a step back and forward, held down too, and stay inside the run', () => {
    const lab = ranLab({ steps: 10 });
    press(lab, ',');
    expect(lab.getState().cursor).toBe(9);
    press(lab, ',', true);
    expect(lab.getState().cursor).toBe(8);
    for (let i = 0; i < 20; i++) press(lab, ',');
    expect(lab.getState().cursor).toBe(0);
    press(lab, '.');
    expect(lab.getState().cursor).toBe(1);
    for (let i = 0; i < 20; i++) press(lab, '.');
    expect(lab.getState().cursor).toBeNull();
  });

  test('pin and unpin, deploy and go back, but once for one press', () => {
    const lab = ranLab();
    press(lab, 'p');
    press(lab, 'p', true);
    expect(lab.getState().pinned?.run).toBe(lab.getState().settled);
    press(lab, 'p');
    expect(lab.getState().pinned).toBeNull();
    press(lab, 'd');
    expect(lab.getState().deployed).toBe(true);
    press(lab, 'd');
    expect(lab.getState().deployed).toBe(false);
  });

  test('are no others', () => {
    for (const key of ['a', 'Enter', 'Escape', 'Tab', 'ArrowLeft', '?']) expect(labKey(key, false)).toBeNull();
  });

  test('are on until they are switched off, which is remembered; and on where nothing can be', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    expect(singleKeysOn(storage)).toBe(true);
    setSingleKeys(false, storage);
    expect(singleKeysOn(storage)).toBe(false);
    setSingleKeys(true, storage);
    expect(singleKeysOn(storage)).toBe(true);
    const forbidden = () => {
      throw new Error('forbidden');
    };
    setSingleKeys(false, { setItem: forbidden, removeItem: forbidden });
    expect(singleKeysOn({ getItem: forbidden })).toBe(true);
    expect(singleKeysOn(null)).toBe(true);
  });
});
