import { describe, expect, test } from 'vitest';
import type { Finding, Flip } from '../../../src/core/flips';
import { defaultParameters, type ParameterKey } from '../../../src/core/parameters';
import { formatValue } from '../../../src/panels/flips/formatValue';
import { inOrder, shareOf } from '../../../src/panels/flips/inOrder';
import { leftOutSentences, noneSentence } from '../../../src/panels/flips/noneSentence';

const flip = (place: number | null): Flip => ({
  to: 0,
  outcome: 'robust',
  link: '',
  lastSame: 0,
  lastSameLink: '',
  steps: place,
  place,
});
const slider = (key: ParameterKey, place: number, ...places: number[]): Finding => {
  return { key, from: 0, place, flips: places.map(flip), tried: [0, 1] };
};
const choice = (key: ParameterKey, from: string, count: number): Finding => {
  return { key, from, place: null, flips: Array.from({ length: count }, () => flip(null)), tried: null };
};

describe('what would have changed it', () => {
  test('is listed by the share of the slider that the nearer turn is away, then the choices, then what changes nothing', () => {
    const { numbers, choices, none } = inOrder([
      slider('gap', 0.5, 0.8, 0.1),
      slider('rho', 0.5, 0.7),
      choice('planner', 'argmax', 1),
      slider('horizon', 0.9),
      slider('clip', 1, 0.9),
      choice('wiring', 'shared', 0),
      slider('cost', 0, 0.25, 0.05),
    ]);
    expect(numbers.map(({ key }) => key)).toEqual(['cost', 'clip', 'rho', 'gap']);
    expect(choices.map(({ key }) => key)).toEqual(['planner']);
    expect(none.map(({ key }) => key)).toEqual(['horizon', 'wiring']);
  });

  test('measures a share whichever way the turn lies', () => {
    const finding = slider('rho', 0.5, 0.75, 0.25);
    expect(finding.flips.map((each) => shareOf(finding, each))).toEqual([0.25, 0.25]);
  });

  test('writes values as their sliders have them', () => {
    expect(formatValue('rho', 1.3)).toBe('1.30');
    expect(formatValue('rho', -0.2)).toBe('−0.20');
    expect(formatValue('rho', 1.305)).toBe('1.305');
    expect(formatValue('gap', 1)).toBe('1.00');
    expect(formatValue('horizon', 64)).toBe('64');
    expect(formatValue('steps', 100000)).toBe('100000');
    expect(formatValue('priority', 3e-7)).toBe('3e−7');
    expect(formatValue('lrGap', 0.005)).toBe('0.005');
    expect(formatValue('clip', 0)).toBe('off');
    expect(formatValue('cost', 0)).toBe('0');
    expect(formatValue('planner', 'argmax')).toBe('argmax');
    expect(formatValue('optimiser', 'sgd')).toBe('gradient descent');
  });

  test('says in one sentence what changes nothing, with the range that was tried', () => {
    const noise: Finding = { ...slider('noise', 0), tried: [0, 1] };
    const clip: Finding = { ...slider('clip', 0), tried: [0, 10] };
    expect(noneSentence([noise, clip, choice('kernel', 'tail', 0), choice('wiring', 'shared', 0)])).toBe(
      'None within range: gradient noise (0 to 1), clip gradients at (off to 10), kernel (any other but custom), wiring (any other).',
    );
    expect(noneSentence([])).toBe('');
  });

  test('says what was not tried, and why', () => {
    expect(leftOutSentences(defaultParameters)).toEqual([
      'Not tried, because they make no difference to this run: temperature, candidate actions, present bias, formula, seed, bias pulls towards.',
    ]);
    const all = leftOutSentences({ ...defaultParameters, noise: 0.1, kernel: 'custom' }).join(' ');
    expect(all).toContain('the seed');
    expect(all).toContain('the formula itself');
  });
});
