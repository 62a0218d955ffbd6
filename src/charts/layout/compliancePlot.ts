import { text } from './marks';
import { plotFrame, type Size } from './plotFrame';
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
      text('greedy', 'plot-label', '0: greedy', { x: plane.x + plane.width - 6, y: y(0) - 6, anchor: 'end' }),
    ],
    ...curvesOf(['compliance'], data, frame),
  };
}
