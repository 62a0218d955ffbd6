import type { Gathering } from '../core/gathering';

/** What runs with other seeds come to, beside the one shown. */
export interface EnsembleState {
  /** How many are wanted. */
  readonly seeds: number;
  /** What has come of them; null where the recipe shown has no noise, or nothing has come yet. */
  readonly gathering: Gathering | null;
  /** How many are in it: it fills, so this is what tells that it has. */
  readonly returned: number;
  /** Why they cannot be computed, in a sentence; else empty. */
  readonly problem: string;
}
