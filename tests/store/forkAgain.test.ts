import { describe, expect, test } from 'vitest';
import { withPath } from '../../src/core/changeRecipe';
import { mostForks } from '../../src/core/fork';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { pathStep, type Lab } from '../../src/store/lab';
import { compute, ranLab, recipeOf } from './ranLab';

const recipe = (lab: Lab) => lab.getState().recipe;
const settled = (lab: Lab) => lab.getState().settled!;
const sentences = (lab: Lab) => lab.getState().notices.map(({ sentence }) => sentence);

describe('forking again', () => {
  test('forks the fork; before it, the run that the step is of', () => {
    const lab = ranLab({}, 300);
    lab.fork();
    lab.set('lrGap', 0.02);
    compute(lab);
    lab.seek(600);
    lab.fork();
    lab.set('lrTime', 0.2);
    compute(lab);
    expect(recipe(lab)).toEqual(recipeOf({}, [300, { lrGap: 0.02 }], [600, { lrTime: 0.2 }]));
    lab.seek(450); // a state of the first fork
    lab.fork();
    expect(recipe(lab)).toEqual(recipeOf({}, [300, { lrGap: 0.02 }], [450, {}]));
    compute(lab);
    lab.seek(299); // one of the first run
    lab.fork();
    expect(recipe(lab)).toEqual(recipeOf({}, [299, {}]));
  });

  test('a fifth time is refused with a notice, and nothing changes', () => {
    const lab = ranLab();
    for (let i = 1; i <= mostForks; i++) {
      lab.seek(i * 100);
      lab.fork();
      compute(lab);
    }
    const before = recipe(lab);
    expect(before.forks.map(({ step }) => step)).toEqual([100, 200, 300, 400]);
    lab.seek(500);
    lab.fork();
    expect(recipe(lab)).toBe(before);
    expect(sentences(lab)).toEqual([
      'A run can be forked 4 times. Go back to the run before a fork to fork elsewhere.',
    ]);
    lab.seek(250); // there are only two before this step
    lab.fork();
    expect(recipe(lab).forks.map(({ step }) => step)).toEqual([100, 200, 250]);
  });
});

describe('letting one path move', () => {
  test('forks at the cursor; from the beginning where the cursor rests at the end', () => {
    const lab = ranLab({}, 300);
    expect(pathStep(lab.getState())).toBe(300);
    lab.setPath('objective');
    expect(recipe(lab)).toEqual(recipeOf({}, [300, { lrTime: 0 }]));
    const other = ranLab();
    expect(pathStep(other.getState())).toBe(0);
    other.setPath('lookahead');
    expect(recipe(other)).toEqual(recipeOf({}, [0, { lrGap: 0 }]));
    expect(other.getState().cursor).toBe(null);
  });

  test('holds the other still from there on, and changes no fork’s place', () => {
    const lab = ranLab({}, 250);
    for (const [path, still, moves] of [
      ['objective', 'rate', 'gap'],
      ['lookahead', 'gap', 'rate'],
    ] as const) {
      lab.setPath(path);
      compute(lab);
      expect(recipe(lab).forks.map(({ step }) => step)).toEqual([250]);
      const { columns } = settled(lab);
      expect(new Set(columns[still].subarray(250)).size).toBe(1);
      expect(columns[moves][1000]).toBeLessThan(columns[moves][250]);
    }
    lab.setPath('both');
    compute(lab);
    expect(settled(lab).columns.gap).toEqual(runTraining(defaultParameters).columns.gap);
    expect(recipe(lab)).toEqual(withPath(recipe(lab), 'both'));
  });
});
