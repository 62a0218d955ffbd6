import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../../src/charts/layout/formatNumber';
import { fromStart } from '../../../src/core/fork';
import type { FormulaTree } from '../../../src/core/formula';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import { figureState } from '../../../src/panels/diagram/figureState';
import { figureMarks } from '../../../src/panels/diagram/geometry';
import { partNames } from '../../../src/panels/diagram/parts';
import { narrowShape, wideShape } from '../../../src/panels/diagram/shapes';
import {
  go,
  lightUp,
  sentenceAt,
  stageFrom,
  stageOf,
  stages,
  type Place,
} from '../../../src/panels/diagram/slowMotion';
import { createLab, shownStep, type Lab } from '../../../src/store/lab';
import { batchOf } from '../../store/batch';
import { compute, ranLab } from '../../store/ranLab';
import { anyParameters } from '../../worker/anyParameters';
import { extremeFigure } from './anyFigure';

const begun = (stage: number): Place => ({ stage, restarted: false });
const sentencesOf = (lab: Lab) => stages.map((_, stage) => sentenceAt(begun(stage), lab.getState()));
const byName = (lab: Lab) => {
  const sentences = sentencesOf(lab);
  return Object.fromEntries(stages.map(({ name }, i) => [name, sentences[i].replace(/\u00a0/g, ' ')]));
};
const notNumbers = /NaN|undefined|null|Infinity|-\d|−0(?![.\d])|\(\)| {2}| ,/;
const oneSentenceOrTwo = /^[A-Z].{20,}\.$/;

/** A lab whose run a formula broke off: its weight turns negative as the bias pulls rho up. */
function brokenLab(): Lab {
  const formula: FormulaTree = { op: 'subtract', of: [1.35, 'rho'] };
  const parameters: Parameters = { ...defaultParameters, kernel: 'custom', rho: 1, bias: 1, prior: 5, lrTime: 0.05 };
  const run = runTraining(parameters, { formula });
  const lab = createLab(parameters);
  lab.addRows(fromStart(parameters), batchOf(run.columns, { count: run.outcome.broken!.step }));
  lab.endRun(run.outcome, run.digest);
  return lab;
}

