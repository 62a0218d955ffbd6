import type { Recipe } from '../core/fork';
import { partsOfLink, type LinkPart } from '../core/linkParts';
import { defaultParameters, findSpec, parameterTable } from '../core/parameters';
import { formatLink } from '../core/permalink';
import { readLinkStrictly } from '../core/readLink';
import { readNumber } from '../core/readParameters';
import { readAxis, type SweepAxis } from '../core/sweepAxis';
import type { SweepMode } from '../core/sweepTable';
import { coreVersion } from '../core/version';
import { formatShard, type Shard } from './shard';

/** What identifies a sweep's file, each in its one way to write it: two sweeps are the same if these are. */
export interface SweepAbout {
  /** The version of the model that made it. */
  readonly version: number;
  /** What is fixed, as a permalink. */
  readonly fixed: string;
  readonly x: string;
  readonly y: string;
  readonly seeds: number;
  readonly mode: SweepMode;
  /** As `2/4`; null for a whole sweep. */
  readonly shard: string | null;
}

/** A sweep as it is asked for. */
export interface AskedSweep {
  /** What is fixed: a permalink, its hash, or key=value&…; empty for the defaults. */
  readonly link: string;
  /** Parameters and forks given as flags, which join those of the link. */
  readonly flags: readonly LinkPart[];
  /** Sides of the map, as `gap:0:2:101`. */
  readonly x: string;
  readonly y: string;
  readonly seeds: number;
  readonly mode: SweepMode;
  /** The part of the cells that is run; null for all. */
  readonly shard: Shard | null;
}

/** A sweep as it was asked for, read, without the formulas; or a sentence that says what is wrong with it. */
export function readAbout({ link, flags, x, y, seeds, mode, shard }: AskedSweep) {
  const [across, up] = [axisOf(x), axisOf(y)];
  const recipe = readFixed(link, flags, [across, up]);
  if (typeof recipe === 'string') return recipe;
  const about: SweepAbout = {
    version: coreVersion,
    fixed: formatLink({ ...recipe, step: null }),
    x: plainAxis(x),
    y: plainAxis(y),
    seeds,
    mode,
    shard: shard && formatShard(shard),
  };
  return { about, recipe, x: across, y: up };
}

/** Parameters that bound another. */
const boundKeys = new Set<string | undefined>(
  parameterTable.map((spec) => (spec.kind === 'number' ? spec.atMost : undefined)),
);

/** What is fixed, of a file whose sides can be read; a sentence where its link cannot be. */
export function recipeOf({ fixed, x, y }: SweepAbout): Recipe | string {
  return readFixed(fixed, [], [axisOf(x), axisOf(y)]);
}

/** The recipe that a link fixes; the sides of the map have their defaults in it. */
function readFixed(link: string, flags: readonly LinkPart[], sides: readonly SweepAxis[]): Recipe | string {
  const given = [...(partsOfLink(link) ?? []), ...flags].map(([key]) => key);
  const fixed = (key: string) => `${key} is a side of the map and cannot be fixed too: leave it out of the link.`;
  const side = sides.find(({ key }) => given.includes(key));
  if (side) return fixed(side.key);
  // A fixed value may be above the default of a side that bounds it (deploy over horizon): at the side's end it is not.
  const bounds = given.includes('fork') ? [] : sides.filter(({ key }) => boundKeys.has(key));
  const ends = bounds.map(({ key, values }): LinkPart => [key, String(values.at(-1))]);
  const read = readLinkStrictly(link, [...flags, ...ends]);
  if (!read.ok) return read.problems[0].sentence;
  const inFork = sides.find(({ key }) => read.forks.some(({ changes }) => key in changes));
  if (inFork) return fixed(inFork.key);
  const standing = Object.fromEntries(sides.map(({ key }) => [key, defaultParameters[key]]));
  return { parameters: { ...read.parameters, ...standing }, forks: read.forks };
}

/** A side that `readAxis` takes. */
export function axisOf(text: string): SweepAxis {
  const axis = readAxis('The side', text);
  if (typeof axis === 'string') throw new Error(axis);
  return axis;
}

/** The shortest way to write a side. */
function plainAxis(text: string): string {
  const [key, ...numbers] = text.split(':');
  return [findSpec(key)?.key, ...numbers.map(readNumber)].join(':');
}

/** The names under which a file has what identifies it, in order. */
const names = { fixed: 'Fixed', x: 'x', y: 'y', seeds: 'Seeds', mode: 'Mode', shard: 'Shard' } as const;
const program = 'The Long Game, core version';

/** What identifies a sweep, a line each. */
export function aboutLines(about: SweepAbout): string[] {
  const lines = [`${program} ${about.version}`];
  for (const [key, name] of Object.entries(names)) {
    const value = about[key as keyof typeof names];
    if (value !== null) lines.push(`${name}: ${value}`);
  }
  return lines;
}

/** Why a file is not of this sweep, to follow its name: what differs first; null where all is the same. */
export function differenceOf(theirs: SweepAbout, ours: SweepAbout, keys = Object.keys(names)): string | null {
  if (theirs.version !== ours.version) return `was made with core version ${theirs.version}, not ${ours.version}`;
  const key = keys.find((each) => theirs[each as keyof SweepAbout] !== ours[each as keyof SweepAbout]);
  if (key === undefined) return null;
  const has = (about: SweepAbout) => about[key as keyof SweepAbout] ?? 'none';
  return `is of another sweep (${names[key as keyof typeof names]}: ${has(theirs)}, not ${has(ours)})`;
}

/** Reads what `aboutLines` wrote; null where it is something else. */
export function parseAbout(lines: readonly string[]): SweepAbout | null {
  const version = lines[0]?.startsWith(`${program} `) ? Number(lines[0].slice(program.length)) : NaN;
  const values = new Map<string, string>();
  for (const line of lines.slice(1)) values.set(line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2));
  const value = (key: keyof typeof names) => values.get(names[key]) ?? '';
  return checkedAbout({
    version,
    fixed: value('fixed'),
    x: value('x'),
    y: value('y'),
    seeds: Number(value('seeds')),
    mode: value('mode'),
    shard: values.get(names.shard) ?? null,
  });
}

/** The same from values of any kind, as a JSON file has them. */
export function checkedAbout(value: Readonly<Record<string, unknown>>): SweepAbout | null {
  const { version, fixed, x, y, seeds, mode, shard = null } = value;
  const isText = (each: unknown): each is string => typeof each === 'string';
  const isSide = (each: unknown): each is string => isText(each) && typeof readAxis('x', each) !== 'string';
  if (typeof version !== 'number' || !Number.isInteger(version) || !isText(fixed)) return null;
  if (!isSide(x) || !isSide(y) || typeof seeds !== 'number' || !Number.isInteger(seeds)) return null;
  if ((mode !== 'full' && mode !== 'boundary') || (shard !== null && !isText(shard))) return null;
  return { version, fixed, x, y, seeds, mode, shard };
}
