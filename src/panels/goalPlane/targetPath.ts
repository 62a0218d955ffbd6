import { merged } from '../../charts/layout/merged';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import { round2, type Box } from '../../charts/layout/marks';
import { PATH_WIDTH, type Rows } from './planeAxes';

/** The way of the mesa target through the plane. */
export interface TargetPath {
  readonly whole: string;
  /** The part up to a row, which ends exactly where that row stands. */
  readonly upTo: (row: number) => string;
  /** Places along it, for labels to keep off. */
  readonly boxes: readonly Box[];
}

export const noPath: TargetPath = { whole: '', upTo: () => '', boxes: [] };

/** Pixels that the target must have moved for the path to get another point. */
const APART = 1;
/** Pixels between two places that labels keep off. */
const STRIDE = 8;

export function targetPath({ valueAt, thinned }: Rows, { x, y }: PlaneFrame): TargetPath {
  const rows = merged(thinned('visible', PATH_WIDTH), thinned('hiddenGap', PATH_WIDTH));
  const last = rows[rows.length - 1];
  const kept: number[] = [];
  /** How long the path is, in characters, with each point kept. */
  const lengths: number[] = [];
  let whole = '';
  let keptX = Infinity;
  let keptY = Infinity;
  const boxes: Box[] = [];
  let boxX = Infinity;
  let boxY = Infinity;
  for (const row of rows) {
    const atX = x(valueAt('visible', row));
    const atY = y(valueAt('hiddenGap', row));
    if (Math.abs(atX - keptX) < APART && Math.abs(atY - keptY) < APART && row !== last) continue;
    whole += `${kept.length === 0 ? 'M' : 'L'}${round2(atX)},${round2(atY)}`;
    kept.push(row);
    lengths.push(whole.length);
    keptX = atX;
    keptY = atY;
    if (Math.abs(atX - boxX) < STRIDE && Math.abs(atY - boxY) < STRIDE) continue;
    boxes.push({ x: atX - 2, y: atY - 2, width: 4, height: 4 });
    boxX = atX;
    boxY = atY;
  }
  return {
    whole,
    boxes,
    upTo(row) {
      let low = 0;
      let high = kept.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (kept[middle] <= row) low = middle;
        else high = middle - 1;
      }
      return `${whole.slice(0, lengths[low])}L${round2(x(valueAt('visible', row)))},${round2(y(valueAt('hiddenGap', row)))}`;
    },
  };
}
