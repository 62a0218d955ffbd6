/** As much of an SVG DOM as drawing needs; every change of it is counted. */
export interface FakeElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly childNodes: readonly (FakeElement | string)[];
}

export function createFakeSvg() {
  const counts = { writes: 0 };

  class Text {
    parent: Element | null = null;
    constructor(readonly data: string) {}
    get nextSibling(): Node | null {
      const siblings = this.parent?.nodes ?? [];
      return siblings[siblings.indexOf(this) + 1] ?? null;
    }
    remove(): void {
      const siblings = this.parent?.nodes;
      if (!siblings) return;
      siblings.splice(siblings.indexOf(this), 1);
      this.parent = null;
      counts.writes += 1;
    }
  }

  class Element extends Text {
    readonly attributes = new Map<string, string>();
    readonly nodes: Node[] = [];
    constructor(readonly tag: string) {
      super('');
    }
    get childNodes(): (FakeElement | string)[] {
      return this.nodes.map((node) => (node instanceof Element ? (node as FakeElement) : node.data));
    }
    get firstChild(): Node | null {
      return this.nodes[0] ?? null;
    }
    get textContent(): string {
      return this.nodes.map((node) => (node instanceof Element ? node.textContent : node.data)).join('');
    }
    set textContent(data: string) {
      this.nodes.splice(0).forEach((node) => (node.parent = null));
      if (data !== '') this.nodes.push(Object.assign(new Text(data), { parent: this }));
      counts.writes += 1;
    }
    setAttribute(name: string, value: string): void {
      this.attributes.set(name, value);
      counts.writes += 1;
    }
    removeAttribute(name: string): void {
      this.attributes.delete(name);
      counts.writes += 1;
    }
    insertBefore(node: Node, next: Node | null): void {
      if (node.parent) node.parent.nodes.splice(node.parent.nodes.indexOf(node), 1);
      if (next && next.parent !== this) throw new Error('The node to insert before is not a child of this one.');
      this.nodes.splice(next ? this.nodes.indexOf(next) : this.nodes.length, 0, node);
      node.parent = this;
      counts.writes += 1;
    }
    replaceChildren(): void {
      this.nodes.splice(0).forEach((node) => (node.parent = null));
      counts.writes += 1;
    }
  }
  type Node = Text | Element;

  const document = { createElementNS: (_: string, tag: string) => new Element(tag) };
  const svg = new Element('svg');
  return { counts, document, svg, element: svg as unknown as SVGSVGElement, shown: svg as FakeElement };
}
