/** What a style sheet may set on a mark, with the value where nothing is set. Of the first, children take on what their parent has. */
const inherited: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
  visibility: 'visible',
};
const own: Readonly<Record<string, string>> = {
  opacity: '1',
  'dominant-baseline': 'auto',
  'vector-effect': 'none',
  'mix-blend-mode': 'normal',
};

/**
 * A copy of an SVG element on the page that looks the same where the page's style sheets are not: what they set stands on the elements.
 * Null for what is not displayed.
 */
export function styledCopy(element: Element, above: Readonly<Record<string, string>> = inherited): Element | null {
  const style = getComputedStyle(element);
  if (style.display === 'none' && !isPattern(element)) return null;
  const copy = element.cloneNode(false) as Element;
  for (const { name } of [...copy.attributes]) {
    if (/^(class|style|tabindex|role|aria-.*|data-.*)$/.test(name)) copy.removeAttribute(name);
  }
  const here: Record<string, string> = {};
  for (const name in inherited) {
    here[name] = plain(style.getPropertyValue(name));
    if (here[name] !== above[name]) copy.setAttribute(name, here[name]);
    else copy.removeAttribute(name);
  }
  for (const name in own) {
    const value = plain(style.getPropertyValue(name));
    if (value !== '' && value !== own[name]) copy.setAttribute(name, value);
  }
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
    else if (child instanceof Element) {
      const inside = styledCopy(child, here);
      if (inside) copy.append(inside);
    }
  }
  return copy;
}

/** Definitions are not displayed themselves, and some browsers say so. */
function isPattern(element: Element): boolean {
  return element.closest('defs, clipPath, pattern, title') !== null;
}

/** References to the page's own definitions are local to the file; names of fonts that only the page has give way to common ones. */
function plain(value: string): string {
  return value
    .replace(/url\(["']?[^"')]*#([^"')]+)["']?\)( none)?/g, 'url(#$1)')
    .replace(/["']?(Sans fallback)["']?/, "'Helvetica Neue', Helvetica, Arial")
    .replace(/["']?(Serif fallback)["']?/, "Georgia, 'Times New Roman'");
}

/** The names of the definitions that a drawing refers to. */
export function referredTo(drawing: Element): Set<string> {
  const names = new Set<string>();
  for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
    for (const { value } of element.attributes) {
      for (const [, name] of value.matchAll(/url\(["']?#([^"')]+)["']?\)/g)) names.add(name);
    }
  }
  return names;
}
