import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf, jsonOf, readSweepFile } from '../../src/cli/sweepFile';
import { cellOutcomes, type CellResult } from '../../src/core/sweep';
import { coreVersion } from '../../src/core/version';
import { sweptMap } from './sweptMaps';

const ways = { csv: csvOf, json: jsonOf } as const;
const formats = ['csv', 'json'] as const;
const text = (pieces: Iterable<string>) => [...pieces].join('');
const result: CellResult = { outcome: 'robust', kept: 0.01, rate: 0.1, pays: Infinity, counts: [0, 0, 1, 0] };

const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN));
/** Any result of a cell with 7 seeds. */
const anyResult: fc.Arbitrary<CellResult> = fc
  .record({
    outcome: fc.constantFrom(...cellOutcomes),
    kept: number,
    rate: number,
    pays: fc.oneof(fc.nat(), fc.constant(Infinity), fc.constant(NaN)),
    cuts: fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7)),
  })
  .map(({ cuts, ...others }) => {
    const [a, b, c] = cuts.sort((i, j) => i - j);
    return { ...others, counts: others.outcome === 'none' ? [0, 0, 0, 0] : [a, b - a, c - b, 7 - c] };
  });

describe.each(formats)('a %s file', (format) => {
  test('reads back to the last bit, whatever the cells came to, whole or a shard', () => {
    fc.assert(
      fc.property(
        fc.array(anyResult, { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 0, max: 3 }),
        (all, index) => {
          const shard = index === 0 ? null : { index, of: 3 };
          const map = sweptMap({ seeds: 7, shard, link: 'noise=0.1&formula=k%20%2C%22' }, (cell) => all[cell]);
          const written = text(ways[format](map));
          const read = readSweepFile(written);
          if (typeof read === 'string') throw new Error(read);
          expect(read).toMatchObject({ about: map.about, cells: map.cells, format });
          // −0 comes back as 0, which every reader takes for the same.
          for (const name of ['kept', 'rate', 'pays'] as const) {
            expect(read.results[name]).toEqual(map.results[name].map((value) => value + 0));
          }
          expect(read.results.outcomes).toEqual(map.results.outcomes);
          expect(read.results.counts).toEqual(map.results.counts);
          expect(text(ways[format](read))).toBe(written);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('that lost its end, at any place, is not taken for a whole one', () => {
    const written = text(ways[format](sweptMap({}, () => result)));
    for (let length = 0; length < written.trimEnd().length; length++) {
      expect(readSweepFile(written.slice(0, length)), `the first ${length} characters`).toBeTypeOf('string');
    }
  });

  test('of another program, version or mode is refused by what it says', () => {
    const written = text(ways[format](sweptMap({}, () => result)));
    const whole = `is not a file that sweep wrote`;
    expect(readSweepFile(written.replace('The Long Game', 'Life'))).toBe(whole);
    expect(readSweepFile(written.replace('gap:0:2:5', 'gap:0:9:5'))).toBe(whole);
    expect(readSweepFile(written.replace('outcome', 'income'))).toBe(whole);
    const boundary = text(ways[format](sweptMap({ mode: 'boundary' }, () => result)));
    expect(readSweepFile(boundary)).toBe('is of a boundary sweep, which has no shards');
  });

  test('with a row that is another cell or no result is damaged', () => {
    const written = text(ways[format](sweptMap({}, () => result)));
    const damaged = 'is damaged: its row 3 is not the result of gap = 1, rho = 0';
    const third = written.indexOf(format === 'csv' ? '\n1,0,' : '"gap":1,') + 1;
    const change = (from: string, to: string) => written.slice(0, third) + written.slice(third).replace(from, to);
    for (const [from, to] of [
      ['1', '1.5'],
      ['robust', 'rusty'],
      ['0.01', format === 'csv' ? '0.010' : '"0.01"'],
      ['0.01', format === 'csv' ? 'never' : '"never"'],
    ]) {
      expect(readSweepFile(change(from, to)), `${from} → ${to}`).toBe(damaged);
    }
  });
});

describe('what a file says', () => {
  test('csv: what it is of, then a row a cell, x fastest, with nothing where a number is absent', () => {
    const map = sweptMap({ x: 'gap:0:2:2', y: 'deploy:1:2:2', link: 'rho=1.5', mode: 'boundary' }, (cell) => {
      return [
        result,
        { ...result, outcome: 'deceptive' as const, pays: 12, kept: 0.5 },
        { outcome: 'none' as const, kept: NaN, rate: NaN, pays: NaN, counts: [0, 0, 0, 0] },
        null,
      ][cell];
    });
    map.outcomes.set([2, 0, 4, 3]);
    const unrun = { ...map, results: { ...map.results, outcomes: Uint8Array.from([2, 0, 4, 255]) } };
    expect(text(csvOf(unrun))).toBe(
      `# The Long Game, core version ${coreVersion}
# Fixed: #v=${coreVersion}&rho=1.5
# x: gap:0:2:2
# y: deploy:1:2:2
# Seeds: 1
# Mode: boundary
gap,deploy,outcome,kept,rate,pays,deceptive,misgeneralised,robust,undecided
0,1,robust,0.01,0.1,never,0,0,1,0
2,1,deceptive,0.5,0.1,12,0,0,1,0
0,2,none,,,,0,0,0,0
2,2,undecided,,,,,,,
`,
    );
    const { cells, ...about } = JSON.parse(text(jsonOf(unrun))) as { cells: object[] };
    const fixed = `#v=${coreVersion}&rho=1.5`;
    const head = { program: 'The Long Game', version: coreVersion, fixed, seeds: 1, mode: 'boundary' };
    expect(about).toEqual({ ...head, x: 'gap:0:2:2', y: 'deploy:1:2:2' });
    const none = { kept: null, rate: null, pays: null };
    expect(cells[1]).toMatchObject({ gap: 2, deploy: 1, outcome: 'deceptive', kept: 0.5, rate: 0.1, pays: 12 });
    expect(cells[3]).toMatchObject({ gap: 2, deploy: 2, outcome: 'undecided', ...none, robust: null });
  });
});
