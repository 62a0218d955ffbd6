import { parameterTable } from './parameters';

/** The parameter that was probably meant: the same but for case, or but for one or two letters that are next to each other. */
export function nearestKey(key: string): string | null {
  const word = key.slice(0, 20).toLowerCase();
  let nearest: string | null = null;
  let least = word.length < 6 ? 2 : 3;
  for (const { key: known } of parameterTable) {
    const letters = lettersApart(word, known.toLowerCase());
    if (letters < least) [nearest, least] = [known, letters];
  }
  return nearest;
}

/** Length of what is left of the longer word without the beginning and the end that both share. */
function lettersApart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}
