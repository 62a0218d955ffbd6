/**
 * The one table of parameters (MODEL.md, "Parameters"): controls, permalink, command line, validation and documentation are all
 * made from it. The key is the permalink's name, the command line's flag and the identifier in code.
 */

export interface Parameters {
  gap: number;
  rho: number;
  hidden: number;
  horizon: number;
  deploy: number;
  anticipation: number;
  onset: number;
  planner: 'argmax' | 'softmax';
  temperature: number;
  candidates: number;
  cost: number;
  kernel: 'exponential' | 'factor' | 'tail' | 'quasi-hyperbolic' | 'hyperbolic' | 'custom';
  presentBias: number;
  formula: string;
  wiring: 'shared' | 'independent';
  optimiser: 'sgd' | 'momentum' | 'adam';
  lrGap: number;
  lrTime: number;
  clip: number;
  noise: number;
  seed: number;
  priority: number;
  bias: number;
  prior: number;
  steps: number;
}

export type ParameterKey = keyof Parameters;

export const parameterGroups = [
  'World',
  'Awareness',
  'Planner',
  'Time preference',
  'Base optimiser',
  'Pressures',
  'Run',
] as const;
export type ParameterGroup = 'main' | (typeof parameterGroups)[number];

interface SpecBase {
  readonly key: ParameterKey;
  readonly label: string;
  /** Symbol of MODEL.md; empty where it has none. */
  readonly symbol: string;
  readonly group: ParameterGroup;
}

export interface NumberSpec extends SpecBase {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** A second upper bound: the value of another parameter. */
  readonly atMost?: 'horizon' | 'steps';
  readonly integer: boolean;
  /** Scale of the slider. `logZero` is logarithmic from `logFrom` with a stop at zero. */
  readonly scale: 'linear' | 'log' | 'logZero';
  readonly logFrom?: number;
  /** Slider step in the parameter's own unit, on linear scales. */
  readonly step: number;
}

