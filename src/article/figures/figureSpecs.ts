import { defaultParameters, type ParameterKey, type Parameters } from '../../core/parameters';

/** The charts that a figure can show (charts.ts). */
export type ChartName = 'goal' | 'race' | 'mappedRace' | 'weights' | 'rate' | 'gap' | 'compliance' | 'loss';

/** A control of a figure: a slider over a parameter, or a choice of which each option sets some. */
export type ControlSpec =
  | { readonly kind: 'slider'; readonly key: ParameterKey; readonly label: string; readonly most?: number }
  | { readonly kind: 'choice'; readonly label: string; readonly options: readonly Option[] };

export interface Option {
  readonly label: string;
  /** What it sets; what only other options set goes back to its default. */
  readonly changes: Partial<Parameters>;
}

/** One run of a figure, in a lab of its own. */
export interface RunSpec {
  /** Stands over it where there are several. */
  readonly name?: string;
  /** What differs from the defaults. */
  readonly changes: Partial<Parameters>;
  readonly controls: readonly ControlSpec[];
}

/** A question that a figure can be turned to: the controls that it then has, and what they begin with. */
export interface Variant {
  readonly label: string;
  readonly start: Partial<Parameters>;
  readonly controls: readonly ControlSpec[];
}

export interface FigureSpec {
  readonly title: string;
  /** What to look at, and what to do. */
  readonly caption: string;
  readonly runs: readonly RunSpec[];
  /** Shown of each run. */
  readonly charts: readonly ChartName[];
  /** Where time matters: it can be played and stopped at any step. */
  readonly time?: boolean;
  /** The state that is shown can be deployed. */
  readonly deploy?: boolean;
  /** Numbers at the end, beside the outcome. */
  readonly numbers?: boolean;
  /** Parameters of a run drawn faintly behind it, and what it is called. */
  readonly beside?: { readonly name: string; readonly changes: Partial<Parameters> };
  readonly variants?: readonly Variant[];
}

const slider = (key: ParameterKey, label: string, most?: number): ControlSpec => ({
  kind: 'slider',
  key,
  label,
  ...(most !== undefined && { most }),
});
const horizon = slider('horizon', 'Future episodes foreseen', 64);
const costOfPretending = slider('cost', 'Cost of pretending');
const planner: ControlSpec = {
  kind: 'choice',
  label: 'Planner',
  options: [
    { label: 'takes the best action', changes: { planner: 'argmax' } },
    { label: 'errs at times', changes: { planner: 'softmax' } },
  ],
};

