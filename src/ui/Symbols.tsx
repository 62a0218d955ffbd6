import { Symbol } from './Symbol';

/** A text in which η_φ, η_m and R_c stand as they do elsewhere. */
export function Symbols({ text }: { text: string }) {
  return text
    .split(/(η_[φm]|R_c)/)
    .map((part, i) => (i % 2 === 1 ? <Symbol key={`${i} ${part}`} text={part} /> : part));
}
