export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The value of a range that is nearest to `value` and a whole number of steps from its lower end, as an input of type range has it. */
export function snapped(value: number, { min, max, step }: Range): number {
  const decimals = (String(step).split('.')[1] ?? '').length;
  const within = Math.max(min, Math.min(max, value));
  return Number(Math.min(max, min + Math.round((within - min) / step) * step).toFixed(decimals));
}
