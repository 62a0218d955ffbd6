import { formatPercent } from '../outcomeSentence';
import { specOf } from '../parameters';
import type { Evidence } from './claim';
import type { Boundary } from './search';

/** A number in a sentence: two significant digits (three from 0.9 on), a true minus; what is below 1 never reads as 1. */
export function say(x: number): string {
  const size = Math.abs(x);
  if (size === 0) return '0';
  if (size >= 1e6 || size < 1e-4) {
    const [digits, power] = x.toExponential(0).split('e');
    const ten = `10${[...power.replace('+', '')].map((c) => raised[c]).join('')}`;
    return digits.endsWith('1')
      ? digits.replace('1', '').replace('-', '−') + ten
      : `${digits.replace('-', '−')} × ${ten}`;
  }
  const near = size >= 0.9 && size < 1;
  const text = near ? Math.min(size, 0.999).toFixed(3) : String(Number(size.toPrecision(size < 1 ? 2 : 3)));
  const signed = x < 0 ? `−${text}` : text;
  return size < 9999.5 ? signed : signed.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

const raised: Readonly<Record<string, string>> = {
  '-': '⁻',
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((digit, i) => [String(i), digit])),
};

/** “below ρ₀ = −0.077”, “from H = 14 on”, or “at no ρ₀ from 0 to 5”. */
export function where({ value, holds, searched, parameter }: Boundary, symbol: string): string {
  if (value === null) {
    return `at ${holds === 'everywhere' ? 'every' : 'no'} ${symbol} from ${say(searched[0])} to ${say(searched[1])}`;
  }
  const spec = specOf(parameter);
  if (spec.kind === 'number' && spec.integer) {
    return holds === 'above' ? `from ${symbol} = ${value} on` : `up to ${symbol} = ${value}`;
  }
  return `${holds} ${symbol} = ${say(value)}`;
}

/** Reads evidence by the names that a claim gave its trials and searches. */
export function reading(evidence: Evidence) {
  const found = <T extends object>(list: readonly T[], is: (each: T) => boolean, name: string): T => {
    const one = list.find(is);
    if (!one) throw new Error(`there is nothing called ${name}`);
    return one;
  };
  const boundary = (name: string) => found(evidence.boundary, (each) => each.name === name, name);
  const numberOf = (trial: string, name: string) =>
    found(evidence.results, (each) => each.trial === trial, trial).numbers[name];
  return {
    number: (trial: string, name: string) => say(numberOf(trial, name)),
    percent: (trial: string, name: string) => formatPercent(numberOf(trial, name)),
    boundary,
    where: (name: string, symbol: string) => where(boundary(name), symbol),
  };
}
