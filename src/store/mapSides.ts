import { specOf, type NumberSpec, type ParameterKey } from '../core/parameters';
import { readAxis, type SweepAxis } from '../core/sweepAxis';

/** One side of a map as the command line writes it, taken apart: `gap:0:2:101`. */
export interface SideText {
  readonly key: ParameterKey;
  readonly from: string;
  readonly to: string;
  readonly values: string;
}

/** Values along a side of the page's own maps; 13 of them are seen first. */
const VALUES = '101';

/** Ends that are better to begin with than a parameter's whole range: what lies beyond is costly, or all alike. */
const ends: Partial<Record<ParameterKey, readonly [from: number, to: number]>> = {
  rho: [-0.5, 3],
  prior: [-0.5, 3],
  steps: [100, 10_000],
  seed: [1, 101],
};

/** The side that a parameter begins with: its range, or the part of it that is worth seeing. */
export function sideOver(key: ParameterKey): SideText {
  const { min, max } = specOf(key) as NumberSpec;
  const [from, to] = ends[key] ?? [min, max];
  return { key, from: String(from), to: String(to), values: VALUES };
}

/** The default map: gap across, discount rate up. The race plane's background is of the same cells. */
export const defaultSides: { readonly x: SideText; readonly y: SideText } = { x: sideOver('gap'), y: sideOver('rho') };

/** As the command line reads it. */
export function sideArgument({ key, from, to, values }: SideText): string {
  return [key, from, to, values].map((part) => part.trim()).join(':');
}

/** More values than this on a side are too many for a page to draw. */
const MOST = 201;

/** The values of a side, or a sentence what is wrong with it; `name` is what the sentence calls it. */
export function readSide(name: string, side: SideText): SweepAxis | string {
  const read = readAxis(name, sideArgument(side));
  if (typeof read === 'string') return read.replace(/: write it as .*$/, '.');
  if (Number(side.values) > MOST)
    return `${name}: here a side has at most ${MOST} values; the command line takes more.`;
  return read;
}
