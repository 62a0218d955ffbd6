import type { FormulaTree } from './formula';

/** What reading a formula's text comes to. */
export type FormulaReading =
  | {
      readonly ok: true;
      readonly tree: FormulaTree;
      /** The equation w_k = …, for KaTeX. */
      readonly tex: string;
      /** The slope ∂w_k/∂rho as a formula, or a sentence why none is shown; then `derivativeTex` is null. For display only. */
      readonly derivative: string;
      /** The equation ∂w_k/∂ρ = …, for KaTeX. */
      readonly derivativeTex: string | null;
    }
  /** `position` is the index of the character that the sentence speaks of, where there is one; it may be the text's length. */
  | { readonly ok: false; readonly position: number | null; readonly sentence: string };
