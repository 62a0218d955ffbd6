/** A stretch of a formula: on the line, or raised or lowered. */
export interface Segment {
  readonly text: string;
  readonly place: 'line' | 'sub' | 'sup';
}

/** Reads the notation in which texts write formulas: `_{…}` is lowered, `^{…}` raised, the rest is on the line; no brackets within them. */
export function segmentsOf(line: string): readonly Segment[] {
  const segments: Segment[] = [];
  for (const [, mark, inside, plain] of line.matchAll(/([_^])\{([^}]*)\}|([^_^]+|[_^])/g)) {
    if (plain !== undefined) segments.push({ text: plain, place: 'line' });
    else segments.push({ text: inside, place: mark === '_' ? 'sub' : 'sup' });
  }
  return segments;
}

/** Typesets a line into an element, unless it stands there already. */
export function writeFormula(element: HTMLElement, line: string): void {
  if (element.dataset.line === line) return;
  element.dataset.line = line;
  element.replaceChildren(
    ...segmentsOf(line).map(({ text, place }) => {
      if (place === 'line') return document.createTextNode(text);
      const raised = document.createElement(place);
      raised.textContent = text;
      return raised;
    }),
  );
}
