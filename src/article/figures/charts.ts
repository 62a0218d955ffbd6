import { complianceDomain, compliancePlot } from '../../charts/layout/compliancePlot';
import type { Mark } from '../../charts/layout/marks';
import type { Size } from '../../charts/layout/plotFrame';
import type { Parameters } from '../../core/parameters';
import type { ColumnName } from '../../core/readouts';
import { createGoalPlane } from '../../panels/goalPlane/goalPlane';
import { planeState } from '../../panels/goalPlane/planeState';
import { planeWords } from '../../panels/goalPlane/planeWords';
import { lossKind, plotKinds, type PlotKind } from '../../panels/plots/plotKinds';
import { shownStep, type LabState } from '../../store/lab';
import { figureNumber } from './figureNumber';
import type { ChartName } from './figureSpecs';
import { createPlotMarks } from './plotMarks';
import { createMappedRace, createRace, mappedRaceWords, raceWords } from './race';
import { createWeights, weightWords } from './weights';

/** A chart's layout, which may keep what does not change. */
export interface ChartDrawing {
  readonly layout: (state: LabState, size: Size) => readonly Mark[] | null;
  /** Where a pointer can pull at it: what that sets, of a place in the drawing. */
  readonly pull?: (place: { x: number; y: number }, parameters: Readonly<Parameters>) => Partial<Parameters> | null;
  /** Whether it is held. */
  readonly hold?: (held: boolean) => void;
}

export interface FigureChart {
  readonly name: string;
  /** The number that stands beside its name. */
  readonly number?: (of: (name: ColumnName) => number) => string;
  /** Classes of what is around the drawing, and of the drawing itself: those of the panel that it is taken from. */
  readonly classes: readonly [around: string, svg: string];
  /** Height where it is as wide as `width`; it is drawn larger or smaller as a whole. */
  readonly height: number;
  /** The same beside another chart, where that is less. */
  readonly heightBeside?: number;
  /** `clip` names its clip path. */
  readonly create: (clip: string) => ChartDrawing;
  /** What it shows now. */
  readonly words: (state: LabState) => string;
}

const kindOf = (id: string): PlotKind => plotKinds.find((kind) => kind.id === id)!;
const complianceKind: PlotKind = {
  id: 'compliance',
  name: 'Compliance',
  symbol: 'c',
  domain: complianceDomain,
  layout: compliancePlot,
  curves: [''],
  table: [],
};

function plot(kind: PlotKind, column: ColumnName, number: FigureChart['number']): FigureChart {
  return {
    name: kind.name,
    ...(number && { number }),
    classes: ['plot', 'plot-svg'],
    height: 200,
    create: () => ({ layout: createPlotMarks(kind) }),
    words: (state) => courseWords(kind.name, column, state),
  };
}

const n = figureNumber;

const race: FigureChart = {
  name: 'Gap and discount rate',
  classes: ['race-plane handle-frame', 'chart'],
  height: 330,
  create: createRace,
  words: raceWords,
};

export const figureCharts: Readonly<Record<ChartName, FigureChart>> = {
  rate: plot(kindOf('rate'), 'rate', (of) => `ρ ${n(of('rate'))}`),
  gap: plot(kindOf('gap'), 'gap', (of) => n(of('gap'))),
  compliance: plot(complianceKind, 'compliance', (of) => n(of('compliance'))),
  loss: {
    ...plot(lossKind, 'loss', (of) => `${n(of('loss'))} · if deployed ${n(of('deployedLoss'))}`),
    words: (state) => `${courseWords('Base loss in training', 'loss', state)} ${deployedWords(state)}`,
  },
  goal: {
    name: 'Goal plane',
    classes: ['goal-plane', 'chart'],
    height: 300,
    heightBeside: 240,
    create: () => {
      const { layout } = createGoalPlane();
      // The start is set by the figure's own control.
      return { layout: (state, size) => layout(state, size).filter(({ key }) => !/handle$|^ring$/.test(key)) };
    },
    words: (state) => `Goal plane, of visible and hidden gap. ${planeWords(planeState(state))}`,
  },
  race,
  mappedRace: { ...race, create: createMappedRace, words: mappedRaceWords },
  weights: {
    name: 'Weights',
    classes: ['mind', 'chart mind-weights'],
    height: 200,
    create: () => ({ layout: createWeights() }),
    words: weightWords,
  },
};

/** From where to where a number goes, where it stands now, and where that of the run behind it ends. */
function courseWords(name: string, column: ColumnName, state: LabState): string {
  const { run, pinned } = state;
  if (!run) return `${name} against training steps.`;
  const row = shownStep(state);
  const last = run.length - 1;
  const at = (step: number) => n(run.rows.valueAt(column, step));
  const now = row === last ? '' : ` At step ${row} it is ${at(row)}.`;
  const other = pinned?.run;
  const beside = other ? ` In the run drawn dashed it ends at ${n(other.rows.valueAt(column, other.length - 1))}.` : '';
  return `${name} against training steps, from ${at(0)} at the start to ${at(last)} at step ${last}.${now}${beside}`;
}

function deployedWords(state: LabState): string {
  const { run } = state;
  if (!run) return '';
  const row = shownStep(state);
  return `If it were deployed at step ${row}, the base loss would be ${n(run.rows.valueAt('deployedLoss', row))}.`;
}
