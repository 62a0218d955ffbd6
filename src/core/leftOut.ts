import { parameterTable, type ParameterKey, type Parameters } from './parameters';

/** Why a parameter is no answer to what would have changed a run. */
export interface LeftOut {
  readonly key: ParameterKey;
  /** `idle`: any other value gives the same run to the last bit; `chance`: it draws other noise; `text`: it has no scale. */
  readonly why: 'idle' | 'chance' | 'text';
}

/** Whether another value of this parameter, the others as they are, gives the same run. */
function isIdle(key: ParameterKey, parameters: Readonly<Parameters>): boolean {
  const { planner, kernel, bias, lrTime, clip, noise, anticipation } = parameters;
  switch (key) {
    case 'temperature':
    case 'candidates':
      return planner !== 'softmax';
    case 'presentBias':
      return kernel !== 'quasi-hyperbolic';
    case 'formula':
      return kernel !== 'custom';
    case 'seed':
      return noise === 0;
    case 'onset':
      return anticipation === 0; // before it, anticipation counts as 0
    case 'priority':
      return lrTime === 0 && clip === 0; // its pull is on the temporal parameters alone, but counts in the norm
    case 'bias':
      return lrTime === 0; // it is a decay per unit of that rate
    case 'prior':
      return bias === 0 || lrTime === 0;
    default:
      return false;
  }
}

/** The parameters that the search for what would have changed a run leaves out; all others matter. */
export function leftOutOf(parameters: Readonly<Parameters>): LeftOut[] {
  const leftOut: LeftOut[] = [];
  for (const { key } of parameterTable) {
    if (isIdle(key, parameters)) leftOut.push({ key, why: 'idle' });
    else if (key === 'seed') leftOut.push({ key, why: 'chance' });
    else if (key === 'formula') leftOut.push({ key, why: 'text' });
  }
  return leftOut;
}
