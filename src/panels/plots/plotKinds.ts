import { formatNumber } from '../../charts/layout/formatNumber';
import type { Columns } from '../../core/readouts';
import type { Size } from '../../charts/layout/plotFrame';
import {
  gapDomain,
  gapPlot,
  incentiveDomain,
  incentivePlot,
  rateDomain,
  ratePlot,
  type RunData,
  type RunPlot,
} from '../../charts/layout/runPlots';
import type { Domain } from '../../charts/layout/scales';

/** One of the three live plots: its name, what its headline and table say, and its layout. */
export interface PlotKind {
  readonly id: string;
  readonly name: string;
  readonly symbol: string;
  /** What stands in front of the headline number, made from it: γ beside every rate. */
  readonly aside?: (value: number) => string;
  readonly domain: (data: RunData) => Domain;
  readonly layout: (data: RunData, size: Size, domain: Domain) => RunPlot;
  /** Columns of the table under the plot. */
  readonly table: readonly { readonly name: string; readonly value: (columns: Columns, row: number) => number }[];
}

export const plotKinds: readonly PlotKind[] = [
  {
    id: 'rate',
    name: 'Discount rate',
    symbol: 'ρ',
    aside: (rate) => `γ ${formatNumber(Math.exp(-rate))}`,
    domain: rateDomain,
    layout: ratePlot,
    table: [
      { name: 'Discount rate ρ', value: (columns, row) => columns.rate[row] },
      { name: 'Factor γ', value: (columns, row) => Math.exp(-columns.rate[row]) },
      { name: 'Future weight W', value: (columns, row) => columns.weight[row] },
    ],
  },
  {
    id: 'gap',
    name: 'Gap',
    symbol: 'g',
    domain: gapDomain,
    layout: gapPlot,
    table: [
      { name: 'Gap', value: (columns, row) => columns.gap[row] },
      { name: 'Shown in behaviour', value: (columns, row) => Math.abs(columns.visible[row]) - columns.masked[row] },
      { name: 'Masked by pretending', value: (columns, row) => columns.masked[row] },
      { name: 'Hidden from training', value: (columns, row) => columns.hiddenGap[row] },
    ],
  },
  {
    id: 'incentive',
    name: 'Deception incentive',
    symbol: 'I',
    domain: incentiveDomain,
    layout: incentivePlot,
    table: [
      { name: 'Incentive I', value: (columns, row) => columns.incentive[row] },
      { name: 'Benefit later', value: (columns, row) => columns.benefit[row] },
      { name: 'Price now', value: (columns, row) => columns.price[row] },
      { name: 'Compliance', value: (columns, row) => columns.compliance[row] },
    ],
  },
];
