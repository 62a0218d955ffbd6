import { Symbol } from './Symbol';

/** A text in which η_φ and η_m stand as they do elsewhere. */
export function Symbols({ text }: { text: string }) {
  return text.split(/(η_[φm])/).map((part, i) => (i % 2 === 1 ? <Symbol key={`${i} ${part}`} text={part} /> : part));
}
