/**
 * A drawing as plain data: keyed SVG elements. Layouts make them, `draw` writes them into the DOM, `toSvg` into a string. Colours are
 * class names, so that a theme is a matter of style sheets.
 */
export interface Mark {
  readonly key: string;
  readonly tag:
    'g' | 'path' | 'rect' | 'circle' | 'line' | 'text' | 'tspan' | 'defs' | 'clipPath' | 'pattern' | 'title';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Mark[];
}

type Attributes = Mark['attributes'];

export function group(key: string, attributes: Attributes, children: readonly Mark[]): Mark {
  return { key, tag: 'g', attributes, children };
}

export function path(key: string, className: string, d: string, attributes: Attributes = {}): Mark {
  return { key, tag: 'path', attributes: { class: className, d, ...attributes } };
}

export function circle(key: string, className: string, at: { cx: number; cy: number; r: number }): Mark {
  return { key, tag: 'circle', attributes: { class: className, ...at } };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function rect(key: string, className: string, box: Box, attributes: Attributes = {}): Mark {
  return { key, tag: 'rect', attributes: { class: className, ...box, ...attributes } };
}

/** A line of text; `anchor` is SVG's text-anchor. */
export function text(
  key: string,
  className: string,
  content: string,
  at: { x: number; y: number; anchor?: 'start' | 'middle' | 'end' },
): Mark {
  const { x, y, anchor = 'start' } = at;
  return { key, tag: 'text', attributes: { class: className, x, y, 'text-anchor': anchor }, text: content };
}

/** The same mark, which explains itself as that of the texts (panels/explain/texts.ts) when it is pointed at. */
export function explained(mark: Mark, id: string): Mark {
  return { ...mark, attributes: { ...mark.attributes, 'data-explain': id } };
}

/** A coordinate with at most two decimals, which is finer than a pixel and keeps paths short. */
export function round2(x: number): number {
  return Math.round(x * 100) / 100;
}
