import { stopsOf } from './parameterScale';
import { parameterTable, upperBound, type NumberSpec, type Parameters } from './parameters';

/** The values that a number's slider stops at, in their order, and where the value now stands among them. */
export interface SliderLine {
  /** Stops on either side of the value now, the nearest first; it is not among them. */
  readonly sides: readonly (readonly number[])[];
  /** Where a value stands on the line, from 0 at one end to 1 at the other; between two stops in proportion. */
  readonly placeOf: (value: number) => number;
  /** How many steps of the slider lead from the value now to another, in fractions between two stops. */
  readonly stepsTo: (value: number) => number;
}

/** Smallest value beside the other parameters, and not below `least`: those that may not exceed this one stay as they are. */
function lowerBound(spec: NumberSpec, parameters: Readonly<Parameters>, least: number): number {
  const bounded = parameterTable.filter((other) => other.kind === 'number' && other.atMost === spec.key);
  return Math.max(spec.min, least, ...bounded.map(({ key }) => parameters[key] as number));
}

/** Every value of a slider between two bounds that it can stop at. */
function stopsBetween(spec: NumberSpec, low: number, high: number): number[] {
  if (spec.scale !== 'linear') {
    const inside = stopsOf(spec).filter((stop) => stop > low && stop < high);
    return low < high ? [low, ...inside, high] : [low];
  }
  const perUnit = Math.round(1 / spec.step); // 142/100 is the double of 1.42; 1.3 + 12·0.01 is not
  const first = Math.round(low * perUnit);
  const count = Math.round(high * perUnit) - first + 1;
  return Array.from({ length: count }, (_, i) => (first + i) / perUnit);
}

/**
 * The line along which one number moves while the others stay. It is the slider's own, but for one: the norm to clip at stands in the order
 * of how much it clips, so that 0, which is off, comes after the largest. It begins at `least` where that is above the slider's own end.
 */
export function sliderLine(spec: NumberSpec, parameters: Readonly<Parameters>, least = spec.min): SliderLine {
  const now = parameters[spec.key] as number;
  const rank = (value: number) => (spec.key === 'clip' && value === 0 ? Infinity : value);
  const stops = stopsBetween(spec, lowerBound(spec, parameters, least), upperBound(spec, parameters));
  stops.sort((a, b) => rank(a) - rank(b));

  /** Index of a stop, or between two. */
  function indexOf(value: number): number {
    const after = stops.findIndex((stop) => rank(stop) >= rank(value));
    if (stops[after] === value) return after;
    if (after === 0) return 0;
    const [below, above] = [stops[after - 1], stops[after]];
    return after - 1 + (rank(above) === Infinity ? 0.5 : (value - below) / (above - below));
  }

  return {
    sides: [
      stops.filter((stop) => rank(stop) > rank(now)),
      stops.filter((stop) => rank(stop) < rank(now)).sort((a, b) => rank(b) - rank(a)),
    ],
    placeOf: (value) => (stops.length > 1 ? indexOf(value) / (stops.length - 1) : 0),
    stepsTo: (value) => Math.abs(indexOf(value) - indexOf(now)),
  };
}
