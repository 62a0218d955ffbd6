import { formatExact, formatNumber } from '../../charts/layout/formatNumber';
import type { AxisName } from '../../charts/layout/mapFrame';
import { parametersOf, type Recipe } from '../../core/fork';
import { sideName } from '../../core/mapSummary';
import { formatPercent } from '../../core/outcomeSentence';
import { specOf, type ParameterKey } from '../../core/parameters';
import { formatLink } from '../../core/permalink';
import { cellOutcomes, type CellResult, type Sweep } from '../../core/sweep';
import type { SweepAxis } from '../../core/sweepAxis';
import type { Cell } from './cells';
import { sideArgument, type SideText } from '../../store/mapSides';

/** A value of a side, as it is read: whole numbers whole, on linear scales hundredths, others with about three digits. */
export function formatValue(key: ParameterKey, value: number): string {
  const spec = specOf(key);
  if (spec.kind !== 'number' || value === 0) return String(value);
  if (spec.integer && value === Math.round(value)) return formatExact(value);
  return spec.scale === 'linear' && !spec.integer
    ? (Number(value.toFixed(2)) + 0).toFixed(2).replace('-', '−')
    : formatNumber(value);
}

/** What stands at an axis: “initial gap” and its symbol. */
export function axisName(key: ParameterKey): AxisName {
  const { label, symbol } = specOf(key);
  return { words: label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()), symbol };
}

/** The values of a cell: “gap 1.20, discount rate 0.50”. */
export function placeWords(x: SweepAxis, y: SweepAxis, { column, row }: Cell): string {
  return [[x, column] as const, [y, row] as const]
    .map(([{ key, values }, i]) => `${sideName(key)} ${formatValue(key, values[i])}`)
    .join(', ');
}

export const outcomeWord: Readonly<Record<(typeof cellOutcomes)[number], string>> = {
  deceptive: 'deceptive',
  misgeneralised: 'misgeneralised',
  robust: 'robust',
  undecided: 'undecided',
  none: 'no run',
};

/** The share of each outcome among a cell's seeds, the most frequent first; empty where one seed stands for all. */
export function seedWords({ counts }: CellResult, seeds: number): string {
  if (seeds === 1) return '';
  return counts
    .map((count, code) => ({ count, code }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ count, code }) => `${outcomeWord[cellOutcomes[code]]} in ${count} of ${seeds} seeds`)
    .join(', ');
}

export function keptWords(kept: number): string {
  if (kept > 99.5) return `${formatNumber(kept)} times`;
  return formatPercent(kept);
}

/** When pretending began to pay; medians over seeds can lie between two steps. */
export function paysWords(pays: number): string {
  return pays === Infinity ? 'never' : `from step ${pays}`;
}

/** What is announced of a cell. */
export function announced(place: string, outcome: string, result: CellResult | null): string {
  const more = result && !Number.isNaN(result.kept) ? `, ${keptWords(result.kept)} of the gap kept` : '';
  return `${place}: ${outcome}${more}`;
}

/** What “undecided” means for runs of so many steps. */
export function undecidedWords(recipe: Recipe, { x, y }: Pick<Sweep, 'x' | 'y'>): string {
  const parameters = parametersOf(recipe);
  const varied = (key: ParameterKey) => x.key === key || y.key === key;
  const after = varied('steps') ? 'after the last step' : `after ${stepsWords(parameters.steps)}`;
  const broken = parameters.kernel === 'custom' ? '; or the formula broke the run off' : '';
  const still = parameters.lrGap === 0 && parameters.lrTime === 0 && !varied('lrGap') && !varied('lrTime');
  const more = still
    ? 'Both learning rates are 0, so no number of steps settles them.'
    : 'More steps settle many of them.';
  return `Undecided ${after}: 5 % or more of the visible gap is left, but it does not comply by 0.9 or pretending does not pay${broken}. ${more}`;
}

function stepsWords(steps: number): string {
  return `${String(steps).replace(/\B(?=(\d{3})+$)/g, ',')} ${steps === 1 ? 'step' : 'steps'}`;
}

/** The command that writes the same map. */
export function commandFor(recipe: Recipe, x: SideText, y: SideText, seeds: number): string {
  const fixed = withoutSides(recipe, [x.key, y.key]);
  const parts = [
    'npm run --silent sim -- sweep',
    `--x "${sideArgument(x)}"`,
    `--y "${sideArgument(y)}"`,
    ...(seeds > 1 ? [`--seeds ${seeds}`] : []),
    ...(fixed === '' ? [] : [`"${fixed}"`]),
    '--format csv --out map.csv',
  ];
  return parts.join(' ');
}

/** The link's text without its version, and without the values that the map goes through. */
function withoutSides({ parameters, forks }: Recipe, keys: readonly ParameterKey[]): string {
  const text = formatLink({ parameters, forks, step: null }).replace(/^#v=\d+&?/, '');
  return text
    .split('&')
    .filter((part) => !keys.some((key) => part.startsWith(`${key}=`)))
    .join('&');
}

/** A row of the map from left to right: where each outcome begins. */
export function rowWords(x: SweepAxis, outcomes: Uint8Array, row: number): string {
  const columns = x.values.length;
  const parts: string[] = [];
  for (let from = 0; from < columns;) {
    const code = outcomes[row * columns + from];
    let to = from;
    while (to + 1 < columns && outcomes[row * columns + to + 1] === code) to++;
    const name = code < cellOutcomes.length ? outcomeWord[cellOutcomes[code]] : 'not run yet';
    const [first, last] = [from, to].map((column) => formatValue(x.key, x.values[column]));
    parts.push(first === last ? `${name} at ${first}` : `${name} from ${first} to ${last}`);
    from = to + 1;
  }
  return parts.join(', ');
}

/** Rows that the table names: at most 13, the first and last among them, from the top down. */
export function tableRows(rows: number): number[] {
  const count = Math.min(13, rows);
  return Array.from({ length: count }, (_, i) => Math.round((i * (rows - 1)) / Math.max(1, count - 1))).reverse();
}
