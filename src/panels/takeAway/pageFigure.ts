import { embeddedFonts } from './embeddedFonts';
import { captionLines } from './captionLines';
import { referredTo, styledCopy } from './styledCopy';

/** What a figure is of: stands in it and in its metadata. */
export interface FigureSource {
  readonly name: string;
  readonly link: string;
  readonly version: number;
  readonly digest: string;
  /** The training step under the cursor, as “230 of 1000”. */
  readonly step: string;
}

/** The figures on the page, by the name that they carry. */
export function figuresOn(page: ParentNode): Map<string, SVGSVGElement> {
  const figures = new Map<string, SVGSVGElement>();
  for (const svg of page.querySelectorAll<SVGSVGElement>('svg[data-figure]')) figures.set(svg.dataset['figure']!, svg);
  return figures;
}

const SVG = 'http://www.w3.org/2000/svg';
const CAVEAT =
  'It simulates an argument under assumptions that its link names and does not show what real networks do.';
const MARGIN = 16;
const TITLE = 30;
const LINE = 15;

/** A figure as it stands on the page now, as an SVG file that needs nothing else: title, drawing, and beneath it what it is of. */
export async function figureSvg(
  svg: SVGSVGElement,
  source: FigureSource,
): Promise<{ text: string; width: number; height: number }> {
  const colours = getComputedStyle(document.documentElement);
  const colour = (name: string) => colours.getPropertyValue(name).trim();
  const box = extent(svg);
  const families = getComputedStyle(svg).fontFamily;
  const lines = captionLines(source, box.width, widthIn(`11.5px ${families}`));
  const width = Math.ceil(box.width + 2 * MARGIN);
  const height = Math.ceil(TITLE + box.height + 10 + lines.length * LINE + MARGIN);

  const drawing = styledCopy(svg)!;
  const group = element('g', { transform: `translate(${MARGIN - box.x} ${TITLE - box.y})` });
  for (const { name, value } of [...drawing.attributes]) {
    if (!/^(width|height|viewBox|xmlns.*|id)$/.test(name)) group.setAttribute(name, value);
  }
  group.append(...drawing.childNodes);
  const font = group.getAttribute('font-family') ?? 'sans-serif';
  const words = (content: string, y: number, attributes: Readonly<Record<string, string | number>>) =>
    element('text', { x: MARGIN, y, 'font-family': font, ...attributes }, content);
  const { name, link, version, digest, step } = source;
  const root = element('svg', { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' });
  const letters = `${group.textContent}${name}${lines.join('')}`;
  root.append(
    element('title', {}, `${name}, The Long Game`),
    element('desc', {}, `${name}, at training step ${step}. ${CAVEAT}`),
    element('metadata', {}, `The Long Game, core version ${version}\n${digest} ${link}`),
    element('style', {}, await embeddedFonts(families, letters)),
    definitionsOf(group),
    element('rect', { width, height, fill: colour('--page') }),
    words(name, 20, { 'font-size': 15, 'font-weight': 600, fill: colour('--ink') }),
    group,
    ...lines.map((line, i) =>
      words(line, TITLE + box.height + 22 + i * LINE, { 'font-size': 11.5, fill: colour('--secondary') }),
    ),
  );
  return { text: `${new XMLSerializer().serializeToString(root)}\n`, width, height };
}

function element(tag: string, attributes: Readonly<Record<string, string | number>>, content?: string): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const name in attributes) if (name !== 'xmlns') made.setAttribute(name, String(attributes[name]));
  if (content !== undefined) made.textContent = content;
  return made;
}

/** What the drawing refers to and does not hold, as the hatching that all figures share. */
function definitionsOf(drawing: Element): SVGElement {
  const definitions = element('defs', {});
  for (const name of referredTo(drawing)) {
    if (drawing.querySelector(`#${CSS.escape(name)}`)) continue;
    const shared = document.getElementById(name);
    const copy = shared && styledCopy(shared);
    if (copy) definitions.append(copy);
  }
  return definitions;
}

/** How far labels may stand out of a drawing, whose sides do not cut them off. */
const OUTSIDE = 60;

/** The part of the plane that the drawing takes, in its own units. */
function extent(svg: SVGSVGElement): { x: number; y: number; width: number; height: number } {
  const { baseVal: view } = svg.viewBox;
  const size = view.width > 0 ? view : { x: 0, y: 0, width: svg.clientWidth, height: svg.clientHeight };
  const drawn = svg.getBBox();
  const x = Math.max(Math.min(size.x, drawn.x), size.x - OUTSIDE);
  const y = Math.max(Math.min(size.y, drawn.y), size.y - OUTSIDE);
  const right = size.x + size.width;
  const bottom = size.y + size.height;
  return {
    x,
    y,
    width: Math.min(Math.max(right, drawn.x + drawn.width), right + OUTSIDE) - x,
    height: Math.min(Math.max(bottom, drawn.y + drawn.height), bottom + OUTSIDE) - y,
  };
}

/** Measures text in a font; a little too wide, since the file may be shown in another one. */
function widthIn(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 7;
  context.font = font;
  return (text) => context.measureText(text).width * 1.08;
}
