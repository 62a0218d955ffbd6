import { group, type Mark } from '../../charts/layout/marks';
import { cursorMarks, type Size } from '../../charts/layout/plotFrame';
import type { RunPlot } from '../../charts/layout/runPlots';
import type { Domain } from '../../charts/layout/scales';
import { curveMarks, dataOf, type CurveMarks } from '../../panels/plots/livePlot';
import type { PlotKind } from '../../panels/plots/plotKinds';
import { behindKey, behindRuns } from '../../store/beside';
import type { LabState } from '../../store/lab';

/** A plot of a lab's run and those behind it, laid out anew when the runs change; else only the cursor moves. While held, its axis only grows. */
export function createPlotMarks(kind: PlotKind): (state: LabState, size: Size) => readonly Mark[] | null {
  let key = '';
  let domain: Domain | null = null;
  let plot: RunPlot;
  let curves: CurveMarks;
  let labels: Mark;

  return (state, size) => {
    const { run, held, cursor, pinned } = state;
    if (!run) return null;
    const next = [run.id, run.length, held, behindKey(state)].join();
    if (next !== key) {
      key = next;
      const behind = behindRuns(state);
      const runs = { ...dataOf(run, size.width), behind: behind.map((other) => dataOf(other, size.width)) };
      const [low, high] = kind.domain(runs);
      domain = held && domain ? [Math.min(low, domain[0]), Math.max(high, domain[1])] : [low, high];
      plot = kind.layout(runs, size, domain);
      const names = behind.map((other) => (other === pinned?.run ? 'pinned' : 'parent'));
      curves = curveMarks(plot, kind, names);
      labels = group('labels', {}, plot.labels);
    }
    const last = run.length - 1;
    const step = Math.min(cursor ?? last, last);
    return [
      curves.back,
      ...curves.whole,
      ...curves.upTo(plot.frame.x(step)),
      cursorMarks(plot.frame, step, plot.values(step), 'cursor'),
      labels,
    ];
  };
}
