import type { FormulaReading } from '../core/formulaReading';
import { differentiate } from './differentiate';
import { treeOf } from './expression';
import { parseFormula } from './parseFormula';
import { RefusedFormula } from './refusedFormula';
import { toTex } from './toTex';
import { toText } from './toText';

/** A formula's longest text, and the longest slope that is shown. */
const MOST_CHARACTERS = 200;
const MOST_SHOWN = 400;

/**
 * Reads the custom kernel's formula: numbers, rho, k and H, + − * / ^, brackets, exp, log, sqrt, abs, min, max, comparisons, condition ?
 * value : other value, e and pi. Never throws and never hangs: nothing is evaluated or simplified, the text is gone through once without
 * turning back, and a slope of d nested operations has at most some d² of them.
 */
export function readFormula(text: string): FormulaReading {
  if (text.length > MOST_CHARACTERS) {
    const sentence = `The formula has ${text.length} characters; at most ${MOST_CHARACTERS} are allowed.`;
    return { ok: false, position: MOST_CHARACTERS, sentence };
  }
  try {
    const expression = parseFormula(text);
    const slope = differentiate(expression);
    const slopeText = toText(slope);
    const isShown = slopeText.length <= MOST_SHOWN;
    return {
      ok: true,
      tree: treeOf(expression),
      tex: `w_k = ${toTex(expression)}`,
      derivative: isShown ? slopeText : 'The slope is too long to be shown. The simulation has it, exact, for every k.',
      derivativeTex: isShown ? `\\frac{\\partial w_k}{\\partial \\rho} = ${toTex(slope)}` : null,
    };
  } catch (error) {
    if (error instanceof RefusedFormula) return { ok: false, position: error.position, sentence: error.message };
    throw error;
  }
}
