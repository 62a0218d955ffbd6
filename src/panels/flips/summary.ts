import type { Finding, Flip } from '../../core/flips';
import type { OutcomeKind } from '../../core/outcome';
import { specOf, type ParameterKey } from '../../core/parameters';
import { formatValue } from './formatValue';
import { shareOf } from './inOrder';

const labelOf = (key: ParameterKey) => specOf(key).label.toLowerCase();

interface Way {
  readonly finding: Finding;
  readonly flip: Flip;
}

/** The shortest way along a slider to an outcome that is wanted; null where none leads there. */
function shortest(findings: readonly Finding[], wanted: (outcome: OutcomeKind) => boolean): Way | null {
  let best: Way | null = null;
  for (const finding of findings) {
    if (finding.place === null) continue;
    for (const flip of finding.flips) {
      const isNearer = !best || shareOf(finding, flip) < shareOf(best.finding, best.flip);
      if (wanted(flip.outcome) && isNearer) best = { finding, flip };
    }
  }
  return best;
}

/** “initial gap, 1.00 → 0.97: 1.5 % of its slider, and it ends robust”. */
function inWords({ finding, flip }: Way): string {
  const { key, from } = finding;
  const percent = shareOf(finding, flip) * 100;
  const share = percent < 1 ? 'less than 1' : String(Math.round(percent));
  return `${labelOf(key)}, ${formatValue(key, from)} → ${formatValue(key, flip.to)}: ${share}\u00a0% of its slider, and it ends ${flip.outcome}`;
}

/**
 * What a whole search comes to, in sentences: what the outcome hangs on most, the shortest way to the outcome that readers ask about, and what
 * the assumptions named beside the outcome have to do with it.
 */
export function summaryOf(
  findings: readonly Finding[],
  now: OutcomeKind,
  assumed: readonly ParameterKey[],
): readonly string[] {
  const nearest = shortest(findings, () => true);
  const other: OutcomeKind = now === 'deceptive' ? 'robust' : 'deceptive';
  const turn = shortest(findings, (outcome) => outcome === other);
  const choices = findings.filter(
    ({ place, flips }) => place === null && flips.some(({ outcome }) => outcome === other),
  );
  const sentences: string[] = [];
  if (nearest) sentences.push(`Of all settings it hangs most on ${inWords(nearest)}.`);
  if (turn && turn.flip !== nearest?.flip) sentences.push(`The shortest way to ${other} is ${inWords(turn)}.`);
  if (choices.length > 0) {
    const ways = choices.map(({ key, flips }) => {
      const options = flips.filter(({ outcome }) => outcome === other).map(({ to }) => formatValue(key, to));
      return `${labelOf(key)} ${options.join(' or ')}`;
    });
    sentences.push(`Choices that end ${other}: ${ways.join('; ')}.`);
  }
  const named = findings.filter(({ key }) => assumed.includes(key));
  if (named.length > 0) sentences.push(ofAssumptions(named));
  return sentences;
}

/** Which of the assumptions matters most: the one that needs the smallest share of its slider; choices, which have none, are named after it. */
function ofAssumptions(named: readonly Finding[]): string {
  const [changes, none] = [true, false].map((some) => named.filter(({ flips }) => flips.length > 0 === some));
  if (changes.length === 0) return 'No value of the assumptions named at the top would have changed the outcome.';
  const most = shortest(changes, () => true);
  const others = changes.filter((finding) => finding !== most?.finding).map(({ key }) => labelOf(key));
  const first = most ? `${labelOf(most.finding.key)} matters most` : `${listed(others)} would have changed the outcome`;
  const then = most && others.length > 0 ? `; ${listed(others)} would have changed the outcome too` : '';
  const not =
    none.length > 0
      ? `; no value of ${listed(
          none.map(({ key }) => labelOf(key)),
          'or',
        )} would`
      : '';
  return `Of the assumptions named at the top, ${first}${then}${not}.`;
}

function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
