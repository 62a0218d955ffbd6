import { defaultParameters, parameterTable, type Parameters } from './parameters';
import { coreVersion } from './version';

/** The hash for a state of the page: `v`, what differs from the defaults in table order, and the step unless it is the last. */
export function formatLink(shown: { parameters: Readonly<Parameters>; step: number | null }): string {
  const { parameters, step } = shown;
  let link = `#v=${coreVersion}`;
  for (const { key } of parameterTable) {
    const value = formatValue(parameters[key]);
    if (value !== formatValue(defaultParameters[key])) link += `&${key}=${value}`;
  }
  return step === null || step === parameters.steps ? link : `${link}&t=${step}`;
}

/** String(x) has the fewest digits that read back to the same double. Half a surrogate pair cannot be encoded. */
function formatValue(value: number | string): string {
  return typeof value === 'number' ? String(value) : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}
