import { text, type Mark } from './marks';

/** What stands at a tick. */
export interface TickWords {
  readonly label: string;
  /** Exponent written above the line, for powers of ten. */
  readonly exponent?: string;
}

/** A tick's label left of its axis. */
export function tickLabel({ label, exponent }: TickWords, x: number, y: number): Mark {
  if (exponent === undefined) return text('label', 'tick-label', label, { x, y, anchor: 'end' });
  return {
    key: 'label',
    tag: 'text',
    attributes: { class: 'tick-label', x, y, 'text-anchor': 'end' },
    children: [
      { key: 'base', tag: 'tspan', attributes: {}, text: label },
      { key: 'exponent', tag: 'tspan', attributes: { class: 'exponent', dy: -4 }, text: exponent },
    ],
  };
}