describe('the sentences of slow motion', () => {
  test('are whole, plain and short at every stage of any run', () => {
    fc.assert(
      fc.property(anyParameters(40), fc.nat(40), fc.boolean(), (parameters, at, restarted) => {
        const lab = createLab(parameters, Math.min(at, parameters.steps));
        compute(lab);
        const sentences = stages.map((_, stage) => sentenceAt({ stage, restarted }, lab.getState()));
        expect(new Set(sentences).size).toBe(stages.length);
        for (const sentence of sentences) {
          expect(sentence).toMatch(oneSentenceOrTwo);
          expect(sentence).not.toMatch(notNumbers);
          expect(sentence.length).toBeLessThanOrEqual(235);
        }
      }),
      { seed: 82, numRuns: 150 },
    );
  });

  test('stay whole with any numbers that the limits of the model let through', () => {
    const signed = fc.tuple(fc.constantFrom(-1, 0, 1), fc.double({ min: -300, max: 300, noNaN: true }));
    const size = signed.map(([sign, power]) => sign * 10 ** power);
    const numbers = fc.record({
      parameters: anyParameters(40),
      broken: fc.boolean(),
      limited: fc.boolean(),
      hiddenGap: size,
      price: size,
      benefit: size,
      best: size,
      total: size,
      gradGapDirect: size,
      gradGapPlanner: size,
      gradHidden: size,
      gradTimePlanner: size,
      gradTimePriority: size,
      stepHidden: size,
    });
    fc.assert(
      fc.property(extremeFigure, numbers, (figure, step) => {
        for (const { sentence } of stages) {
          expect(sentence(figure, step)).toMatch(oneSentenceOrTwo);
          expect(sentence(figure, step)).not.toMatch(notNumbers);
        }
      }),
      { seed: 83, numRuns: 150 },
    );
  });

  /** Counts stand as text: they are not rounded. */
  const written = (expected: readonly (readonly (number | string)[])[]) =>
    expected.map((list) => list.map((value) => (typeof value === 'string' ? value : formatNumber(value))));
  const numbersIn = (sentence: string) => sentence.match(/−?\d+(\.\d+)?(e−?\d+)?/g) ?? [];

  test.each([0, 320, 999])('have the columns’ numbers at step %d of the default run', (row) => {
    const lab = ranLab({}, row);
    const at = (name: keyof typeof columns) => columns[name][row];
    const { columns } = lab.getState().settled!;
    const gap = at('gap');
    const after = columns.gap[row + 1];
    const expected = [
      [`${row}`, '1000', '0', gap],
      ['0', gap, '1'],
      ['64', '1', gap / 2, '0'],
      ['1', at('weight'), at('rate'), at('price'), '0', at('benefit'), '1', '64', Math.abs(at('incentive'))],
      [at('best'), at('compliance'), (1 - at('compliance')) * gap, gap],
      [at('loss'), at('deployedLoss')],
      [at('gradGap'), at('gradTime')], // each has one path: with n = 1 and no cost, compliance does not depend on the gap
      [after - gap, after, columns.rate[row + 1] - at('rate'), columns.rate[row + 1]],
    ];
    expect(sentencesOf(lab).map(numbersIn)).toEqual(written(expected));
  });

  test.each([1, 25, 49])('have the columns’ numbers at step %d of a run with a bit of everything', (row) => {
    const parameters: Partial<Parameters> = {
      ...{ gap: 1.6, rho: 0.4, hidden: 0.2, horizon: 20, deploy: 5, anticipation: 0.1, priority: 0.01, steps: 50 },
      ...{
        planner: 'softmax',
        candidates: 9,
        temperature: 0.5,
        kernel: 'hyperbolic',
        optimiser: 'momentum',
        cost: 0.1,
      },
    };
    const lab = ranLab(parameters, row);
    const { columns } = lab.getState().settled!;
    const at = (name: keyof typeof columns) => columns[name][row];
    const next = (name: keyof typeof columns) => columns[name][row + 1];
    const grown = (name: 'visible' | 'hiddenGap') => Math.abs(next(name)) - Math.abs(at(name));
    const gap = at('gap');
    const expected = [
      [`${row}`, '50', '0', gap, at('visible'), at('hiddenGap')],
      ['9', '0', gap, '1'],
      ['20', '5', at('visible') * (1 - 0.9 ** 5), '0'],
      ['1', at('weight'), at('rate'), at('price'), '0', '4', at('benefit'), '5', '20', Math.abs(at('incentive'))],
      [0.5, at('compliance'), (1 - at('compliance')) * gap, gap],
      [at('loss'), at('total'), at('deployedLoss')],
      [
        ...[at('gradGap'), at('gradGapDirect'), at('gradGapPlanner'), at('gradHidden')],
        ...[at('gradTime'), at('gradTimePlanner'), at('gradTimePriority')],
      ],
      [grown('visible'), next('visible'), grown('hiddenGap'), next('rate') - at('rate'), next('rate')],
    ];
    expect(sentencesOf(lab).map(numbersIn)).toEqual(written(expected));
  });

  test('before the onset of awareness foresee no change, and afterwards do', () => {
    const lab = ranLab({ onset: 100, steps: 200 }, 99);
    expect(byName(lab)['World model']).toMatch(/not aware of training before step 100: .*stay where it is/);
    lab.seek(100);
    expect(byName(lab)['World model']).toMatch(/knows that it is trained/);
    expect(byName(ranLab({ anticipation: 0, steps: 20 }, 5))['World model']).toMatch(/not aware of training:/);
  });

  test('say that greed, full compliance or neither scores better', () => {
    const { events } = ranLab().getState().run!;
    const pays = events.find(({ kind }) => kind === 'pretendingPays')!.step;
    expect(byName(ranLab({}, pays - 1))['Scores now and later']).toMatch(/its score J is \S+ lower\.$/);
    expect(byName(ranLab({}, pays))['Scores now and later']).toMatch(/its score J is \S+ higher\.$/);
    expect(byName(ranLab({ gap: 0, steps: 5 }, 2))['Scores now and later']).toMatch(/its score J is the same\.$/);
  });

  test('name the updates by the way that they go, and what stands between gradient and step', () => {
    const updates = (changes: Partial<Parameters>, at = 3) =>
      byName(ranLab({ steps: 20, ...changes }, at))['The two updates'];
    expect(updates({})).toMatch(/^Steps of learning rate × gradient: .*\(fix the objective\).*\(look further ahead\)/);
    expect(updates({ optimiser: 'adam', noise: 0.1, clip: 1, bias: 0.1 })).toMatch(
      /^Steps by way of Adam, noise, clipping and bias: /,
    );
    expect(updates({ optimiser: 'momentum' })).toMatch(/^Steps by way of momentum: /);
    expect(updates({ kernel: 'factor', anticipation: 0, priority: 0.1, lrTime: 10 })).toMatch(
      /^Steps by way of a limit: /,
    );
    expect(updates({ rho: 0.5, prior: 3, bias: 5 })).toContain('(look less far ahead)');
    const lab = ranLab({ noise: 0.5, lrGap: 0.1, steps: 60 });
    const { columns } = lab.getState().settled!;
    const wider = columns.visible.findIndex((e, i) => i < 59 && Math.abs(columns.visible[i + 1]) > Math.abs(e));
    lab.seek(wider);
    expect(byName(lab)['The two updates']).toContain('(widen the gap)');
    expect(updates({ lrGap: 0, lrTime: 0 })).toMatch(
      /the gap stays at 1\.00, as its learning rate is 0; ρ stays at 1\.30, as its learning rate is 0\.$/,
    );
    expect(updates({ kernel: 'tail' })).toContain('the effective ρ changes');
  });

  test('at the last state say that no step follows, and why', () => {
    const last = byName(ranLab({ steps: 20 }));
    expect(last['Current example']).toMatch(/^Step 20 of 20, the last: /);
    expect(last['The two updates']).toMatch(/^Step 20 is the last: no update follows/);
    const broken = brokenLab();
    const step = broken.getState().run!.length - 1;
    const sentences = byName(broken);
    expect(sentences['Current example']).toContain(`Step ${step} of 1000, where the formula broke training off`);
    expect(sentences['The two updates']).toMatch(/^The formula gives no weight at the next step.* no update follows/);
    for (const sentence of Object.values(sentences)) expect(sentence).not.toMatch(notNumbers);
  });

  test('tell whoever begins at the last state why they are at the first', () => {
    const { getState } = ranLab({ steps: 20 }, 0);
    expect(sentenceAt({ stage: 0, restarted: true }, getState())).toContain('(back at the start, as no step follows');
    expect(sentenceAt(begun(0), getState())).not.toContain('back at the start');
  });

  test('before any run say that there is none', () => {
    expect(sentenceAt(begun(3), createLab().getState())).toBe('No run has been computed yet.');
  });
});

