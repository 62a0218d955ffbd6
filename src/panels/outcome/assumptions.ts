import { formatNumber } from '../../charts/layout/formatNumber';
import { assumedKeys } from '../../core/assumedKeys';
import { specOf, type ParameterKey, type Parameters } from '../../core/parameters';

export interface Assumption {
  readonly key: ParameterKey;
  readonly words: string;
}

function words(key: ParameterKey, parameters: Readonly<Parameters>): string {
  const { deploy, horizon } = parameters;
  switch (key) {
    case 'deploy':
      return deploy === 1 ? 'deployment is the next episode' : `deployment is ${deploy} episodes away`;
    case 'horizon':
      return horizon === 1 ? '1 episode ahead' : `${horizon} episodes ahead`;
    case 'anticipation':
      return parameters.anticipation === 0
        ? 'not aware of training'
        : `anticipation ${formatNumber(parameters.anticipation)}`;
    case 'onset':
      return `aware from step ${parameters.onset}`;
    case 'planner':
      return `${parameters.planner} planner`;
    case 'kernel':
      return `${parameters.kernel} kernel`;
    case 'wiring':
      return `${parameters.wiring} weights`;
    case 'lrGap':
      return parameters.lrGap === 0 ? 'objective held fixed' : `objective learns at ${formatNumber(parameters.lrGap)}`;
    case 'lrTime':
      return parameters.lrTime === 0
        ? 'look-ahead held fixed'
        : `look-ahead learns at ${formatNumber(parameters.lrTime)}`;
    default: {
      const spec = specOf(key);
      const value = parameters[key];
      if (spec.kind === 'choice') return spec.options.find((option) => option.value === value)?.label ?? String(value);
      return `${spec.label.toLowerCase()} ${typeof value === 'number' ? formatNumber(value) : value}`;
    }
  }
}

/** The assumptions of a run in words. */
export function assumptionsOf(parameters: Readonly<Parameters>): Assumption[] {
  return assumedKeys(parameters).map((key) => ({ key, words: words(key, parameters) }));
}
