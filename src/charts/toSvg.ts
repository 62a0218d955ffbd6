import type { Mark } from './layout/marks';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** Marks as the text of SVG elements, without the surrounding <svg>. */
export function toSvg(marks: readonly Mark[]): string {
  return marks
    .map(({ tag, attributes, text, children }) => {
      const written = Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
        .join('');
      const inside = (text === undefined ? '' : escape(text)) + (children ? toSvg(children) : '');
      return `<${tag}${written}>${inside}</${tag}>`;
    })
    .join('');
}