describe('going through slow motion', () => {
  test('forward and back as often comes to the same stage and step, unless an end is met', () => {
    const lab = ranLab({ steps: 30 });
    fc.assert(
      fc.property(fc.nat(30), fc.nat(stages.length - 1), fc.integer({ min: -60, max: 60 }), (step, stage, moves) => {
        const way = moves < 0 ? -1 : 1;
        const there = step * stages.length + stage + moves;
        fc.pre(there >= 0 && there < 31 * stages.length);
        lab.seek(step);
        let place = begun(stage);
        for (let i = 0; i < Math.abs(moves); i++) place = go(lab, place, way);
        expect(shownStep(lab.getState()) * stages.length + place.stage).toBe(there);
        for (let i = 0; i < Math.abs(moves); i++) place = go(lab, place, way === 1 ? -1 : 1);
        expect([shownStep(lab.getState()), place.stage]).toEqual([step, stage]);
      }),
      { seed: 84, numRuns: 200 },
    );
  });

  test('ends before the first stage of step 0 and after the last stage of the last step', () => {
    const lab = ranLab({ steps: 30 }, 0);
    expect(stageFrom(lab.getState(), 0, -1)).toBeNull();
    expect(go(lab, begun(0), -1)).toEqual(begun(0));
    lab.seek(null);
    expect(stageFrom(lab.getState(), 7, 1)).toBeNull();
    expect(go(lab, begun(7), 1)).toEqual(begun(7));
    expect(lab.getState().cursor).toBeNull();
    const broken = brokenLab();
    expect(stageFrom(broken.getState(), 7, 1)).toBeNull();
    expect(stageFrom(broken.getState(), 6, 1)).toEqual({ stage: 7, step: broken.getState().run!.length - 1 });
    expect(stageFrom(createLab().getState(), 0, 1)).toBeNull();
  });

  test('moves the cursor from one training step to the next, and nothing else', () => {
    const lab = ranLab({ steps: 30 }, 12);
    const before = lab.getState();
    expect(go(lab, begun(3), 1)).toEqual(begun(4));
    expect(lab.getState()).toBe(before);
    expect(go(lab, begun(7), 1)).toEqual(begun(0));
    expect(lab.getState().cursor).toBe(13);
    expect(go(lab, begun(0), -1)).toEqual(begun(7));
    expect(lab.getState()).toEqual(before);
  });

  test('by a part goes to the next stage that lights it', () => {
    for (const part of partNames) {
      for (let after = 0; after < stages.length; after++) {
        const lit = stages.flatMap((stage, i) => (stage.lit.includes(part) ? [i] : []));
        expect(lit).toContain(stageOf(part, after));
        if (lit.some((i) => i !== after)) expect(stageOf(part, after)).not.toBe(after);
      }
    }
    expect(stages[stageOf('search', 1)].name).toBe('Choice');
  });
});

describe('the light of slow motion', () => {
  test('falls on every part of Figure 1 at some stage, and on no part twice in a list', () => {
    expect(new Set(stages.flatMap(({ lit }) => lit))).toEqual(new Set(partNames));
    for (const { lit } of stages) expect(new Set(lit).size).toBe(lit.length);
  });

  test.each([wideShape, narrowShape])(
    'makes each part of the $name figure lit or dim, and leaves the rest',
    (shape) => {
      const marks = figureMarks(figureState(ranLab({}, 320).getState()), shape);
      stages.forEach(({ lit }, stage) => {
        const lighted = lightUp(marks, stage);
        const names = new Set<string>();
        lighted.forEach((mark, i) => {
          const part = mark.attributes['data-part'];
          if (part === undefined) return expect(mark).toBe(marks[i]);
          const before = String(marks[i].attributes['class']);
          const isLit = (lit as readonly unknown[]).includes(part);
          expect(mark).toEqual({
            ...marks[i],
            attributes: { ...marks[i].attributes, class: `${before} ${isLit ? 'lit' : 'dim'}` },
          });
          names.add(String(part));
        });
        expect(names.size).toBe(partNames.length);
      });
    },
  );
});