export interface ChoiceSpec extends SpecBase {
  readonly kind: 'choice';
  readonly default: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface TextSpec extends SpecBase {
  readonly kind: 'text';
  readonly default: string;
  readonly maxLength: number;
}

export type ParameterSpec = NumberSpec | ChoiceSpec | TextSpec;

type Described<S extends ParameterSpec> = Omit<S, 'kind' | 'integer' | 'scale' | 'step'> & Partial<S>;

const number = (spec: Described<NumberSpec>): NumberSpec => ({
  kind: 'number',
  integer: false,
  scale: 'linear',
  step: 0.01,
  ...spec,
});
const integer = (spec: Described<NumberSpec>): NumberSpec => number({ integer: true, step: 1, ...spec });
const choice = (spec: Described<ChoiceSpec>): ChoiceSpec => ({ kind: 'choice', ...spec });

export const parameterTable: readonly ParameterSpec[] = [
  number({
    key: 'gap',
    label: 'Initial gap',
    symbol: 'g₀',
    group: 'main',
    default: 1,
    min: 0,
    max: 2,
  }),
  number({
    key: 'rho',
    label: 'Initial discount rate',
    symbol: 'ρ₀',
    group: 'main',
    default: 1.3,
    min: -0.5,
    max: 5,
  }),
  number({
    key: 'hidden',
    label: 'Hidden share of the gap',
    symbol: 'h',
    group: 'World',
    default: 0,
    min: 0,
    max: 0.95,
  }),
  integer({
    key: 'horizon',
    label: 'Horizon',
    symbol: 'H',
    group: 'World',
    default: 64,
    min: 1,
    max: 512,
    scale: 'log',
  }),
  integer({
    key: 'deploy',
    label: 'Episodes until deployment',
    symbol: 'n',
    group: 'World',
    default: 1,
    min: 1,
    max: 512,
    atMost: 'horizon',
    scale: 'log',
  }),
  number({
    key: 'anticipation',
    label: 'Anticipation',
    symbol: 'u',
    group: 'Awareness',
    default: 0.5,
    min: 0,
    max: 1,
  }),
  integer({
    key: 'onset',
    label: 'Aware from step',
    symbol: '',
    group: 'Awareness',
    default: 0,
    min: 0,
    max: 100000,
    atMost: 'steps',
  }),
  choice({
    key: 'planner',
    label: 'Planner',
    symbol: '',
    group: 'Planner',
    default: 'argmax',
    options: [
      { value: 'argmax', label: 'argmax: the best action' },
      { value: 'softmax', label: 'softmax: better actions more often' },
    ],
  }),
  number({
    key: 'temperature',
    label: 'Temperature',
    symbol: 'τ',
    group: 'Planner',
    default: 0.01,
    min: 0.0001,
    max: 1,
    scale: 'log',
  }),
  integer({
    key: 'candidates',
    label: 'Candidate actions',
    symbol: 'M',
    group: 'Planner',
    default: 65,
    min: 2,
    max: 257,
    scale: 'log',
  }),
  number({
    key: 'cost',
    label: 'Cost of pretending',
    symbol: 'κ',
    group: 'Planner',
    default: 0,
    min: 0,
    max: 0.5,
    scale: 'logZero',
    logFrom: 1e-4,
  }),
  choice({
    key: 'kernel',
    label: 'Kernel',
    symbol: '',
    group: 'Time preference',
    default: 'exponential',
    options: [
      { value: 'exponential', label: 'exponential' },
      { value: 'factor', label: 'factor' },
      { value: 'tail', label: 'tail' },
      { value: 'quasi-hyperbolic', label: 'quasi-hyperbolic' },
      { value: 'hyperbolic', label: 'hyperbolic' },
      { value: 'custom', label: 'custom' },
    ],
  }),
  number({
    key: 'presentBias',
    label: 'Present bias',
    symbol: 'β',
    group: 'Time preference',
    default: 0.7,
    min: 0.05,
    max: 1,
  }),
  {
    kind: 'text',
    key: 'formula',
    label: 'Formula',
    symbol: '',
    group: 'Time preference',
    default: 'exp(-rho*k)',
    maxLength: 200,
  },
  choice({
    key: 'wiring',
    label: 'Wiring',
    symbol: '',
    group: 'Time preference',
    default: 'shared',
    options: [
      { value: 'shared', label: 'shared' },
      { value: 'independent', label: 'independent' },
    ],
  }),
  choice({
    key: 'optimiser',
    label: 'Optimiser',
    symbol: '',
    group: 'Base optimiser',
    default: 'sgd',
    options: [
      { value: 'sgd', label: 'gradient descent' },
      { value: 'momentum', label: 'momentum' },
      { value: 'adam', label: 'Adam' },
    ],
  }),
  number({
    key: 'lrGap',
    label: 'Learning rate, objective',
    symbol: 'η_m',
    group: 'Base optimiser',
    default: 0.005,
    min: 0,
    max: 1,
    scale: 'logZero',
    logFrom: 1e-5,
  }),
  number({
    key: 'lrTime',
    label: 'Learning rate, look-ahead',
    symbol: 'η_φ',
    group: 'Base optimiser',
    default: 0.05,
    min: 0,
    max: 100,
    scale: 'logZero',
    logFrom: 1e-5,
  }),
  number({
    key: 'clip',
    label: 'Clip gradients at',
    symbol: '',
    group: 'Base optimiser',
    default: 0,
    min: 0,
    max: 10,
    scale: 'logZero',
    logFrom: 1e-4,
  }),
  number({
    key: 'noise',
    label: 'Gradient noise',
    symbol: 'ς',
    group: 'Base optimiser',
    default: 0,
    min: 0,
    max: 1,
    scale: 'logZero',
    logFrom: 1e-5,
  }),
  integer({
    key: 'seed',
    label: 'Seed',
    symbol: '',
    group: 'Base optimiser',
    default: 1,
    min: 0,
    max: 4294967295,
  }),
  number({
    key: 'priority',
    label: 'Cost of caring',
    symbol: 'ν',
    group: 'Pressures',
    default: 0,
    min: 0,
    max: 0.1,
    scale: 'logZero',
    logFrom: 1e-7,
  }),
  number({
    key: 'bias',
    label: 'Short-term bias',
    symbol: '',
    group: 'Pressures',
    default: 0,
    min: 0,
    max: 10,
    scale: 'logZero',
    logFrom: 1e-3,
  }),
  number({
    key: 'prior',
    label: 'Bias pulls towards',
    symbol: 'ρ_b',
    group: 'Pressures',
    default: 1.3,
    min: -0.5,
    max: 5,
  }),
  integer({
    key: 'steps',
    label: 'Training steps',
    symbol: 'T',
    group: 'Run',
    default: 1000,
    min: 1,
    max: 100000,
    scale: 'log',
  }),
];

const byKey = new Map<string, ParameterSpec>(parameterTable.map((spec) => [spec.key, spec]));

/** The row of the table for a key, or undefined for an unknown key. */
export function findSpec(key: string): ParameterSpec | undefined {
  return byKey.get(key);
}

/** The row of the table for a known key. */
export function specOf(key: ParameterKey): ParameterSpec {
  return byKey.get(key)!;
}

export const defaultParameters: Readonly<Parameters> = Object.freeze(
  Object.fromEntries(parameterTable.map((spec) => [spec.key, spec.default])) as unknown as Parameters,
);

/** Largest value that a number may take beside the other parameters, for example `deploy` at most `horizon`. */
export function upperBound(spec: NumberSpec, parameters: Readonly<Parameters>): number {
  return spec.atMost ? Math.min(spec.max, parameters[spec.atMost]) : spec.max;
}

/** Keys whose values differ from the defaults, in table order. */
export function changedKeys(parameters: Readonly<Parameters>): ParameterKey[] {
  return parameterTable.map((spec) => spec.key).filter((key) => !Object.is(parameters[key], defaultParameters[key]));
}
