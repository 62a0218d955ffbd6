import type { Formulas } from '../core/lineage';
import type { Parameters } from '../core/parameters';
import type { Checked } from '../core/statements/statement';

/** From the page: put all statements to the model under these assumptions. A request takes the place of the one before it. */
export interface StatementsRequest {
  readonly requestId: number;
  readonly assumed: Readonly<Parameters>;
  /** The custom kernel's formula, read; none for the other kernels. */
  readonly formulas: Formulas;
}

/** All verdicts of a request at once, by sentence; null where there is no run. */
export interface StatementsResponse {
  readonly requestId: number;
  readonly verdicts: readonly (readonly [id: string, verdict: Checked | null])[];
}