export const figureSpecs = {
  hidden: {
    title: 'A gap that training sees only in part',
    caption:
      'The mesa target ○ sets out from its start and goes where training moves it. Hide a larger share of the gap, and it ends further up.',
    runs: [{ changes: { hidden: 0.3 }, controls: [slider('hidden', 'Hidden share of the squared gap')] }],
    charts: ['goal'],
    time: true,
  },
  cases: {
    title: 'The same loss, for opposite reasons',
    caption:
      'The gap over training. The shaded part is still there and hidden by pretending. Move either rate towards the other and see which run keeps its ending.',
    runs: [
      {
        name: 'Case 1',
        changes: { rho: -0.2, lrTime: 0 },
        controls: [slider('rho', 'Discount rate, held')],
      },
      { name: 'Case 2', changes: { rho: 3, lrTime: 0 }, controls: [slider('rho', 'Discount rate, held')] },
    ],
    charts: ['gap'],
    numbers: true,
  },
  horizon: {
    title: 'From one future episode to many',
    caption: 'How far the network complies while it is trained. Let it foresee more, one episode at a time.',
    runs: [{ changes: { horizon: 1 }, controls: [horizon] }],
    charts: ['compliance'],
    beside: { name: 'all the episodes foreseen', changes: {} },
  },
  cost: {
    title: 'Hardly, or not at all',
    caption: 'The same figure with one more control. Lower the cost of pretending until it pays.',
    runs: [{ changes: { horizon: 1, cost: 0.15 }, controls: [horizon, costOfPretending] }],
    charts: ['compliance'],
    beside: { name: 'one episode, no cost', changes: { horizon: 1 } },
  },
  planner: {
    title: 'A planner that errs',
    caption:
      'And one more control. A planner that errs acts by chance when little is at stake: look at the shaded part, which is what pretending hides.',
    runs: [
      {
        changes: { horizon: 1, cost: 0.15, planner: 'softmax' },
        controls: [horizon, costOfPretending, planner],
      },
    ],
    charts: ['compliance', 'gap'],
    beside: { name: 'one episode, no cost', changes: { horizon: 1 } },
  },
  race: {
    title: 'One run of the race',
    caption:
      'Each point is a state: so wide a gap, so high a rate. Training pushes to the left and downwards. Drag the start across the dashed line.',
    runs: [{ changes: {}, controls: [slider('gap', 'Gap at the start'), slider('rho', 'Discount rate at the start')] }],
    charts: ['race'],
    time: true,
  },
  starts: {
    title: 'Every start, and how it ends',
    caption:
      'The same plane. Each small square is a run of its own that starts there: striped where it ends deceptive, plain where robust, dotted where the steps ran out first. The dashed line is calculated. Drag the start anywhere.',
    runs: [{ changes: {}, controls: [slider('gap', 'Gap at the start'), slider('rho', 'Discount rate at the start')] }],
    charts: ['mappedRace'],
    time: true,
  },
  crossing: {
    title: 'What falls, and what stays',
    caption:
      'Where the rate passes zero, the base loss in training falls to almost nothing within a few dozen steps. What it would be if deployed stays where it is.',
    runs: [{ changes: {}, controls: [slider('rho', 'Discount rate at the start')] }],
    charts: ['rate', 'loss'],
    time: true,
  },
  slowly: {
    title: 'How far below, and how slowly',
    caption:
      'What each episode weighs, beside the heaviest. The same run, trained ten and a hundred times as long: stop it anywhere on its way.',
    runs: [
      {
        changes: {},
        controls: [
          slider('rho', 'Discount rate at the start'),
          {
            kind: 'choice',
            label: 'Training steps',
            options: [
              { label: '1,000', changes: { steps: 1000 } },
              { label: '10,000', changes: { steps: 10000 } },
              { label: '100,000', changes: { steps: 100000 } },
            ],
          },
        ],
      },
    ],
    charts: ['weights', 'rate'],
    time: true,
  },
  deploy: {
    title: 'The last day of training',
    caption:
      'Go back to any step and deploy the network as it was then. Its action ▲ goes to what it wants, and the loss with it.',
    runs: [{ changes: {}, controls: [slider('rho', 'Discount rate at the start')] }],
    charts: ['goal', 'loss'],
    time: true,
    deploy: true,
  },
  whatIf: {
    title: 'One assumption at a time',
    caption: 'The dashed line is the run at this page’s settings. Choose an assumption to bend, and how far.',
    runs: [{ changes: { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003 }, controls: [] }],
    charts: ['gap', 'rate'],
    beside: { name: 'this page’s settings', changes: {} },
    variants: [
      {
        label: 'optimiser',
        start: { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003 },
        controls: [
          {
            kind: 'choice',
            label: 'Optimiser',
            options: [
              { label: 'plain', changes: {} },
              { label: 'momentum', changes: { optimiser: 'momentum' } },
              { label: 'Adam', changes: { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003 } },
            ],
          },
        ],
      },
      {
        label: 'discounting',
        start: { kernel: 'hyperbolic' },
        controls: [
          {
            kind: 'choice',
            label: 'Weights fall off',
            options: [
              { label: 'exponentially', changes: {} },
              { label: 'as a hyperbola', changes: { kernel: 'hyperbolic' } },
              { label: 'each by itself', changes: { wiring: 'independent' } },
            ],
          },
        ],
      },
      { label: 'short-term bias', start: { bias: 0.05 }, controls: [slider('bias', 'Bias to the short term')] },
      { label: 'cost of caring', start: { priority: 0.01 }, controls: [slider('priority', 'Cost of caring')] },
      { label: 'late awareness', start: { onset: 100 }, controls: [slider('onset', 'Aware from step', 1000)] },
      {
        label: 'distant deployment',
        start: { deploy: 8, rho: 0.8, anticipation: 0.2 },
        controls: [slider('deploy', 'Episodes until deployment', 16)],
      },
      { label: 'erring planner', start: { planner: 'softmax' }, controls: [planner] },
    ],
  },
} as const satisfies Record<string, FigureSpec>;

/** Figures that show runs; `boxes` is Figure 1 growing part by part. */
export type RunFigureId = keyof typeof figureSpecs;
export type FigureId = RunFigureId | 'boxes';

export const runFigureIds = Object.keys(figureSpecs) as RunFigureId[];

export function specOfFigure(id: RunFigureId): FigureSpec {
  return figureSpecs[id];
}

export function titleOf(id: FigureId): Pick<FigureSpec, 'title' | 'caption'> {
  return id === 'boxes'
    ? {
        title: 'Figure 1, part by part',
        caption:
          'Redrawn from the paper’s text: × what the base objective wants, ○ what the mesa-objective wants, ▲ what the network does.',
      }
    : figureSpecs[id];
}

/** The parameters that a run of a figure begins with. */
export function parametersWith(changes: Partial<Parameters>): Parameters {
  return { ...defaultParameters, ...changes };
}

/** The defaults of parameters. */
function defaultsOf(keys: readonly string[]): Partial<Parameters> {
  return Object.fromEntries(keys.map((key) => [key, defaultParameters[key as ParameterKey]]));
}

const keysOf = (controls: readonly ControlSpec[]) =>
  controls.flatMap((control) =>
    control.kind === 'slider' ? [control.key] : control.options.flatMap(({ changes }) => Object.keys(changes)),
  );

/** What turning a figure to one of its questions sets: its start, and the defaults of all that others set. */
export function variantChanges(variants: readonly Variant[], variant: Variant): Partial<Parameters> {
  const keys = variants.flatMap(({ start, controls }) => [...Object.keys(start), ...keysOf(controls)]);
  return { ...defaultsOf(keys), ...variant.start };
}

/** What a choice sets when one of its options is taken: the option’s, and the defaults of what only other options set. */
export function changesOf({ options }: { readonly options: readonly Option[] }, option: Option): Partial<Parameters> {
  return { ...defaultsOf(options.flatMap(({ changes }) => Object.keys(changes))), ...option.changes };
}

/** Which option of a choice the parameters are at; −1 for none. */
export function chosenOption(
  choice: { readonly options: readonly Option[] },
  parameters: Readonly<Parameters>,
): number {
  return choice.options.findIndex((option) =>
    Object.entries(changesOf(choice, option)).every(([key, value]) => parameters[key as ParameterKey] === value),
  );
}
