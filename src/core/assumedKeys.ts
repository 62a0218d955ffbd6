import { changedKeys, type ParameterKey, type Parameters } from './parameters';

/** Parameters that say where a run starts and how long it is, not what is assumed of the world. */
const NOT_ASSUMED: readonly ParameterKey[] = ['gap', 'rho', 'steps', 'seed', 'prior', 'temperature', 'candidates'];
/** Parameters that only one kernel makes use of. */
const USED_BY: Partial<Record<ParameterKey, Parameters['kernel']>> = {
  presentBias: 'quasi-hyperbolic',
  formula: 'custom',
};
const ALWAYS: readonly ParameterKey[] = ['optimiser', 'deploy', 'horizon', 'anticipation'];

/** What decides an outcome besides where the run started: four assumptions always, then those that differ from the defaults. */
export function assumedKeys(parameters: Readonly<Parameters>): ParameterKey[] {
  const counts = (key: ParameterKey) => (USED_BY[key] ?? parameters.kernel) === parameters.kernel;
  const changed = changedKeys(parameters).filter(
    (key) => !ALWAYS.includes(key) && !NOT_ASSUMED.includes(key) && counts(key),
  );
  return [...ALWAYS, ...changed];
}
