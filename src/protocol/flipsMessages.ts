import type { FlipEvent } from '../core/flips';
import type { Recipe } from '../core/fork';
import type { Formulas } from '../core/lineage';

/** From the page to the flips worker. A search takes the place of the one before it. */
export type FlipsRequest =
  | {
      readonly type: 'search';
      readonly searchId: number;
      readonly recipe: Recipe;
      /** The custom kernel's formulas, read; none for the other kernels. */
      readonly formulas: Formulas;
    }
  | { readonly type: 'cancel'; readonly searchId: number };

/** From the flips worker to the page: what the search says as it goes, and one message at its end. */
export type FlipsResponse =
  | { readonly type: 'heard'; readonly searchId: number; readonly events: readonly FlipEvent[] }
  | { readonly type: 'done'; readonly searchId: number }
  | { readonly type: 'cancelled'; readonly searchId: number }
  | { readonly type: 'failed'; readonly searchId: number; readonly sentence: string };
