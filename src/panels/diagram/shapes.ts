import type { Box } from '../../charts/layout/marks';

/** Everything of Figure 1 that has a place: two sets of coordinates, the wide one in a 760×520 box, the narrow one in 358×464. */
export interface FigureShape {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly boxes: {
    readonly baseOptimiser: Box;
    readonly container: Box;
    readonly currentExample: Box;
    readonly worldModel: Box;
    readonly mesaObjective: Box;
    readonly search: Box;
    readonly action: Box;
    readonly baseObjective: Box;
  };
  readonly knob: { readonly x: number; readonly y: number; readonly r: number };
  /** Wires with an arrowhead at their end: path without the head, and the head's tip and direction. */
  readonly wires: Readonly<Record<WireName, readonly Wire[]>>;
  readonly strands: {
    readonly from: number;
    readonly to: number;
    readonly y: number;
    readonly gap: number;
    readonly count: number;
  };
  readonly now: { readonly from: number; readonly to: number; readonly y: number };
  readonly arrows: {
    readonly lookAhead: { readonly x: number; readonly from: number; readonly to: number };
    readonly fixObjective: { readonly x: number; readonly from: number; readonly to: number };
  };
}

export type WireName = 'example' | 'candidate' | 'score' | 'act' | 'outcome' | 'loss' | 'awareness';

export interface Wire {
  readonly d: string;
  readonly tip: readonly [x: number, y: number];
  readonly direction: 'up' | 'down' | 'left' | 'right';
}

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const wire = (d: string, x: number, y: number, direction: Wire['direction']): Wire => ({ d, tip: [x, y], direction });

export const wideShape: FigureShape = {
  name: 'wide',
  width: 760,
  height: 520,
  radius: 8,
  boxes: {
    baseOptimiser: box(300, 12, 300, 62),
    container: box(120, 132, 504, 376),
    currentExample: box(8, 232, 96, 64),
    worldModel: box(136, 176, 128, 176),
    mesaObjective: box(480, 176, 128, 176),
    search: box(290, 408, 164, 66),
    action: box(642, 446, 116, 62),
    baseObjective: box(642, 228, 116, 100),
  },
  knob: { x: 372, y: 170, r: 18 },
  wires: {
    example: [wire('M104 264H128', 136, 264, 'right')],
    candidate: [wire('M290 441H200V360', 200, 352, 'up')],
    score: [wire('M544 352V441H462', 454, 441, 'left')],
    act: [wire('M372 474V492H634', 642, 492, 'right')],
    outcome: [wire('M697 446V336', 697, 328, 'up')],
    loss: [wire('M697 228V43H608', 600, 43, 'left')],
    awareness: [wire('M300 43H184V168', 184, 176, 'down')],
  },
  strands: { from: 264, to: 474, y: 298, gap: 8, count: 12 },
  now: { from: 264, to: 480, y: 326 },
  arrows: { lookAhead: { x: 372, from: 74, to: 150 }, fixObjective: { x: 544, from: 74, to: 174 } },
};

export const narrowShape: FigureShape = {
  name: 'narrow',
  width: 358,
  height: 464,
  radius: 6,
  boxes: {
    baseOptimiser: box(92, 6, 226, 44),
    container: box(6, 100, 334, 274),
    currentExample: box(6, 6, 72, 44),
    worldModel: box(16, 140, 92, 122),
    mesaObjective: box(238, 140, 92, 122),
    search: box(108, 304, 130, 50),
    action: box(106, 392, 110, 64),
    baseObjective: box(236, 392, 104, 64),
  },
  knob: { x: 173, y: 142, r: 15 },
  wires: {
    example: [wire('M42 50V132', 42, 140, 'down')],
    candidate: [wire('M108 329H62V270', 62, 262, 'up')],
    score: [wire('M284 262V329H246', 238, 329, 'left')],
    act: [wire('M161 354V384', 161, 392, 'down')],
    outcome: [wire('M216 424H228', 236, 424, 'right')],
    loss: [wire('M340 424H350V28H326', 318, 28, 'left')],
    awareness: [wire('M92 28H86V132', 86, 140, 'down')],
  },
  strands: { from: 108, to: 230, y: 224, gap: 7, count: 8 },
  now: { from: 108, to: 238, y: 244 },
  arrows: { lookAhead: { x: 173, from: 50, to: 126 }, fixObjective: { x: 296, from: 50, to: 138 } },
};
