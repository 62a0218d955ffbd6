import { planeFrame, type PlaneFrame } from '../../charts/layout/planeFrame';
import type { Size } from '../../charts/layout/plotFrame';
import type { Domain } from '../../charts/layout/scales';
import type { GrowingColumns } from '../../store/growingColumns';
import type { Goal } from './planeState';

/** How far the plane must reach from the base target to each side. */
export interface Reach {
  readonly left: number;
  readonly right: number;
  readonly down: number;
  readonly up: number;
}

/** What a path needs of a run. */
export type Rows = Pick<GrowingColumns, 'valueAt' | 'thinned'>;

/** Pixel columns to which a run is thinned: some hundred points are as many as the plane can show. */
export const PATH_WIDTH = 300;

const names = { xName: 'visible gap (training sees it)', yName: 'hidden gap (training cannot see it)' };
/** Pixels between what must be seen and the edge: a mark, and under the base target its label. */
const margins = { left: 34, right: 20, top: 14, bottom: 28 };

/** As far as the mesa target goes in a run, and at least to wherever its start could be turned, 1 or more. */
export function reachOf(rows: Rows | null, start: Goal): Reach {
  const radius = Math.max(1, Math.hypot(start.visible, start.hidden));
  const across = extent('visible', rows);
  const along = extent('hiddenGap', rows);
  return {
    left: Math.max(0, -across[0]),
    right: Math.max(radius, across[1]),
    down: Math.max(0, -along[0]),
    up: Math.max(radius, along[1]),
  };
}

function extent(name: 'visible' | 'hiddenGap', rows: Rows | null): Domain {
  let low = 0;
  let high = 0;
  if (!rows) return [low, high];
  for (const row of rows.thinned(name, PATH_WIDTH)) {
    const value = rows.valueAt(name, row);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The wider of two reaches on every side. */
export function union(one: Reach, other: Reach): Reach {
  return {
    left: Math.max(one.left, other.left),
    right: Math.max(one.right, other.right),
    down: Math.max(one.down, other.down),
    up: Math.max(one.up, other.up),
  };
}

/** A plane that contains a reach and its margins and fills the chart, a unit as long on both axes; what is left over lies beyond right and top. */
export function goalFrame(size: Size, { left, right, down, up }: Reach): PlaneFrame {
  const { plane } = planeFrame(size, { x: [0, 1], y: [0, 1], ...names });
  const unit = Math.min(
    Math.max(8, plane.width - margins.left - margins.right) / (left + right),
    Math.max(8, plane.height - margins.top - margins.bottom) / (down + up),
  );
  const x = -left - margins.left / unit;
  const y = -down - margins.bottom / unit;
  return planeFrame(size, { x: [x, x + plane.width / unit], y: [y, y + plane.height / unit], ...names });
}
