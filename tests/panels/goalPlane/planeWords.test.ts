import { expect, test } from 'vitest';
import type { PlaneState } from '../../../src/panels/goalPlane/planeState';
import { planeState } from '../../../src/panels/goalPlane/planeState';
import { planeAlternative, planeWords } from '../../../src/panels/goalPlane/planeWords';
import { ranLab } from '../../store/ranLab';

const state: PlaneState = {
  step: 345,
  target: { visible: 0.3, hidden: 0.4 },
  compliance: 0.9,
  expected: false,
  deployed: false,
  start: { visible: 0.8, hidden: 0.4 },
};

test('the sentence says where action and mesa target are, and what deployment would do', () => {
  expect(planeWords(state)).toBe(
    'At step 345 the action is 0.050 from the base target; the mesa target is 0.50 away (visible 0.30, hidden 0.40), and deployment would act on it.',
  );
  expect(planeWords({ ...state, target: { visible: -0.5, hidden: 0 }, compliance: 1 })).toBe(
    'At step 345 the action is on the base target; the mesa target is 0.50 away, all of it visible, and deployment would act on it.',
  );
  expect(planeWords({ ...state, expected: true })).toMatch(/^At step 345 the expected action is 0.050 from/);
});

test('there is a form for every case', () => {
  const hidden = { visible: 0, hidden: 0.5 };
  expect(planeWords({ ...state, target: hidden, compliance: 0 })).toBe(
    'At step 345 the action is on the mesa target, 0.50 from the base target, all of it hidden; deployment would change nothing.',
  );
  expect(planeWords({ ...state, compliance: 0.004 })).toMatch(
    /is within 1 % of the mesa target, 0.50 from .*hardly move it/,
  );
  expect(planeWords({ ...state, target: { visible: 0, hidden: 0 } })).toMatch(/all in one place/);
  expect(planeWords({ ...state, deployed: true })).toMatch(
    /^Deployed at step 345, the action is on the mesa target, 0.50 from/,
  );
  expect(planeWords({ ...state, compliance: null })).toBe(
    'The mesa target starts 0.50 from the base target (visible 0.30, hidden 0.40).',
  );
  expect(planeWords({ ...state, target: { visible: -0.3, hidden: 0.4 } })).toContain('visible −0.30');
});

test('the numbers are those of the run at the cursor', () => {
  const lab = ranLab({}, 345);
  const { columns } = lab.getState().settled!;
  const words = planeWords(planeState(lab.getState()));
  const [away, gap] = [...words.matchAll(/(\d\.\d+) (?:from|away)/g)].map(([, number]) => Number(number));
  expect(away).toBeCloseTo((1 - columns.compliance[345]) * columns.gap[345], 3);
  expect(gap).toBeCloseTo(columns.gap[345], 2);
});

test('the text alternative changes with state and says what the handle sets', () => {
  expect(planeAlternative(state)).toContain(planeWords(state));
  expect(planeAlternative(state)).toContain('start: visible 0.80, hidden 0.40');
});
