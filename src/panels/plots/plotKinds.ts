import { formatNumber } from '../../charts/layout/formatNumber';
import type { ColumnName } from '../../core/readouts';
import type { Size } from '../../charts/layout/plotFrame';
import {
  gapDomain,
  gapPlot,
  incentiveDomain,
  incentivePlot,
  rateDomain,
  ratePlot,
  lossDomain,
  lossPlot,
  type RunPlot,
  type Runs,
} from '../../charts/layout/runPlots';
import type { Domain } from '../../charts/layout/scales';

/** The numbers of one row. */
export type Numbers = (name: ColumnName) => number;

/** One live plot: its name, what its headline and table say, and its layout. */
export interface PlotKind {
  readonly id: string;
  readonly name: string;
  readonly symbol: string;
  /** What stands in front of the headline number, made from it (γ beside every rate) and from the other curves' numbers. */
  readonly aside?: (value: number, ...others: number[]) => string;
  /** The same of all its curves' numbers while the state is deployed, and then also the number; by default as in training. */
  readonly deployed?: (...values: number[]) => readonly [value: number, aside: string];
  readonly domain: (data: Runs) => Domain;
  readonly layout: (data: Runs, size: Size, domain: Domain) => RunPlot;
  /** Classes of its curves, in their order, each after a blank. */
  readonly curves: readonly string[];
  /** Columns of the table under the plot. */
  readonly table: readonly { readonly name: string; readonly value: (of: Numbers) => number }[];
}

export const plotKinds: readonly PlotKind[] = [
  {
    id: 'rate',
    name: 'Discount rate',
    symbol: 'ρ',
    aside: (rate) => `γ ${formatNumber(Math.exp(-rate))}`,
    domain: rateDomain,
    layout: ratePlot,
    curves: [''],
    table: [
      { name: 'Discount rate ρ', value: (of) => of('rate') },
      { name: 'Factor γ', value: (of) => Math.exp(-of('rate')) },
      { name: 'Future weight W', value: (of) => of('weight') },
    ],
  },
  {
    id: 'gap',
    name: 'Gap',
    symbol: 'g',
    domain: gapDomain,
    layout: gapPlot,
    curves: [''],
    table: [
      { name: 'Gap', value: (of) => of('gap') },
      { name: 'Shown in behaviour', value: (of) => Math.abs(of('visible')) - of('masked') },
      { name: 'Masked by pretending', value: (of) => of('masked') },
      { name: 'Hidden from training', value: (of) => of('hiddenGap') },
    ],
  },
  {
    id: 'incentive',
    name: 'Deception incentive',
    symbol: 'I',
    domain: incentiveDomain,
    layout: incentivePlot,
    curves: [''],
    table: [
      { name: 'Incentive I', value: (of) => of('incentive') },
      { name: 'Benefit later', value: (of) => of('benefit') },
      { name: 'Price now', value: (of) => of('price') },
      { name: 'Compliance', value: (of) => of('compliance') },
    ],
  },
];

export const lossKind: PlotKind = {
  id: 'loss',
  name: 'Base loss',
  symbol: 'L',
  aside: (_, deployed) => `if deployed ${formatNumber(deployed)}`,
  deployed: (training, deployed) => [deployed, `in training ${formatNumber(training)}`],
  domain: lossDomain,
  layout: lossPlot,
  curves: ['', ' deployed'],
  table: [
    { name: 'Loss in training', value: (of) => of('loss') },
    { name: 'Loss if deployed now', value: (of) => of('deployedLoss') },
    { name: 'Loss and running cost', value: (of) => of('total') },
  ],
};
