import type { Explanation, Explanations } from './explanation';
import { figureTexts } from './figureTexts';
import { mapTexts } from './mapTexts';
import { outcomeTexts } from './outcomeTexts';
import { panelTexts } from './panelTexts';
import { parameterTexts } from './parameterTexts';
import { readoutTexts } from './readoutTexts';

/** All explanations by the id that an element carries as `data-explain`. */
export const explanations: Explanations = {
  ...figureTexts,
  ...parameterTexts,
  ...Object.fromEntries(Object.entries(readoutTexts).map(([column, text]) => [`readout:${column}`, text])),
  ...panelTexts,
  ...mapTexts,
  ...outcomeTexts,
};

/** The explanation of an id; null for one that is unknown. */
export function explanationOf(id: string): Explanation | null {
  return Object.hasOwn(explanations, id) ? explanations[id] : null;
}
