import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const lock = read('../package-lock.json') as { packages: Record<string, Locked> };
const { overrides } = read('../package.json') as { overrides: Record<string, string> };

// What a lockfile cannot hold: the name of a tag. A range begins with a digit, a sign, `x` or `*`, an alias with `npm:`.
const isTag = (range: string): boolean => !/^(?:[\d<>=^~*vx]|npm:)/.test(range.trim());

describe('the lockfile', () => {
  it('holds no download addresses, so that any registry will do', () => {
    const held = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(held.map(([name]) => name)).toEqual([]);
  });

  it('holds every package that is asked for by a tag, so that it installs after the tag has moved', () => {
    const loose = Object.entries(lock.packages).flatMap(([name, entry]) =>
      Object.entries({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter(([wanted, range]) => isTag(range) && overrides[wanted] === undefined)
        .map(([wanted, range]) => `${name} asks for ${wanted}@${range}`),
    );
    expect(loose).toEqual([]);
  });

  it('knows a tag from a range', () => {
    expect(['latest', 'next', ' beta'].map(isTag)).toEqual([true, true, true]);
    expect(['^1.2.3', '1', '*', '>= 4', '~2', 'x', 'npm:a@1'].map(isTag)).toEqual(Array(7).fill(false));
  });
});
