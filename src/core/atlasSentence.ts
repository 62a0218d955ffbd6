import { say } from './claims/words';
import { specOf } from './parameters';
import { cellOutcomes, type Sweep } from './sweep';

/** What a map of the atlas shows, in words, from its cells: how runs end, and from which rates they end deceptive along its other side. */
export function atlasSentence({ x, y }: Pick<Sweep, 'x' | 'y'>, outcomes: Uint8Array): string {
  const count = (code: number) => outcomes.reduce((sum, each) => sum + (each === code ? 1 : 0), 0);
  const shares = cellOutcomes
    .map((name, code) => ({ name, count: count(code) }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count)
    .map(
      ({ name, count: cells }) => `${name === 'none' ? 'without a run' : name} in ${percent(cells / outcomes.length)}`,
    );
  const highest = x.values.map((value, column) => {
    const ends = y.values.filter((_, row) => outcomes[row * x.values.length + column] === 0);
    return { value, rate: ends.at(-1) };
  });
  const reached = highest.filter((each): each is { value: number; rate: number } => each.rate !== undefined);
  const first = shares.join(', ').replace(/^./, (letter) => letter.toUpperCase());
  if (reached.length === 0) return `${first} of the cells; none is deceptive.`;

  const spec = specOf(x.key);
  const name = spec.symbol === '' ? spec.key : spec.symbol;
  const at = (value: number) => `${name} = ${say(value)}`;
  const most = reached.reduce((best, each) => (each.rate > best.rate ? each : best));
  const least = reached.reduce((worst, each) => (each.rate < worst.rate ? each : worst));
  const top = y.values[y.values.length - 1];
  const high = most.rate === top ? `${say(top)}, the highest shown,` : say(most.rate);
  const reach =
    most.rate === least.rate
      ? `Deception wins from rates up to ${high} wherever it wins`
      : `Deception wins from rates up to ${high} at ${at(most.value)}, but only up to ${say(least.rate)} at ${at(least.value)}`;
  return `${first} of the cells. ${reach}${nowhere(highest, at)}.`;
}

interface Highest {
  readonly value: number;
  readonly rate: number | undefined;
}

/** Where along the side no run is deceptive. */
function nowhere(highest: readonly Highest[], at: (value: number) => string): string {
  const never = highest.filter(({ rate }) => rate === undefined);
  if (never.length === 0) return '';
  const [start, end] = [never[0], never[never.length - 1]];
  const isRun = highest.indexOf(end) - highest.indexOf(start) === never.length - 1;
  if (isRun && never.length === 1) return `, and nowhere at ${at(start.value)}`;
  if (isRun && start === highest[0]) return `, and nowhere up to ${at(end.value)}`;
  if (isRun && end === highest[highest.length - 1]) return `, and nowhere from ${at(start.value)} on`;
  return `, and nowhere at ${never.length} of ${highest.length} values`;
}

function percent(share: number): string {
  return share < 0.01 ? 'under 1 %' : `${Math.floor(100 * share + 0.5)} %`;
}
