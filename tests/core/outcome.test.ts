import { describe, expect, test } from 'vitest';
import { lastStateOf, outcomeOf } from '../../src/core/outcome';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { presetParameters, presets } from '../../src/core/presets';
import { createColumns } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';

interface LastState {
  visible: number;
  hiddenGap: number;
  compliance: number;
  incentive: number;
  rate: number;
}

/** Outcome of a run that began with e_visible 0.8 (unless told) and ends with these numbers, in a longer buffer. */
function outcome(state: Partial<LastState>, { gap = 1, start = 0.8 } = {}) {
  const columns = createColumns(9);
  const last = { visible: 0.4, hiddenGap: 0, compliance: 0.95, incentive: 1, rate: 0.5, ...state };
  for (const [name, value] of Object.entries(last)) columns[name as keyof LastState][6] = value;
  return outcomeOf(
    { ...defaultParameters, gap },
    { state: lastStateOf(columns, 6), visibleAtStart: start, broken: null },
  );
}

describe('the outcome at the last state', () => {
  test('is deceptive where the gap is kept, compliance is 0.9 or more and the incentive is positive', () => {
    expect(outcome({})).toEqual({ kind: 'deceptive', beyondZero: false, kept: 0.5 });
    expect(outcome({ compliance: 0.9, visible: 0.05, incentive: 1e-300 }, { start: 1 }).kind).toBe('deceptive');
    expect(outcome({ visible: -0.4 })).toMatchObject({ kind: 'deceptive', kept: 0.5 });
  });

  test('is undecided where one of these fails', () => {
    expect(outcome({ compliance: 0.8999 }).kind).toBe('undecided');
    expect(outcome({ incentive: 0 }).kind).toBe('undecided');
  });

  test('is robust where both parts of the gap are small', () => {
    expect(outcome({ visible: 0.0399 }).kind).toBe('robust');
    expect(outcome({ visible: 0, hiddenGap: 0.0499 }).kind).toBe('robust');
  });

  test('is misgeneralised where only what training sees has closed', () => {
    expect(outcome({ visible: 0.0399, hiddenGap: 0.05 }).kind).toBe('misgeneralised');
    expect(outcome({ visible: 0.0399, hiddenGap: -0.3 }).kind).toBe('misgeneralised');
    expect(outcome({ visible: 0.0399, hiddenGap: 0.09 }, { gap: 2 }).kind).toBe('robust');
    expect(outcome({ hiddenGap: 0.5 }).kind).toBe('deceptive');
  });

  test('has a flag for an effective rate below zero, whatever the kind', () => {
    expect(outcome({ rate: -1e-9 })).toMatchObject({ kind: 'deceptive', beyondZero: true });
    expect(outcome({ rate: -1, visible: 0 })).toMatchObject({ kind: 'robust', beyondZero: true });
    expect(outcome({ rate: 0 }).beyondZero).toBe(false);
  });

  test('counts what is kept against the visible part at the start, above 1 where it grew, 0 where there was none', () => {
    expect(outcome({ visible: 1.6 }).kept).toBe(2);
    expect(outcome({ visible: 0.2 }, { start: -0.8 }).kept).toBe(0.25);
    expect(outcome({ visible: 0.3 }, { start: 0 })).toMatchObject({ kept: 0, kind: 'robust' });
    expect(runTraining({ ...defaultParameters, gap: 0 }).outcome).toEqual({
      kind: 'robust',
      beyondZero: false,
      kept: 0,
    });
  });
});

describe("MODEL.md's table of what the defaults do", () => {
  /** kind, kept to three decimals (null: not given), rate at T to two or three (null), beyond zero. */
  const table: [Partial<Parameters>, string, (number | null)?, (number | null)?, boolean?][] = [
    [{}, 'deceptive', 0.415, -0.178, true],
    [{ steps: 10_000 }, 'deceptive', null, -0.247, true],
    [{ steps: 100_000 }, 'deceptive', null, -0.305, true],
    [{ rho: 1.5 }, 'robust', 0.046, 0.597, false],
    [{ rho: 1.4 }, 'undecided'],
    [{ rho: 1.45 }, 'undecided'],
    [{ rho: 0 }, 'deceptive', 0.999],
    [{ rho: -0.2, lrTime: 0 }, 'deceptive', 1, -0.2],
    [{ rho: 0, lrTime: 0 }, 'undecided', 0.672, 0, false],
    [{ rho: -0.08, lrTime: 0 }, 'deceptive'],
    [{ rho: -0.07, lrTime: 0 }, 'undecided'],
    [{ rho: 3, lrTime: 0 }, 'robust', 0.008, 3],
    [{ anticipation: 0 }, 'robust', 0.007, 1.3],
    [{ anticipation: 0.3 }, 'robust'],
    [{ anticipation: 0.4 }, 'undecided'],
    [{ horizon: 1 }, 'robust', 0.023],
    [{ horizon: 2 }, 'robust'],
    [{ horizon: 4 }, 'undecided'],
    [{ horizon: 8 }, 'undecided'],
    [{ horizon: 16 }, 'deceptive'],
    [{ onset: 100 }, 'robust', 0.025],
    [{ bias: 0.05 }, 'robust'],
    [{ bias: 0.01 }, 'deceptive'],
    [{ priority: 0.01 }, 'robust', 0.045],
    [{ priority: 0.00001 }, 'undecided'],
    [{ optimiser: 'adam', lrGap: 0.003, lrTime: 0.003 }, 'robust'],
    [{ optimiser: 'adam', lrGap: 0.003, lrTime: 0.003, rho: 1 }, 'deceptive', 0.184],
    [{ hidden: 0.3 }, 'misgeneralised'],
    [{ wiring: 'independent' }, 'undecided', 0.312],
  ];

  for (const [changes, kind, kept, rate, beyondZero] of table) {
    test(`holds for ${JSON.stringify(changes)}: ${kind}`, () => {
      const run = runTraining({ ...defaultParameters, ...changes });
      expect(run.outcome.kind).toBe(kind);
      if (typeof kept === 'number') expect(run.outcome.kept.toFixed(3)).toBe(kept.toFixed(3));
      if (typeof rate === 'number') expect(Math.abs(run.columns.rate.at(-1)! - rate)).toBeLessThanOrEqual(0.0005);
      if (beyondZero !== undefined) expect(run.outcome.beyondZero).toBe(beyondZero);
    });
  }

  test('holds in its remarks: 0.99 of compliance in Case 1, 0.72 with equal weights held fixed', () => {
    const compliance = (rho: number) =>
      runTraining({ ...defaultParameters, rho, lrTime: 0 }).columns.compliance.at(-1)!;
    expect(compliance(-0.2)).toBeCloseTo(0.99, 2);
    expect(compliance(0)).toBeCloseTo(0.72, 2);
  });
});

test('every preset comes to what its page says', () => {
  const outcomes = presets.map((preset) => {
    const { kind, kept } = runTraining(presetParameters(preset)).outcome;
    return `${preset.id}: ${kind} ${kept.toFixed(3)}`;
  });
  expect(outcomes).toEqual([
    'race-deceptive: deceptive 0.415',
    'race-robust: robust 0.046',
    'equal-weights: deceptive 0.999',
    'long-term: deceptive 1.000',
    'short-term: robust 0.008',
    'one-future: robust 0.023',
    'not-aware: robust 0.007',
    'aware-late: robust 0.025',
    'caring-costs: robust 0.045',
    'hidden-gap: misgeneralised 0.011',
    'adam: deceptive 0.184',
  ]);
});
