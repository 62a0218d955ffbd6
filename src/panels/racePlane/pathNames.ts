import type { Path } from '../../core/changeRecipe';

/** What the base optimiser may move, in the words of the fork's choice. */
export const pathNames: Readonly<Record<Path, string>> = {
  both: 'both',
  objective: 'only the objective',
  lookahead: 'only the look-ahead',
};
