import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastStateOf, outcomeOf } from '../../src/core/outcome';
import { formatPercent, outcomeSentence } from '../../src/core/outcomeSentence';
import { defaultParameters, parameterTable, type Parameters } from '../../src/core/parameters';
import { readLinkStrictly } from '../../src/core/readLink';
import { createColumns } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';

/** The sentence for a link, its no-break spaces made plain. */
function sentenceFor(link: string): string {
  const read = readLinkStrictly(link);
  if (!read.ok) throw new Error(read.problems[0].sentence);
  return outcomeSentence(runTraining(read.parameters)).replaceAll('\u00a0', ' ');
}

interface State {
  visible: number;
  hiddenGap: number;
  rate: number;
  compliance: number;
  incentive: number;
}

/** The sentence for a run of a few made-up states, by the core's own outcome. */
function sentenceOf(states: Partial<State>[], changes: Partial<Parameters> = {}): string {
  const parameters = { ...defaultParameters, ...changes, steps: states.length - 1 };
  const columns = createColumns(states.length + 2); // with room for more
  states.forEach((state, i) => {
    const full = { visible: 1, hiddenGap: 0, rate: 1, compliance: 0.5, incentive: -1, ...state };
    columns.step[i] = i;
    for (const [name, value] of Object.entries(full) as [keyof State, number][]) columns[name][i] = value;
    columns.gap[i] = Math.hypot(full.visible, full.hiddenGap);
  });
  const outcome = outcomeOf(parameters, {
    state: lastStateOf(columns, parameters.steps),
    visibleAtStart: columns.visible[0],
    broken: null,
  });
  return outcomeSentence({ parameters, columns, outcome }).replaceAll('\u00a0', ' ');
}

