import { pathRound } from 'd3-path';
import type { Band } from '../../core/gathering';
import { path, type Mark } from './marks';
import type { PlotFrame } from './plotFrame';
import type { RunData } from './runPlots';
import { simplify } from './simplify';

/** Where nine tenths of many runs lie in a plot, and their median; to be drawn behind the run shown. Steps that no run reached are left out. */
export function bandMarks({ median, low, high }: Band, steps: readonly number[], frame: PlotFrame): Mark[] {
  const last = lastOf(median);
  if (last === 0) return [];
  const area = pathRound(2);
  const line = pathRound(2);
  const draw = (drawn: typeof area, values: Float64Array, at: (i: number) => number, goesOn = false) => {
    let begun = goesOn;
    simplify(
      last,
      (i) => frame.x(steps[at(i)]),
      (i) => frame.y(values[at(i)]),
      (x, y) => {
        if (begun) drawn.lineTo(x, y);
        else drawn.moveTo(x, y);
        begun = true;
      },
    );
  };
  draw(area, high, (i) => i);
  draw(area, low, (i) => last - 1 - i, true);
  area.closePath();
  draw(line, median, (i) => i);
  return [path('band', 'band', area.toString()), path('median', 'curve median', line.toString())];
}

/** A band as a run for the sake of the axis, which shall hold it: its lower edge and then its upper one, by the one readout that it is of. */
export function bandExtent({ low, high }: Band, name: string): RunData {
  const count = lastOf(low);
  const rows = Array.from({ length: 2 * count }, (_, row) => row);
  return {
    length: 2 * count,
    steps: 0,
    valueAt: (_, row) => (row < count ? low[row] : high[row - count]),
    thinned: (column) => (column === name ? rows : []),
  };
}

/** How many steps are reached by any run. */
function lastOf(values: Float64Array): number {
  const end = values.findIndex(Number.isNaN);
  return end < 0 ? values.length : end;
}
