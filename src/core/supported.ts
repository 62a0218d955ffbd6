import { defaultParameters, type ParameterKey } from './parameters';

/** Of these parameters this version has the default only: other kernels, the formula and independent wiring are still to come. */
export const onlyDefault: ReadonlySet<ParameterKey> = new Set<ParameterKey>([
  'kernel',
  'presentBias',
  'formula',
  'wiring',
]);

/** Whether this version can run with a value, as far as it is one of the parameter's at all. */
export function isSupported(key: ParameterKey, value: unknown): boolean {
  return !onlyDefault.has(key) || value === defaultParameters[key];
}
