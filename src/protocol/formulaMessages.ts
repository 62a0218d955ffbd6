import type { FormulaStart } from '../core/formulaCheck';
import type { FormulaReading } from '../core/formulaReading';

/** What is asked about a formula: its text, and where the run would start with it; null where only a fork will come to it. */
export interface FormulaRequest {
  readonly type: 'read';
  readonly readingId: number;
  readonly text: string;
  readonly start: FormulaStart | null;
}

/**
 * A formula that a run can start with, or why there is none. `remark` is a sentence where a limit holds at the start (a weight beyond 1e150
 * is none the less allowed), else null.
 */
export type FormulaAnswer =
  (Extract<FormulaReading, { ok: true }> & { readonly remark: string | null }) | Extract<FormulaReading, { ok: false }>;

/** From the formula worker to the page: once that it has loaded, then an answer to each request. */
export type FormulaResponse =
  { readonly type: 'ready' } | { readonly type: 'answer'; readonly readingId: number; readonly answer: FormulaAnswer };
