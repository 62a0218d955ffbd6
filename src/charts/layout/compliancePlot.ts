import { text, type Box, type Mark } from './marks';
import { plotFrame, type PlotFrame, type Size } from './plotFrame';
import { curvesOf, longest, type RunPlot, type Runs } from './runPlots';
import type { Domain } from './scales';

/** From greedy to fully compliant. */
export function complianceDomain(): Domain {
  return [0, 1];
}

/** Compliance against training steps. */
export function compliancePlot(data: Runs, size: Size, domain: Domain): RunPlot {
  const frame = plotFrame(size, longest(data), domain, 'linear');
  const { plane, y } = frame;
  return {
    frame,
    back: frame.axes,
    labels: [
      text('full', 'plot-label', '1: complies in full', { x: plane.x + 6, y: y(1) + 15 }),
      ...greedyLabel(data, frame),
    ],
    ...curvesOf(['compliance'], data, frame),
  };
}

/** About the size of a label at 13 px. */
const WIDTH = 56;
const HEIGHT = 14;

/** At the right end of the axis, else at the left; nowhere if curves pass through it at both. */
function greedyLabel(data: Runs, frame: PlotFrame): Mark[] {
  const { plane, y } = frame;
  const baseline = y(0) - 6;
  const [left, right] = [plane.x + 6, plane.x + plane.width - 6];
  const place = (['end', 'start'] as const).find((anchor) => {
    const x = anchor === 'end' ? right - WIDTH : left;
    return !isCrossed({ x, y: baseline + 3 - HEIGHT, width: WIDTH, height: HEIGHT }, data, frame);
  });
  if (!place) return [];
  const x = place === 'end' ? right : left;
  return [text('greedy', 'plot-label', '0: greedy', { x, y: baseline, anchor: place })];
}

/** Whether the compliance of a run is drawn across a box. */
function isCrossed({ x, y, width, height }: Box, data: Runs, frame: PlotFrame): boolean {
  return [data, ...(data.behind ?? [])].some(({ length, valueAt }) => {
    const from = valueAt('step', 0);
    const rowAt = (place: number) => frame.stepAt(place) - from;
    const [first, last] = [Math.max(0, rowAt(x)), Math.min(length - 1, rowAt(x + width))];
    let [top, bottom] = [Infinity, -Infinity];
    for (let i = 0; i <= width && first <= last; i++) {
      const place = frame.y(valueAt('compliance', Math.round(first + ((last - first) * i) / width)));
      top = Math.min(top, place);
      bottom = Math.max(bottom, place);
    }
    return top < y + height && bottom > y;
  });
}