describe('outcomeSentence', () => {
  test.each([
    ['', 'It behaves as if aligned, 42 % of the gap is still there, and its discount rate has fallen below zero.'],
    ['rho=1.5', 'Training has fixed the objective: 4.6 % of the gap is left.'],
    [
      'rho=-0.2&lrTime=0&steps=100',
      'It behaves as if aligned, the whole gap is still there, and its discount rate has been below zero from the start.',
    ],
    [
      'hidden=0.3',
      'Nobody pretends: 1.1 % of the visible gap is left, but training cannot see the hidden part, 50 % of the initial gap.',
    ],
    [
      'hidden=0.3&rho=0',
      'It behaves as if aligned, 99.8 % of the visible gap is still there, and its discount rate has fallen below zero.',
    ],
    [
      'rho=0&lrTime=0',
      'Not settled after 1000 steps: 67 % of the gap is left, its compliance is 0.72, and pretending pays.',
    ],
    [
      'lrGap=0&lrTime=0',
      'Nothing moves, because both learning rates are zero: its compliance is 0.13, and pretending does not pay.',
    ],
    [
      'steps=1',
      'Not settled after 1 step: 99.6 % of the gap is left, its compliance is 0.13, and pretending does not pay.',
    ],
    ['lrGap=1', 'Training has fixed the objective: nothing of the gap is left.'],
    ['gap=0', 'There was no gap: nothing to fix, nothing to hide.'],
    [
      'gap=0&rho=-0.3',
      'There was no gap: nothing to fix, nothing to hide, and the discount rate has been below zero from the start.',
    ],
    ['gap=0&noise=0.1', 'There was no gap, but noise has opened one of 0.020.'],
    [
      'rho=-0.5&anticipation=0',
      'Training has fixed the objective, although the discount rate has been below zero from the start: 0.67 % of the gap is left.',
    ],
    [
      'lrGap=0.05&bias=1&rho=-.2&prior=1',
      'Training has fixed the objective, although pretending paid for a while: less than 0.1 % of the gap is left.',
    ],
  ])('says of the run %j: %s', (link, sentence) => {
    expect(sentenceFor(link)).toBe(sentence);
  });

  const pretends = { compliance: 0.95, incentive: 2 };
  test.each([
    [
      'a gap that grew while it pretends, with a rate that stays above zero',
      [{}, { ...pretends, visible: 1.12 }],
      'It behaves as if aligned, the gap has grown by 12 %, and its discount rate has not fallen below zero.',
    ],
    [
      'a rate that rose above zero again',
      [{ rate: -1 }, { ...pretends, visible: -0.5 }],
      'It behaves as if aligned, 50 % of the gap is still there, and its discount rate is no longer below zero.',
    ],
    [
      'a rate that rose and fell',
      [{ rate: -1 }, { rate: 1 }, { ...pretends, rate: -1 }],
      'It behaves as if aligned, the whole gap is still there, and its discount rate has fallen below zero.',
    ],
    [
      'a gap that grew several times over, undecided',
      [{}, { visible: 3.21, incentive: 1 }],
      'Not settled after 1 step: the gap has grown to 3.2 times its size, its compliance is 0.50, and pretending pays.',
    ],
    [
      'a gap that was next to nothing and grew',
      [{ visible: 1e-300 }, { visible: 1 }],
      'Not settled after 1 step: the gap has grown over a millionfold, its compliance is 0.50, and pretending does not pay.',
    ],
    [
      'a compliance a hair below the threshold',
      [{ rate: -0.5 }, { compliance: 0.8999, rate: -1, incentive: 1 }],
      'Not settled after 1 step: the whole gap is left, its compliance is just under 0.9, and its discount rate has been below zero from the start.',
    ],
    [
      'full compliance that does not pay',
      [{}, { compliance: 1 }],
      'Not settled after 1 step: the whole gap is left, its compliance is 1, and pretending does not pay.',
    ],
    [
      'next to no compliance',
      [{}, { compliance: 1e-9 }],
      'Not settled after 1 step: the whole gap is left, its compliance is under 0.01, and pretending does not pay.',
    ],
    [
      'a small gap with pretending that still pays',
      [{}, { visible: 0.02, incentive: 1 }],
      'Training has fixed the objective, although pretending pays: 2.0 % of the gap is left.',
    ],
    [
      'a small gap, pretending that paid and a rate below zero',
      [{ incentive: 1 }, { visible: 0.02, rate: -1 }],
      'Training has fixed the objective, although pretending paid for a while and the discount rate has fallen below zero: 2.0 % of the gap is left.',
    ],
    [
      'a hidden gap and a rate below zero',
      [{}, { visible: 0.02, hiddenGap: -0.5, rate: -1 }],
      'Nobody pretends, but training cannot see the hidden part, 50 % of the initial gap, and the discount rate has fallen below zero.',
    ],
    [
      'a hidden gap with pretending that pays',
      [{}, { visible: 0.02, hiddenGap: 0.5, incentive: 1 }],
      'Pretending pays: 2.0 % of the visible gap is left, but training cannot see the hidden part, 50 % of the initial gap.',
    ],
    [
      'a hidden gap that noise has made larger than the initial one',
      [{}, { visible: 0.02, hiddenGap: 3 }],
      'Nobody pretends: 2.0 % of the visible gap is left, but training cannot see the hidden part, 3.0 times the initial gap.',
    ],
  ])('has a form for %s', (_, states, sentence) => {
    expect(sentenceOf(states)).toBe(sentence);
  });

  test('stays in bounds where the initial gap is next to nothing', () => {
    const sentence = sentenceOf([{ visible: 1e-320 }, { visible: 0, hiddenGap: 1 }], { gap: 1e-320 });
    expect(sentence).toMatch(/the hidden part, over a million times the initial gap\.$/);
  });

  test('reads the state at T of a run that goes on from a later step', () => {
    const whole = runTraining({ ...defaultParameters, steps: 400 });
    const columns = createColumns(101);
    for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
      columns[name].set(whole.columns[name].subarray(300));
    }
    const sentence = outcomeSentence({ ...whole, columns }).replaceAll('\u00a0', ' ');
    expect(sentence).toBe(outcomeSentence(whole).replaceAll('\u00a0', ' '));
    columns.rate.fill(-1);
    expect(outcomeSentence({ ...whole, columns })).toMatch(/its discount rate is below zero\.$/);
  });

  test('groups the digits of many steps', () => {
    expect(sentenceFor('steps=20000&lrGap=0&lrTime=1e-9')).toMatch(/^Not settled after 20 000 steps: /);
  });

  test('is one short plain sentence for any run', () => {
    const anyRun = fc.record(
      Object.fromEntries(
        parameterTable
          .filter(({ kind }) => kind !== 'text')
          .map((spec): [string, fc.Arbitrary<number | string>] => {
            if (spec.kind === 'choice') {
              const values = spec.options.map(({ value }) => value).filter((value) => value !== 'custom');
              return [spec.key, fc.constantFrom(...values)];
            }
            if (spec.kind !== 'number') throw new Error(spec.key);
            const { min } = spec;
            const max = { steps: 40, horizon: 40, deploy: 4, onset: 40, candidates: 9 }[spec.key as string] ?? spec.max;
            const inside = spec.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
            return [spec.key, fc.oneof({ weight: 3, arbitrary: inside }, fc.constantFrom(min, max, spec.default))];
          }),
      ),
    );
    fc.assert(
      fc.property(anyRun, (drawn) => {
        const parameters: Parameters = { ...defaultParameters, ...drawn };
        parameters.steps = Math.min(40, parameters.steps);
        parameters.horizon = Math.max(parameters.deploy, Math.min(40, parameters.horizon));
        const run = runTraining(parameters);
        const sentence = outcomeSentence(run);
        expect(sentence).toMatch(/^[A-Z][^;.?!]*(\.\d[^;.?!]*)*\.$/u);
        expect(sentence).not.toMatch(/NaN|Infinity|undefined|null|e[+-]\d| 0\u00a0%|\u00a00\u00a0%|\s\s|,,/);
        expect(sentence.length).toBeLessThanOrEqual(170);
        expect(sentence.includes('below zero')).toBe(run.outcome.beyondZero || run.outcome.kind === 'deceptive');
        expect(sentence.startsWith('It behaves as if aligned')).toBe(run.outcome.kind === 'deceptive');
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  [0, '0 %'],
  [1e-9, 'less than 0.1 %'],
  [0.001, '0.10 %'],
  [0.0464, '4.6 %'],
  [0.0994, '9.9 %'],
  [0.0996, '10 %'],
  [0.415, '42 %'],
  [0.9949, '99 %'],
  [0.9985, '99.9 %'],
  [0.99999, '99.9 %'],
  [1, '100 %'],
  [123.4, '12 340 %'],
])('formatPercent of %d is %s', (share, text) => {
  expect(formatPercent(share).replaceAll('\u00a0', ' ')).toBe(text);
});
