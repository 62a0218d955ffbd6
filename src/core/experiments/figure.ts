import type { OutcomeKind } from '../outcome';

/** A figure as data: what a drawing of it (charts/layout) needs, and nothing about pixels. */
export interface Figure {
  readonly title: string;
  /** A sentence or two under the title. */
  readonly caption: string;
  /** One, or two side by side. */
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly guides?: readonly Guide[];
  readonly shades?: readonly Shade[];
  readonly notes?: readonly Note[];
}

/** `symlog` is linear within ± `constant`, logarithmic beyond. */
export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'log' | 'symlog';
  readonly domain: readonly [low: number, high: number];
  readonly constant?: number;
  /** Where ticks stand, if not at round numbers. */
  readonly ticks?: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Draws the outcome's shape there. */
  readonly outcome?: OutcomeKind;
}

/** What a curve looks like: ink for what the figure is about, greys for company, colours only for what they mean on the page. */
export type Look = 'ink' | 'grey' | 'faint' | 'robust' | 'deceptive';

/** Where a label stands beside its point; the corners are for curves that slope. */
export type Side = 'above' | 'below' | 'left' | 'right' | 'aboveLeft' | 'aboveRight' | 'belowLeft' | 'belowRight';

export interface Curve {
  readonly name: string;
  readonly look: Look;
  readonly dash?: 'dashed' | 'dotted';
  readonly points: readonly Point[];
  /** The curve's name beside it: at which share of its points, and which side; none where the curve needs no name. */
  readonly label?: { readonly text: string; readonly at: number; readonly side: Side };
}

/** A straight line at a value that matters, with its name. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly label: string;
  /** Where along the line its name stands. */
  readonly end?: 'low' | 'high';
  /** On which side of an upright line; right of it unless there is little room. */
  readonly side?: 'left' | 'right';
}

/** A band between two values of one axis. */
export interface Shade {
  readonly axis: 'x' | 'y';
  readonly from: number;
  readonly to: number;
  readonly look: 'robust' | 'deceptive';
}

export interface Note {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly look?: Look;
}
