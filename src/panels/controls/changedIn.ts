import { changedKeys, specOf, type ParameterGroup, type Parameters } from '../../core/parameters';
import { remember } from '../../store/remember';

const groups = remember((parameters: Readonly<Parameters>) => changedKeys(parameters).map((key) => specOf(key).group));

/** How many parameters of the groups that count differ from their defaults. */
export function changedIn(parameters: Readonly<Parameters>, counts: (group: ParameterGroup) => boolean): number {
  return groups(parameters).filter(counts).length;
}
