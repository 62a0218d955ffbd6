import { text, type Mark } from './marks';

/** What stands at a tick. */
export interface TickWords {
  readonly label: string;
  /** Exponent written above the line, for powers of ten. */
  readonly exponent?: string;
}

/** A tick's label left of its axis, unless it is anchored otherwise. */
export function tickLabel(
  { label, exponent }: TickWords,
  { x, y, anchor = 'end' }: { x: number; y: number; anchor?: 'middle' | 'end' },
): Mark {
  if (exponent === undefined) return text('label', 'tick-label', label, { x, y, anchor });
  return {
    key: 'label',
    tag: 'text',
    attributes: { class: 'tick-label', x, y, 'text-anchor': anchor },
    children: [
      { key: 'base', tag: 'tspan', attributes: {}, text: label },
      { key: 'exponent', tag: 'tspan', attributes: { class: 'exponent', dy: -4 }, text: exponent },
    ],
  };
}
