import type { Parameters } from '../../core/parameters';

/** Strand episodes at H = 64, from which other horizons are rescaled. */
const STRANDS_WIDE = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
const STRANDS_NARROW = [1, 2, 4, 8, 16, 32, 48, 64];

/**
 * The episodes ahead that are drawn as strands, in order: the list for H = 64 rescaled on a logarithmic axis, always with 1, the first
 * deployment episode n, and H; fewer where H is small.
 */
export function strandEpisodes(horizon: number, deploy: number, shape: 'wide' | 'narrow'): number[] {
  const list = shape === 'wide' ? STRANDS_WIDE : STRANDS_NARROW;
  const power = Math.log(horizon) / Math.log(64);
  const episodes = [...new Set(list.map((k) => Math.round(k ** power)))];
  if (episodes.includes(deploy)) return episodes;
  if (episodes.length < list.length) episodes.push(deploy);
  else {
    // Full: n takes the place of the nearest strand that is neither the first nor the last.
    let nearest = 1;
    const distance = (i: number) => Math.abs(Math.log(episodes[i] / deploy));
    for (let i = 2; i < episodes.length - 1; i++) if (distance(i) < distance(nearest)) nearest = i;
    episodes[nearest] = deploy;
  }
  return episodes.sort((a, b) => a - b);
}

/** Whether φ is the discount rate itself, so that the rate alone says what every episode weighs. */
export function isExponential({ kernel, wiring }: Pick<Parameters, 'kernel' | 'wiring'>): boolean {
  return kernel === 'exponential' && wiring === 'shared';
}

/** Up to so many weights a run, 32 MB, all of independent wiring's are watched. */
const MOST_WATCHED = 4e6;

/**
 * The episodes whose weights the page must be told: those with a strand in either shape, and the present; none where the rate says all;
 * all of them with independent wiring, whose weights nothing else says, unless the run is too long to keep them.
 */
export function watchedEpisodes(parameters: Readonly<Parameters>): readonly number[] {
  if (isExponential(parameters)) return [];
  const { horizon, deploy, wiring, steps } = parameters;
  if (wiring === 'independent' && (horizon + 1) * (steps + 1) <= MOST_WATCHED)
    return Array.from({ length: horizon + 1 }, (_, k) => k);
  const drawn = (['wide', 'narrow'] as const).flatMap((shape) => strandEpisodes(horizon, deploy, shape));
  return [...new Set([0, ...drawn])].sort((a, b) => a - b);
}

/** w_k / max(1, max w) for w_k = e^(−ρk), 0 … 1: the present episode's weight 1 counts among the weights. */
export function relativeWeight(rho: number, k: number, horizon: number): number {
  return Math.exp(-rho * k - Math.max(0, -rho * horizon));
}

/** Width of a strand in the figure's units: 0.75 for no weight to 6.5 for the heaviest. */
export function strandWidth(relative: number): number {
  return 0.75 + 5.75 * Math.sqrt(relative);
}

/** Width of a block arrow's shaft, from 1 to 14: logarithmic in the size of the step taken, from 1e−6 to 0.02. */
export function arrowWidth(step: number): number {
  if (step === 0) return 1;
  return 1 + 13 * Math.max(0, Math.min(1, (Math.log10(Math.abs(step)) + 6) / 4.3));
}

/** Angle of the discount knob in degrees from upright: ρ = 0 upright, looking further ahead turns it clockwise, square-root scale. */
export function knobAngle(rho: number): number {
  return -Math.sign(rho) * Math.sqrt(Math.min(Math.abs(rho), 5) / 5) * 140;
}
