export type Domain = readonly [low: number, high: number];

export interface Scale {
  (value: number): number;
  readonly invert: (place: number) => number;
}

function through(domain: Domain, range: Domain, to: (x: number) => number, back: (y: number) => number): Scale {
  const low = to(domain[0]);
  const span = to(domain[1]) - low || 1;
  const width = range[1] - range[0];
  const scale = (value: number) => range[0] + ((to(value) - low) / span) * width;
  return Object.assign(scale, { invert: (place: number) => back(low + ((place - range[0]) / width) * span) });
}

export function linearScale(domain: Domain, range: Domain): Scale {
  return through(
    domain,
    range,
    (x) => x,
    (y) => y,
  );
}

/** sign(x)·ln(1 + |x|/constant): linear within ±constant, logarithmic beyond, on both sides of zero (as d3-scale defines symlog). */
export function symlogScale(domain: Domain, range: Domain, constant: number): Scale {
  return through(
    domain,
    range,
    (x) => Math.sign(x) * Math.log1p(Math.abs(x / constant)),
    (y) => Math.sign(y) * Math.expm1(Math.abs(y)) * constant,
  );
}

/** For domains above zero. */
export function logScale(domain: Domain, range: Domain): Scale {
  return through(domain, range, Math.log, Math.exp);
}
