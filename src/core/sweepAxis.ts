import { exp, log } from './elementary';
import { nearestKey } from './nearestKey';
import { findSpec, parameterTable, type NumberSpec, type ParameterKey } from './parameters';
import { readNumber } from './readParameters';

/** One side of a map: a parameter with numeric values, and those it takes, ascending, each once, in the parameter's range. */
export interface SweepAxis {
  readonly key: ParameterKey;
  readonly values: readonly number[];
}

/** Values a side may have. */
const mostValues = 1001;

/** Digits that values between the ends of a side are rounded to, so that links to them stay short. */
const DIGITS = { linear: 12, log: 6 };

/** The parameters that may be a side. */
export const sweepable: readonly NumberSpec[] = parameterTable.filter((spec) => spec.kind === 'number');

/**
 * `count` ≥ 2 values from one to another, even on the parameter's own scale: linear, or in the logarithm; `logZero` from 0 has 0 first and
 * is even in the logarithm from `logFrom` on. Integers are rounded, and what then comes twice is there once, so there may be fewer.
 */
export function axisBetween(spec: NumberSpec, from: number, to: number, count: number): SweepAxis {
  const { key, scale, integer, logFrom = from } = spec;
  const zero = scale === 'logZero' && from === 0;
  const low = zero ? Math.min(logFrom, to) : from;
  const even = zero ? count - 1 : count;
  const values = zero ? [0] : [];
  for (let i = 0; i < even; i++) {
    const share = even === 1 ? 1 : i / (even - 1);
    if (scale === 'linear') values.push(rounded(low + ((to - low) * i) / Math.max(1, even - 1), DIGITS.linear));
    else if (i === 0 && even > 1) values.push(low);
    else if (i === even - 1) values.push(to);
    else values.push(rounded(exp(log(low) + share * (log(to) - log(low))), DIGITS.log));
  }
  // Rounding may bring two together, or past the end.
  const kept: number[] = [];
  for (const value of integer ? values.map(Math.round) : values) {
    if (value > (kept.at(-1) ?? -Infinity) && (value < to || kept.at(-1) !== to)) kept.push(Math.min(value, to));
  }
  return { key, values: kept };
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits)) + 0; // never −0
}

/** What a side of a map may be, in a sentence's end. */
const form = 'write it as gap:0:2:101, which is parameter:from:to:values';

/** Reads `gap:0:2:101`; a sentence where it says no side. `name` is what the sentence calls it. */
export function readAxis(name: string, text: string): SweepAxis | string {
  const [key, ...numbers] = text.split(':');
  if (numbers.length !== 3) return `${name} must have four parts, not "${text.slice(0, 40)}": ${form}.`;
  const spec = findSpec(key);
  if (!spec) {
    const near = nearestKey(key);
    return `${name}: "${key.slice(0, 40)}" is not a parameter; ${near ? `did you mean ${near}?` : form + '.'}`;
  }
  if (spec.kind !== 'number') return `${name}: ${key} has no numbers to go through; choose a parameter that has.`;
  const [from, to, count] = numbers.map(readNumber);
  const bad = (which: string, what: string) => `${name}: ${which} must be ${what}.`;
  const range = `${spec.integer ? 'a whole number' : 'a number'} from ${spec.min} to ${spec.max}`;
  const isIn = (value: number | null): value is number =>
    value !== null && value >= spec.min && value <= spec.max && (!spec.integer || value === Math.round(value));
  if (!isIn(from)) return bad(`where ${key} begins`, `${range}, not "${numbers[0].slice(0, 40)}"`);
  if (!isIn(to)) return bad(`where ${key} ends`, `${range}, not "${numbers[1].slice(0, 40)}"`);
  if (!(from < to)) return bad(`where ${key} ends`, `above where it begins, ${from}`);
  if (count === null || count !== Math.round(count) || count < 2 || count > mostValues) {
    return bad(`how many values of ${key}`, `a whole number from 2 to ${mostValues}, not "${numbers[2].slice(0, 40)}"`);
  }
  return axisBetween(spec, from, to, count);
}
