/** Values of one node of a formula for k = 1 … H and their slopes in rho; or one of each, where nothing depends on k. */
export interface FormulaColumn {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  /** `values[i & mask]` is the value for k = i + 1: −1 for a column, 0 for a single number. */
  readonly mask: number;
  /** Whether the values depend on rho. Where not, the slopes are 0. */
  readonly varies: boolean;
}

/** Fills `out` from the operands; a function of one value finds its operand as long as its result. Allocates nothing. */
export type FormulaLoop = (out: FormulaColumn, of: readonly FormulaColumn[]) => void;

/** x·y where a factor 0 wins over everything: a slope of 0 stays 0 beside an infinite value. */
export function times(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}
