import type { Finding } from '../../core/flips';
import { leftOutOf } from '../../core/leftOut';
import { specOf, type ParameterKey, type Parameters } from '../../core/parameters';
import { formatValue } from './formatValue';

/** What was tried without another outcome, each with the range of it; empty where there is none. */
export function noneSentence(none: readonly Finding[]): string {
  if (none.length === 0) return '';
  const each = none.map(({ key, from, tried }) => {
    if (tried) return `${named(key)} (${formatValue(key, tried[0])} to ${formatValue(key, tried[1])})`;
    return `${named(key)} (any other${key === 'kernel' && from !== 'custom' ? ' but custom' : ''})`;
  });
  return `None within range: ${each.join(', ')}.`;
}

/** What was not tried, and why. */
export function leftOutSentences(parameters: Readonly<Parameters>): string[] {
  const leftOut = leftOutOf(parameters);
  const idle = leftOut.filter(({ why }) => why === 'idle').map(({ key }) => named(key));
  const sentences: string[] = [];
  if (idle.length > 0) sentences.push(`Not tried, because they make no difference to this run: ${idle.join(', ')}.`);
  if (leftOut.some(({ why }) => why === 'chance')) {
    sentences.push(
      'Nor is the seed: another one is other noise, not another setting. All of this is found with this one.',
    );
  }
  if (leftOut.some(({ why }) => why === 'text')) sentences.push('Nor is the formula itself, which has no scale.');
  return sentences;
}

function named(key: ParameterKey): string {
  return specOf(key).label.toLowerCase();
}
