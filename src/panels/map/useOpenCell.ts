import { cellRecipe } from '../../core/sweep';
import { useLab } from '../../store/labContext';
import type { SweptMap } from '../../store/sweptMap';

/** Opens the run of a cell in the lab, as one jump that Back undoes; nothing where a cell has no run. */
export function useOpenCell(): (shown: SweptMap, index: number) => void {
  const lab = useLab();
  return ({ sweep }, index) => {
    const recipe = cellRecipe(sweep, index);
    if (recipe) lab.jump(recipe);
  };
}
