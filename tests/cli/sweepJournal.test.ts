import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openJournal, readJournal } from '../../src/cli/sweepJournal';
import { createBatch, writeCell } from '../../src/core/sweepTable';
import { sweptMap } from './sweptMaps';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const path = join(folder, 'map.csv.partial');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(path, { force: true }));

const { about } = sweptMap({}, () => null);
const empty = () => createBatch(Array.from({ length: 20 }, (_, cell) => cell));

function batchOf(...cells: readonly number[]) {
  const batch = createBatch(cells);
  cells.forEach((cell, j) => {
    writeCell(batch, j, { outcome: 'robust', kept: cell / 3, rate: 1 / cell, pays: Infinity, counts: [0, 0, 1, 0] });
  });
  return batch;
}

/** The cells that a journal has, and that what it has of each is what was put in. */
function cellsRead(): number[] {
  const results = empty();
  const kept = readJournal(path, about, results);
  if (kept === null || typeof kept === 'string') throw new Error(`not read: ${kept}`);
  for (const cell of kept.cells) {
    expect([results.kept[cell], results.rate[cell], results.pays[cell]]).toEqual([cell / 3, 1 / cell, Infinity]);
  }
  return [...kept.cells];
}

function goOn() {
  const kept = readJournal(path, about, empty());
  if (typeof kept === 'string') throw new Error(kept);
  return openJournal(path, about, kept);
}

describe('a journal', () => {
  test('has every batch, to the last bit', () => {
    const journal = goOn();
    journal.add(batchOf(7, 3));
    expect(cellsRead()).toEqual([7, 3]);
    journal.add(batchOf(12));
    expect(cellsRead()).toEqual([7, 3, 12]);
    journal.remove();
    expect(readJournal(path, about, empty())).toBe(null);
  });

  test('cut anywhere has the whole lines before the cut, and takes what comes next as it is', () => {
    goOn().add(batchOf(1, 2, 13));
    const whole = readFileSync(path, 'utf8');
    const head = whole.indexOf('\n1,') + 1;
    for (let length = 0; length <= whole.length; length++) {
      rmSync(path);
      appendFileSync(path, whole.slice(0, length));
      const before = length < head ? [] : cellsRead();
      expect(before).toHaveLength(Math.max(0, whole.slice(head, length).split('\n').length - 1));
      goOn().add(batchOf(5)); // after a torn 1 this must not read 15
      expect(cellsRead()).toEqual([...before, 5]);
    }
    truncateSync(path);
    expect(readJournal(path, about, empty())).toBe(null);
  });

  test.each(['20,', '-1,', '1.5,', '01,', ',', 'x,', '1e0,'])(
    'does not take a line that begins with %j for a cell',
    (start) => {
      goOn().add(batchOf(4));
      appendFileSync(path, readFileSync(path, 'utf8').split('\n').at(-2)!.replace('4,', start) + '\n');
      expect(cellsRead()).toEqual([4]);
    },
  );
});
