import { describe, expect, test } from 'vitest';
import {
  changesOf,
  chosenOption,
  parametersWith,
  runFigureIds,
  specOfFigure,
  titleOf,
  variantChanges,
  type ControlSpec,
  type FigureSpec,
} from '../../../src/article/figures/figureSpecs';
import { defaultParameters, specOf, upperBound, type Parameters } from '../../../src/core/parameters';

const specs: readonly (readonly [string, FigureSpec])[] = runFigureIds.map((id) => [id, specOfFigure(id)]);

/** All settings that a figure begins with, those of its questions too. */
function starts({ runs, beside, variants }: FigureSpec): Partial<Parameters>[] {
  return [...runs, ...(beside ? [beside] : [])]
    .map(({ changes }) => changes)
    .concat((variants ?? []).map(({ start }) => start));
}
const controlsOf = ({ runs, variants }: FigureSpec): readonly ControlSpec[] =>
  [...runs, ...(variants ?? [])].flatMap(({ controls }) => controls);
const choicesOf = (spec: FigureSpec) =>
  controlsOf(spec).flatMap((control) => (control.kind === 'choice' ? [control] : []));

describe.each(specs)('the figure %s', (_, spec) => {
  test('begins with settings that the page allows, at a stop of each of its sliders', () => {
    for (const changes of starts(spec)) {
      const parameters = parametersWith(changes);
      for (const [key, value] of Object.entries(changes)) {
        const one = specOf(key as keyof Parameters);
        if (one.kind === 'number') {
          expect(value, key).toBeGreaterThanOrEqual(one.min);
          expect(value, key).toBeLessThanOrEqual(upperBound(one, parameters));
        } else if (one.kind === 'choice') expect(one.options.map((option) => option.value)).toContain(value);
      }
    }
  });

  test('has for each choice one option that it begins with, and options that differ', () => {
    for (const { changes, controls } of spec.runs)
      for (const control of controls)
        if (control.kind === 'choice') expect(chosenOption(control, parametersWith(changes))).toBeGreaterThanOrEqual(0);
    for (const { start, controls } of spec.variants ?? [])
      for (const control of controls)
        if (control.kind === 'choice') expect(chosenOption(control, parametersWith(start))).toBeGreaterThanOrEqual(0);
    for (const choice of choicesOf(spec)) {
      const made = choice.options.map((option) =>
        JSON.stringify({ ...defaultParameters, ...changesOf(choice, option) }),
      );
      expect(new Set(made).size).toBe(choice.options.length);
    }
  });

  test('takes back with every choice what its other options set', () => {
    for (const choice of choicesOf(spec))
      for (const [i, option] of choice.options.entries())
        for (const before of choice.options) {
          const parameters = parametersWith({ ...changesOf(choice, before), ...changesOf(choice, option) });
          expect(chosenOption(choice, parameters)).toBe(i);
        }
  });

  test('bends one assumption at a time', () => {
    const variants = spec.variants ?? [];
    for (const before of variants)
      for (const variant of variants) {
        const bent = parametersWith({ ...variantChanges(variants, before), ...variantChanges(variants, variant) });
        expect(bent).toEqual(parametersWith(variant.start));
      }
  });
});

test('no two figures, nor two runs of one, have the same name, which tells their controls apart', () => {
  const names = specs.flatMap(([, { title, runs }]) => [title, ...runs.flatMap(({ name }) => name ?? [])]);
  expect(new Set([titleOf('boxes').title, ...names]).size).toBe(names.length + 1);
});
