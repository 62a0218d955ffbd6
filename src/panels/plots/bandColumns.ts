import { sampledColumns } from '../../core/ensemble';
import type { Gathering } from '../../core/gathering';

/** A column of the table under a plot: a quantile of all runs at a step, straight between two sampled steps. NaN where no run came so far. */
export interface BandColumn {
  readonly name: string;
  readonly at: (step: number) => number;
}

/** Of the plot of one readout; none where it is not sampled. */
export function bandColumns(gathering: Gathering, id: string): readonly BandColumn[] {
  const column = sampledColumns.find((one) => one === id);
  if (!column) return [];
  const { steps, ensemble } = gathering;
  const { low, median, high } = gathering.band(column);
  const along = (values: Float64Array) => (step: number) => {
    const next = steps.findIndex((sampled) => sampled >= step);
    if (next < 0) return NaN;
    if (steps[next] === step) return values[next];
    const share = (step - steps[next - 1]) / (steps[next] - steps[next - 1]);
    return values[next - 1] + share * (values[next] - values[next - 1]);
  };
  return [
    { name: `Median of ${ensemble.seeds} seeds`, at: along(median) },
    { name: '5 % of them below', at: along(low) },
    { name: '5 % of them above', at: along(high) },
  ];
}
