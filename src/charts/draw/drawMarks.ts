import type { Mark } from '../layout/marks';

export interface Drawing {
  /** Makes the element show these marks, writing only what changed since the last call. */
  update(marks: readonly Mark[]): void;
  destroy(): void;
}

interface Drawn {
  readonly element: SVGElement;
  mark: Mark;
  readonly children: Map<string, Drawn>;
}

const SVG = 'http://www.w3.org/2000/svg';

function create(mark: Mark): Drawn {
  const drawn: Drawn = {
    element: document.createElementNS(SVG, mark.tag),
    mark: { key: mark.key, tag: mark.tag, attributes: {} },
    children: new Map(),
  };
  write(drawn, mark);
  return drawn;
}

/** Changes what an element says. The text node stays: a new one would be styled and laid out from nothing. */
export function writeText(element: Element, words: string): void {
  const { firstChild } = element;
  if (firstChild?.nodeType === 3 && firstChild === element.lastChild) {
    if (firstChild.nodeValue !== words) firstChild.nodeValue = words;
  } else if (element.textContent !== words) element.textContent = words;
}

function write(drawn: Drawn, mark: Mark): void {
  const { element, mark: before } = drawn;
  if (mark === before) return;
  drawn.mark = mark;
  if (mark.attributes !== before.attributes) {
    for (const name in mark.attributes) {
      if (mark.attributes[name] !== before.attributes[name]) element.setAttribute(name, String(mark.attributes[name]));
    }
    for (const name in before.attributes) if (!(name in mark.attributes)) element.removeAttribute(name);
  }
  if (mark.children) {
    if (mark.children !== before.children) reconcile(element, drawn.children, mark.children);
  } else if (mark.text !== before.text) writeText(element, mark.text ?? '');
}

function reconcile(parent: Element, children: Map<string, Drawn>, marks: readonly Mark[]): void {
  const wanted = new Set<string>();
  let next = parent.firstChild;
  for (const mark of marks) {
    wanted.add(mark.key);
    let drawn = children.get(mark.key);
    // Neither a tag nor text in place of children can be changed: the element is made anew.
    if (drawn && (drawn.mark.tag !== mark.tag || !drawn.mark.children !== !mark.children)) {
      if (next === drawn.element) next = next.nextSibling;
      drawn.element.remove();
      drawn = undefined;
    }
    if (drawn) write(drawn, mark);
    else {
      drawn = create(mark);
      children.set(mark.key, drawn);
    }
    if (drawn.element === next) next = next.nextSibling;
    else parent.insertBefore(drawn.element, next);
  }
  if (children.size > wanted.size) {
    for (const [key, drawn] of children) {
      if (wanted.has(key)) continue;
      drawn.element.remove();
      children.delete(key);
    }
  }
}

/** Takes over an <svg> or <g>: what it holds (the prerendered picture) is replaced at the first update. */
export function createDrawing(element: SVGElement): Drawing {
  const children = new Map<string, Drawn>();
  let fresh = true;
  return {
    update(marks) {
      if (fresh) element.replaceChildren();
      fresh = false;
      reconcile(element, children, marks);
    },
    destroy() {
      element.replaceChildren();
      children.clear();
    },
  };
}
