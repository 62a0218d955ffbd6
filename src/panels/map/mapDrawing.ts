import { criticalCurve, type CriticalCurve } from '../../charts/layout/criticalCurve';
import { mapFrame, type MapFrame } from '../../charts/layout/mapFrame';
import { cellIn, edgesAround, mapMarks, type MapGrid } from '../../charts/layout/mapMarks';
import { areaNames } from '../../charts/layout/mapNames';
import { circle, explained, group, path, rect, round2, text, type Box, type Mark } from '../../charts/layout/marks';
import type { Size } from '../../charts/layout/plotFrame';
import type { Parameters } from '../../core/parameters';
import { cellOutcomes } from '../../core/sweep';
import { theoryApplies } from '../../core/theory';
import type { SweptMap } from '../../store/sweptMap';
import type { Cell } from './cells';
import { axisName } from './mapWords';

/** The map's drawing: the cells are laid out anew with a new picture or size, the rest with every change of the lab or of the cell. */
export interface MapDrawing {
  /** `at`: the run that is marked; null for none. */
  layout(shown: SweptMap, size: Size, at: Readonly<Parameters> | null, cursor: Cell | null): readonly Mark[];
  /** The cell under a place in the drawing; null outside, or before anything is drawn. */
  cellAt(px: number, py: number): Cell | null;
}

/** The line R_c, where both sides are those of its plane and fact 7's conditions hold for the whole map; else empty. */
export function criticalOn({ sweep }: SweptMap): CriticalCurve {
  const { x, y, recipe } = sweep;
  const keys = [x.key, y.key];
  if (!keys.includes('gap') || !keys.includes('rho') || recipe.forks.length > 0) return [];
  if (!theoryApplies(recipe.parameters).applies) return [];
  const rates = x.key === 'rho' ? x.values : y.values;
  const points = criticalCurve(recipe.parameters, [0, rates[rates.length - 1]]);
  for (;;) {
    const next = points.next();
    if (next.done) return next.value;
  }
}

/** Outcomes that are named in the map. */
const named = cellOutcomes.slice(0, 4).map((kind, code) => ({ code, name: capital(kind) }));
function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}

export function createMapDrawing(prefix: string): MapDrawing {
  let ground: {
    readonly shown: SweptMap;
    readonly size: Size;
    readonly frame: MapFrame;
    readonly grid: MapGrid;
    readonly marks: readonly Mark[];
    readonly over: readonly Mark[];
  } | null = null;

  function lay(shown: SweptMap, size: Size) {
    const { sweep, sides, outcomes, results } = shown;
    const { x, y } = sweep;
    const frame = mapFrame(size, sides.x, sides.y, { x: axisName(x.key), y: axisName(y.key) });
    const picture = { columns: x.values.length, rows: y.values.length, outcomes, kept: results.kept };
    const { plane } = frame;
    // A lattice alone has larger cells, over the same axes.
    const grid: MapGrid = {
      x: x === sides.x ? frame.grid.x : edgesAround(x.values.map(frame.x), [plane.x, plane.x + plane.width]),
      y: y === sides.y ? frame.grid.y : edgesAround(y.values.map(frame.y), [plane.y + plane.height, plane.y]),
    };
    return {
      shown,
      size,
      frame,
      grid,
      marks: [
        {
          key: 'clip',
          tag: 'clipPath' as const,
          attributes: { id: `${prefix}-clip` },
          children: [rect('box', '', plane)],
        },
        group('map', { class: 'map-picture' }, mapMarks(picture, grid, prefix)),
        rect('frame', 'map-frame', plane),
        ...frame.axes,
      ],
      over: [
        ...criticalMarks(criticalOn(shown), sweep.x.key === 'gap', frame, `${prefix}-clip`),
        ...areaNames(picture, grid, named),
      ],
    };
  }

  return {
    layout(shown, size, at, cursor) {
      if (ground?.shown !== shown || ground.size !== size) ground = lay(shown, size);
      const { frame, grid, marks, over } = ground;
      return [
        ...marks,
        ...over,
        ...(at ? runMarks(at, shown, frame) : []),
        ...(cursor ? [cursorMark(cursor, grid)] : []),
      ];
    },
    cellAt: (px, py) => ground && cellIn(ground.grid, px, py),
  };
}

const isIn = ({ cx, cy }: { cx: number; cy: number }, { x, y, width, height }: Box) =>
  cx >= x && cx <= x + width && cy >= y && cy <= y + height;

/** A ring where a run stands, if that is on the map. */
function runMarks(at: Readonly<Parameters>, { sweep: { x, y } }: SweptMap, frame: MapFrame): Mark[] {
  const place = { cx: round2(frame.x(Number(at[x.key]))), cy: round2(frame.y(Number(at[y.key]))) };
  if (!isIn(place, frame.plane)) return [];
  return [
    group('run', { class: 'map-run', 'data-explain': 'map:run' }, [
      circle('casing', 'map-run-casing', { ...place, r: 7 }),
      circle('ring', 'map-run-ring', { ...place, r: 7 }),
      circle('middle', 'map-run-middle', { ...place, r: 2 }),
    ]),
  ];
}

/** A frame around a cell, never smaller than can be seen. */
function cursorMark({ column, row }: Cell, grid: MapGrid): Mark {
  const [left, right] = [grid.x[column], grid.x[column + 1]];
  const [bottom, top] = [grid.y[row], grid.y[row + 1]];
  const width = Math.max(9, right - left + 3);
  const height = Math.max(9, bottom - top + 3);
  const box = {
    x: round2((left + right - width) / 2),
    y: round2((top + bottom - height) / 2),
    width: round2(width),
    height: round2(height),
  };
  return group('cursor', { class: 'map-cursor' }, [
    rect('casing', 'map-cursor-casing', box),
    rect('line', 'map-cursor-line', box),
  ]);
}

/** The line, over a casing that sets it off from any fill, and its name where it leaves the map. */
function criticalMarks(curve: CriticalCurve, gapAcross: boolean, frame: MapFrame, clip: string): Mark[] {
  if (curve.length === 0) return [];
  const { plane, x, y } = frame;
  const near = (pixels: number) => round2(Math.max(-5000, Math.min(5000, pixels)));
  const places = curve.map(([gap, rate]) =>
    gapAcross ? { cx: near(x(gap)), cy: near(y(rate)) } : { cx: near(x(rate)), cy: near(y(gap)) },
  );
  const d = places.map(({ cx, cy }, i) => `${i === 0 ? 'M' : 'L'}${cx} ${cy}`).join('');
  const inside = places.filter((place) => isIn(place, plane));
  const end = inside[Math.max(0, inside.length - 1 - Math.floor(inside.length / 6))];
  const lines = group('critical', { 'clip-path': `url(#${clip})` }, [
    path('casing', 'map-critical-casing', d),
    path('line', 'map-critical', d),
  ]);
  if (!end) return [lines];
  const right = end.cx + 34 < plane.x + plane.width;
  const at = { x: right ? end.cx + 12 : end.cx - 12, y: Math.max(plane.y + 18, end.cy + 5) };
  const name: Mark = {
    ...text('critical name', 'map-name', '', { ...at, anchor: right ? 'start' : 'end' }),
    children: [
      { key: 'R', tag: 'tspan', attributes: { class: 'symbol' }, text: 'R' },
      { key: 'c', tag: 'tspan', attributes: { class: 'subscript', dy: 3 }, text: 'c' },
    ],
  };
  return [
    lines,
    explained({ key: name.key, tag: name.tag, attributes: name.attributes, children: name.children! }, 'race:Rc'),
  ];
}
