import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { mapPng } from '../../src/cli/mapPng';
import { svgOf } from '../../src/cli/writeSwept';
import { cellOutcomes, type CellResult } from '../../src/core/sweep';
import { coreVersion } from '../../src/core/version';
import { sweptMap } from './sweptMaps';

const result = (outcome: CellResult['outcome'], kept = 0.9): CellResult => {
  const none = { outcome, kept: NaN, rate: NaN, pays: NaN, counts: [0, 0, 0, 0] };
  if (outcome === 'none') return none;
  return { ...none, kept, rate: 1, counts: cellOutcomes.slice(0, 4).map((each) => (each === outcome ? 1 : 0)) };
};
/** Five columns of one outcome each; in the upper rows less is kept. */
const stripes = sweptMap({}, (cell) => result(cellOutcomes[cell % 5], cell < 10 ? 0.9 : 0.1));

describe('a map as SVG', () => {
  const svg = svgOf(stripes);

  test('says what it is of, and how many cells came to what', () => {
    const metadata = [`The Long Game, core version ${coreVersion}`, `Fixed: #v=${coreVersion}`, 'x: gap:0:2:5'];
    expect(svg).toContain(`<metadata>\n${metadata.join('\n')}`);
    expect(svg).toContain('<title>How runs end, by initial gap and initial discount rate</title>');
    expect(svg).toContain(
      'Of 20 cells: deceptive in 4, misgeneralised in 4, robust in 4, undecided in 4, no run in 4.</desc>',
    );
    for (const name of ['deceptive', 'misgeneralised', 'robust', 'undecided', 'no run']) {
      expect(svg).toContain(`>${name} 20 %<`);
    }
  });

  test('needs nothing else, and holds its texts', () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined<|href|url\((?!#)|@import/);
    const [left, top, width, height] = /viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"/
      .exec(svg)!
      .slice(1)
      .map(Number);
    for (const [, x, y] of svg.matchAll(/<text [^>]*? x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(left);
      expect(Number(x)).toBeLessThanOrEqual(left + width);
      expect(Number(y)).toBeLessThanOrEqual(top + height);
    }
    const ids = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
    for (const id of ids) expect(svg).toContain(`id="${id}"`);
  });

  test('has the line of theory where fact 7 holds, on either side, and nowhere else', () => {
    const lineOf = (link: string, sides: object = {}) => {
      const drawn = svgOf(sweptMap({ link, ...sides }, () => result('robust')));
      return /class="theory" d="M([^"]*)"/
        .exec(drawn)?.[1]
        .split('L')
        .map((at) => at.split(' ').map(Number));
    };
    const line = lineOf('');
    const turned = lineOf('', { x: 'rho:0:3:4', y: 'gap:0:2:5' });
    expect(line!.length).toBeGreaterThan(50);
    expect(turned!.length).toBe(line!.length);
    // The greater the gap, the greater the rate that it reaches zero from: y goes down the page.
    expect(line!.at(-1)![0]).toBeGreaterThan(line![0][0]);
    expect(line!.at(-1)![1]).toBeLessThan(line![0][1]);
    for (const link of ['planner=softmax', 'hidden=0.1', 'lrTime=0', 'anticipation=0', 'fork=5(lrGap:0)']) {
      expect(lineOf(link), link).toBeUndefined();
    }
    expect(lineOf('', { y: 'lrTime:0:1:4' })).toBeUndefined();
  });
});

describe('a map as PNG', () => {
  const about = ['Who', 'what', 'and when'];
  const picture = { columns: 5, rows: 4, outcomes: stripes.outcomes, kept: stripes.results.kept };
  const bytes = Buffer.from(mapPng(picture, about));
  const { width, height, data } = PNG.sync.read(bytes);
  const colourAt = (x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
  /** How often each colour comes in a cell; row 0 is the lowest. */
  function coloursOf(column: number, row: number) {
    const counts = new Map<string, number>();
    const each = width / 5;
    for (let y = height - (row + 1) * each; y < height - row * each; y++) {
      for (let x = column * each; x < (column + 1) * each; x++) {
        const key = colourAt(x, y).join();
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  test('has a square of equal size a cell, of at least 4 pixels', () => {
    expect([width / 5, height / 4]).toEqual([160, 160]);
    const wide = mapPng(
      { columns: 1001, rows: 2, outcomes: new Uint8Array(2002), kept: new Float64Array(2002) },
      about,
    );
    expect(PNG.sync.read(Buffer.from(wide))).toMatchObject({ width: 4004, height: 8 });
  });

  test('tells outcomes apart by colour and pattern, and pales where less is kept', () => {
    const fills = [0, 1, 2, 3, 4].map((column) => coloursOf(column, 0));
    expect(fills.map(([[colour]]) => colour)).toEqual([
      '226,135,75',
      '141,185,220',
      '141,185,220',
      '221,221,225',
      '255,255,255',
    ]);
    expect(fills[2].length).toBe(2); // plain, and the edge
    const inked = fills.map((counts) => counts.slice(1).reduce((sum, [, count]) => sum + count, 0));
    expect(inked[1]).toBeGreaterThan(1.7 * inked[0]);
    const [[above]] = coloursOf(0, 3);
    above.split(',').forEach((value, i) => expect(Number(value)).toBeGreaterThan([226, 135, 75][i]));
    expect(coloursOf(2, 3)[0][0]).toBe('141,185,220'); // a closed gap has no shades
    for (const edge of [160, 320, 480, 640]) expect(colourAt(edge, 300)).toEqual([26, 28, 32]);
  });

  test('keeps what it is of', () => {
    expect(bytes.includes('tEXtSoftware\0Who')).toBe(true);
    expect(bytes.includes('tEXtDescription\0what\nand when')).toBe(true);
  });
});
