import type { ParameterKey, Parameters } from './parameters';

/** Training goes on from the state at `step` of the run before it, with other values of some parameters. */
export interface Fork {
  /** A training step of the run before it, counted from that run's very beginning; 0 … its T, and at or after the fork before this one. */
  readonly step: number;
  readonly changes: Readonly<Partial<Parameters>>;
}

/** How a run comes about: a run from the beginning, and the forks that lead from it to the run that is meant, the last one. */
export interface Recipe {
  readonly parameters: Readonly<Parameters>;
  /** At most `mostForks`. */
  readonly forks: readonly Fork[];
}

export const mostForks = 4;

/** The run of these parameters from the beginning. */
export function fromStart(parameters: Readonly<Parameters>): Recipe {
  return { parameters, forks: [] };
}

/** Says, in sentences, why a fork cannot be made where a formula gives no weights. */
export class ForkRefused extends Error {}

/** What to say of a fork's formula that is wrong for the reason given in a sentence. */
export function formulaRefusal(step: number, reason: string): string {
  return `In the fork at step ${step} the formula cannot be used. ${reason}`;
}

/** The parameters of every run of a recipe, from the first to the one that is meant. */
export function lineageOf({ parameters, forks }: Recipe): readonly Readonly<Parameters>[] {
  const lineage = [parameters];
  for (const { changes } of forks) lineage.push({ ...lineage[lineage.length - 1], ...changes });
  return lineage;
}

/** The parameters of the run that is meant. */
export function parametersOf(recipe: Recipe): Readonly<Parameters> {
  return lineageOf(recipe).at(-1)!;
}

/**
 * Why no fork of a run with these parameters may change one of them, to follow “gap cannot change:”; null where it may. Refused is what
 * could not act after the start and what would give the trained numbers another meaning, never what merely does nothing for now: another
 * fork may set the planner that a temperature belongs to, but not the kernel that a formula does.
 */
export function whyFixed(key: ParameterKey, { kernel, wiring }: Readonly<Parameters>): string | null {
  const apart = wiring === 'independent';
  switch (key) {
    case 'gap':
    case 'rho':
    case 'hidden':
      return 'it only says where a run starts';
    case 'kernel':
      return 'what is trained means something else with every kernel';
    case 'wiring':
      return 'it decides how many numbers are trained';
    case 'horizon':
      return apart ? 'with independent wiring each episode has a trained weight of its own' : null;
    case 'formula':
    case 'presentBias': {
      const owner = key === 'formula' ? 'custom' : 'quasi-hyperbolic';
      if (kernel !== owner) return `only the ${owner} kernel uses it`;
      return apart ? 'with independent wiring the kernel serves at the start only' : null;
    }
    default:
      return null;
  }
}
