import { describe, expect, test } from 'vitest';
import { stopsOf } from '../../src/core/parameterScale';
import {
  defaultParameters,
  specOf,
  type NumberSpec,
  type ParameterKey,
  type Parameters,
} from '../../src/core/parameters';
import { sliderLine } from '../../src/core/sliderLine';

function lineOf(key: ParameterKey, changes: Partial<Parameters> = {}) {
  const spec = specOf(key) as NumberSpec;
  return sliderLine(spec, { ...defaultParameters, ...changes });
}

describe('the line along which a parameter moves', () => {
  test('has every step of a linear slider, as the doubles that are typed for them', () => {
    const { sides } = lineOf('rho');
    const [up, down] = sides;
    expect(up.slice(0, 3)).toEqual([1.31, 1.32, 1.33]);
    expect(up.at(-1)).toBe(5);
    expect(up).toHaveLength(370);
    expect(down.slice(0, 2)).toEqual([1.29, 1.28]);
    expect(down.slice(-2)).toEqual([-0.49, -0.5]);
    expect(down).toHaveLength(180);
    for (const value of [...up, ...down]) expect(value).toBe(Number(value.toFixed(2)));
  });

  test('begins beside a value that is on no step', () => {
    const { sides, stepsTo } = lineOf('rho', { rho: 1.305 });
    expect(sides.map(([first]) => first)).toEqual([1.31, 1.3]);
    expect(stepsTo(1.31)).toBeCloseTo(0.5, 9);
  });

  test('has the stops of a logarithmic slider, zero included', () => {
    const stops = stopsOf(specOf('priority') as NumberSpec);
    expect(lineOf('priority').sides).toEqual([stops.slice(1), []]);
    const { sides, stepsTo, placeOf } = lineOf('lrGap');
    const [up, down] = sides;
    expect([...down].reverse().concat(0.005, up)).toEqual(stopsOf(specOf('lrGap') as NumberSpec));
    expect(stepsTo(0.006)).toBe(1);
    expect([placeOf(0), placeOf(1)]).toEqual([0, 1]);
  });

  test('keeps within the bounds that other parameters set, above and below, so that nothing else has to move', () => {
    const horizon = lineOf('horizon', { deploy: 5 });
    expect(horizon.sides[1].at(-1)).toBe(5);
    const deploy = lineOf('deploy', { horizon: 70 });
    expect(deploy.sides[0].at(-1)).toBe(70);
    const onset = lineOf('onset', { steps: 300 });
    expect(onset.sides[0]).toHaveLength(300);
    const steps = lineOf('steps', { onset: 130 });
    expect(steps.sides[1].at(-1)).toBe(130);
  });

  test('has no other value where bounds leave none', () => {
    const { sides, placeOf } = lineOf('deploy', { horizon: 1 });
    expect(sides).toEqual([[], []]);
    expect(placeOf(1)).toBe(0);
  });

  test('goes from no clipping over loose clipping to tight clipping', () => {
    const off = lineOf('clip');
    expect(off.sides[0]).toEqual([]);
    expect(off.sides[1].slice(0, 3)).toEqual([10, 8, 6]);
    expect(off.sides[1].at(-1)).toBe(1e-4);
    const tight = lineOf('clip', { clip: 8 });
    expect(tight.sides[0]).toEqual([10, 0]);
    expect([tight.placeOf(0), tight.stepsTo(0)]).toEqual([1, 2]);
  });

  test('counts steps in proportion between two stops', () => {
    const { stepsTo } = lineOf('steps'); // 1000; then 800, 600, 500, 512 …
    expect(stepsTo(800)).toBe(1);
    expect(stepsTo(900)).toBeCloseTo(0.5, 9);
  });
});
