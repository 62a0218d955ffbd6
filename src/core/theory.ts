import { exp, log } from './elementary';
import type { Parameters } from './parameters';

/**
 * f = 1 − c* of fact 3, the root of 1 − f = 2Xf³ with X = Wu² = `pressure` ≥ 0, in (0, 1]; good to rounding at either end.
 * Newton: 2Xf³ + f − 1 is convex and rises, so from its right it falls monotonically onto the root; the start is raised a little, lest the
 * rounding of the cube root put it on the left.
 */
export function shareShown(pressure: number): number {
  const twice = 2 * pressure;
  let f = twice > 1 ? exp(log(twice) * -0.3333333333333333) * 1.000000001 : 1;
  for (let i = 0; i < 64; i++) {
    const next = f - (twice * f * f * f + f - 1) / (3 * twice * f * f + 1);
    if (!(next < f)) break;
    f = next;
  }
  return f;
}

/**
 * c* of fact 3, 0 … 1: the compliance of an argmax planner with n = 1, κ = h = 0, for a future weight W ≥ 0 and anticipation u.
 * The root of c = 2Wu²(1−c)³, whatever the gap. Near 0 taken from the right-hand side, since 1 − f would lose it.
 */
export function complianceFromWeight(weight: number, anticipation: number): number {
  const pressure = weight * anticipation * anticipation;
  const f = shareShown(pressure);
  return f > 0.5 ? 2 * pressure * f * f * f : 1 - f;
}

/**
 * Fact 5: the future weight W up to which an argmax planner with n = 1 and κ > 0 does not comply at all, and above which it does:
 * J′(0) = 2Wu²e_visible² − κ. Below it compliance and the gradient on φ are exactly 0. Infinity where nothing is anticipated.
 */
export function silentWeight({ cost, anticipation, visible }: { cost: number; anticipation: number; visible: number }) {
  const stake = 2 * anticipation * anticipation * visible * visible;
  return stake > 0 ? cost / stake : Infinity;
}

/** Fact 5 read the other way: the |e_visible| up to which a planner with this W does not comply, √(κ/(2Wu²)). */
export function silentGap({ cost, anticipation, weight }: { cost: number; anticipation: number; weight: number }) {
  const stake = 2 * anticipation * anticipation * weight;
  return stake > 0 ? Math.sqrt(cost / stake) : Infinity;
}

/**
 * Fact 4: how many times as much one small SGD step on a shared φ lowers L as the same step on H independent weights, n = 1:
 * L depends on the weights through W alone, so (∂L/∂W)²(∂W/∂φ)² against H(∂L/∂W)². `tail` has ∂W/∂φ = H, hence H.
 */
export function sharingFactor(weightSlope: number, horizon: number): number {
  return (weightSlope * weightSlope) / horizon;
}

/**
 * ∂W/∂γ = Σ_{k=1..H} kγ^(k−1) of the `factor` kernel, γ ≥ 0. Fact 6, the dead start: 1 at γ = 0 whatever H, so sharing by the factor
 * starts at 1/H of what independent weights do; H(H+1)/2 at γ = 1.
 */
export function factorSlope(factor: number, horizon: number): number {
  let slope = 0;
  for (let k = horizon; k >= 1; k--) slope = slope * factor + k;
  return slope;
}

/** Whether fact 7 holds for a run, and if not, which of its conditions fail, each in words. */
export interface TheoryCheck {
  readonly applies: boolean;
  readonly failing: readonly string[];
}

/**
 * The conditions of fact 7 and what to say where one fails. Small steps are one too, but a matter of degree; and clipping only slows a run
 * down (docs/theory.md).
 */
const conditions: readonly { holds: (p: Readonly<Parameters>) => boolean; otherwise: string }[] = [
  { holds: (p) => p.hidden === 0, otherwise: 'part of the gap is hidden from the base loss' },
  { holds: (p) => p.deploy === 1, otherwise: 'deployment is more than one episode away' },
  { holds: (p) => p.onset === 0, otherwise: 'awareness comes only after some steps' },
  { holds: (p) => p.planner === 'argmax', otherwise: 'the planner does not always take the best action' },
  { holds: (p) => p.cost === 0, otherwise: 'pretending has a cost of its own' },
  {
    holds: (p) => p.wiring === 'independent' || p.kernel === 'exponential',
    otherwise: 'the kernel is not exponential',
  },
  { holds: (p) => p.wiring === 'shared', otherwise: 'each weight is a parameter of its own' },
  { holds: (p) => p.optimiser === 'sgd', otherwise: 'the base optimiser is not plain gradient descent' },
  { holds: (p) => p.clip === 0, otherwise: 'gradients are clipped' },
  { holds: (p) => p.noise === 0, otherwise: 'gradients are noisy' },
  { holds: (p) => p.priority === 0, otherwise: 'caring about the future has a running cost' },
  { holds: (p) => p.bias === 0, otherwise: 'a bias pulls the discount rate' },
];

/** Checks the conditions under which the race has its invariant and its critical gap (fact 7). */
export function theoryApplies(parameters: Readonly<Parameters>): TheoryCheck {
  const failing = conditions.filter(({ holds }) => !holds(parameters)).map(({ otherwise }) => otherwise);
  return { applies: failing.length === 0, failing };
}
