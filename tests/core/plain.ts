/**
 * The planners as one would first write them down from MODEL.md: every weight by itself, sums over all episodes, J on a grid, one
 * exponential a candidate. Slow; what the core does faster is held against it.
 */
export interface PlainWorld {
  visible: number;
  hidden: number;
  anticipation: number;
  deploy: number;
  horizon: number;
  cost: number;
  temperature: number;
  candidates: number;
  /** ln w_k and ∂ ln w_k/∂φ, k = 0 … `horizon`. */
  readonly logs: Float64Array;
  readonly bends: Float64Array;
}

/** A number, and the largest term of the sum that it is. */
export interface Plain {
  readonly compliance: number;
  readonly loss: number;
  readonly directVisible: number;
  readonly best: [value: number, largest: number];
  readonly plannerVisible: [value: number, largest: number];
  readonly plannerHidden: [value: number, largest: number];
  readonly plannerTime: [value: number, largest: number];
}

const weights = new Float64Array(513);
const slopes = new Float64Array(513);

/** Fills w_k and slopes over the largest weight, e^s; returns s. */
function weigh({ logs, bends, horizon }: PlainWorld): number {
  let scale = 0;
  for (let k = 1; k <= horizon; k++) scale = Math.max(scale, logs[k]);
  for (let k = 0; k <= horizon; k++) {
    weights[k] = Math.exp(logs[k] - scale);
    slopes[k] = bends[k] * weights[k];
  }
  return scale;
}

/** Σ over the episodes of w̃_k × the score under today's target, split by component; `w` are the weights or their slopes. */
const score = { visible: 0.5, rest: 0.5 };
function scoreOf(world: PlainWorld, w: Float64Array, f: number): void {
  const { visible, hidden, anticipation, deploy, horizon, cost } = world;
  const a = 1 - anticipation * f * f;
  const c = 1 - f;
  let power = 1;
  let lost = 0; // 1 − A^n, without cancellation
  let seen = 0;
  let now = 0;
  for (let k = 0; k < deploy; k++) {
    const miss = 1 - f * power;
    seen += w[k] * miss * miss;
    now += w[k];
    lost += anticipation * f * f * power;
    power *= a;
  }
  let later = 0;
  for (let k = deploy; k <= horizon; k++) later += w[k];
  score.visible = -0.5 * visible * visible * (seen + later * lost * lost);
  score.rest = -now * (0.5 * c * c * hidden * hidden + cost * c);
}

const J = new Float64Array(257);
const perTime = new Float64Array(257);
const onVisible = new Float64Array(257);
const onHidden = new Float64Array(257);
const p = new Float64Array(257);

/** The softmax planner. */
export function plainSoftmax(world: PlainWorld): Plain {
  const { visible, hidden, candidates, temperature, deploy } = world;
  const scale = weigh(world);
  const sharpness = Math.exp(scale) / temperature;
  let now = 0;
  for (let k = 0; k < deploy; k++) now += weights[k];
  let top = -Infinity;
  for (let j = 0; j < candidates; j++) {
    const c = j / (candidates - 1);
    const f = (candidates - 1 - j) / (candidates - 1);
    scoreOf(world, slopes, f);
    perTime[j] = score.visible + score.rest;
    scoreOf(world, weights, f);
    J[j] = score.visible + score.rest;
    onVisible[j] = (2 * score.visible) / visible;
    onHidden[j] = -now * c * c * hidden;
    if (J[j] > top) top = J[j];
  }
  let mass = 0;
  let compliance = 0;
  let free = 0;
  for (let j = 0; j < candidates; j++) {
    const f = (candidates - 1 - j) / (candidates - 1);
    p[j] = Math.exp((J[j] - top) * sharpness);
    mass += p[j];
    compliance += p[j] * (1 - f);
    free += p[j] * f * f;
  }
  free /= mass;
  const through = (per: Float64Array): [number, number] => {
    let sum = 0;
    let largest = 0;
    for (let j = 0; j < candidates; j++) {
      const f = (candidates - 1 - j) / (candidates - 1);
      const share = (p[j] / mass) * 0.5 * visible * visible * sharpness * per[j];
      sum += share * (f * f - free);
      largest = Math.max(largest, Math.abs(share) * Math.max(f * f, free));
    }
    return [sum, largest];
  };
  return {
    compliance: compliance / mass,
    loss: 0.5 * visible * visible * free,
    directVisible: visible * free,
    best: [top - J[0], Math.max(Math.abs(top), Math.abs(J[0]))],
    plannerVisible: through(onVisible),
    plannerHidden: through(onHidden),
    plannerTime: through(perTime),
  };
}

/** J_f and J_ff at f, over e^s, by the product rule episode by episode. */
const curve = { slope: 0.5, bend: 0.5 };
function curveAt(world: PlainWorld, f: number): void {
  const { visible, hidden, anticipation: u, deploy, horizon, cost } = world;
  const a = 1 - u * f * f;
  const [a1, a2] = [-2 * u * f, -2 * u];
  let [power, power1, power2] = [1, 0, 0]; // A^k and two derivatives
  let lost = 0; // 1 − A^n, without cancellation
  const [e2, h2] = [visible * visible, hidden * hidden];
  let [slope, bend] = [0, 0];
  for (let k = 0; k <= horizon; k++) {
    let term: number;
    if (k < deploy) {
      const miss = 1 - f * power;
      const miss1 = -power - f * power1;
      const miss2 = -2 * power1 - f * power2;
      term = -weights[k] * (miss * miss1 * e2 - (1 - f) * h2 - cost);
      bend -= weights[k] * ((miss1 * miss1 + miss * miss2) * e2 + h2);
      power2 = power2 * a + 2 * power1 * a1 + power * a2;
      lost += u * f * f * power;
      power1 = power1 * a + power * a1;
      power *= a;
    } else {
      term = weights[k] * lost * power1 * e2;
      bend -= weights[k] * (power1 * power1 - lost * power2) * e2;
    }
    slope += term;
  }
  curve.slope = slope;
  curve.bend = bend;
}

function utility(world: PlainWorld, f: number): number {
  scoreOf(world, weights, f);
  return score.visible + score.rest;
}

const cells = [
  ...Array.from({ length: 120 }, (_, i) => 1 - i / 128),
  ...Array.from({ length: 60 }, (_, i) => 0.0625 * 0.85 ** i),
  0,
];

/** The argmax planner. */
export function plainArgmax(world: PlainWorld): Plain {
  const { visible, hidden, deploy, horizon, cost } = world;
  weigh(world);
  const greed = utility(world, 1);
  curveAt(world, 1);
  let above = curve.slope;
  let [f, top] = above >= 0 ? [1, greed] : [0, -Infinity];
  for (let i = 1; i < cells.length; i++) {
    curveAt(world, cells[i]);
    const below = curve.slope;
    if (above < 0 && below >= 0) {
      let [low, high] = [cells[i], cells[i - 1]];
      let root = 0.5 * (low + high);
      for (let step = 0; step < 1000; step++) {
        curveAt(world, root);
        if (curve.slope >= 0) low = root;
        else high = root;
        let next = root - curve.slope / curve.bend;
        if (!(next > low && next < high)) next = low > 0 ? 0.5 * (low + high) : 0.01 * high;
        const moved = Math.abs(next - root);
        root = next;
        if (moved <= 2e-16 * root) break;
      }
      const here = utility(world, root);
      if (here > top) [f, top] = [root, here];
    }
    above = below;
  }
  curveAt(world, f);
  const { slope, bend } = curve;
  const interior = bend !== 0 && !(f === 1 && slope > 0);
  /** −ℓ_f J_fθ / J_ff from J_fθ and the largest of its terms, of which 1 − f and 1 − f A^k are sums themselves. */
  const factor = interior ? (-f * visible * visible) / bend : 0;
  const a = 1 - world.anticipation * f * f;
  const a1 = -2 * world.anticipation * f;
  let [power, power1, lost] = [1, 0, 0];
  let [perVisible, perHidden, perTime, ofVisible, ofHidden, ofTime] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k <= horizon; k++) {
    let seen: number;
    let part: number;
    if (k < deploy) {
      part = Math.abs(power + f * power1);
      seen = (1 - f * power) * (power + f * power1);
      perHidden += 2 * weights[k] * (1 - f) * hidden;
      ofHidden = Math.max(ofHidden, 2 * weights[k] * Math.abs(hidden));
      perTime += slopes[k] * ((1 - f) * hidden * hidden + cost);
      ofTime = Math.max(ofTime, Math.abs(slopes[k]) * (hidden * hidden + cost));
      lost += world.anticipation * f * f * power;
      power1 = power1 * a + power * a1;
      power *= a;
    } else {
      seen = lost * power1;
      part = Math.abs(seen);
    }
    perVisible += 2 * weights[k] * seen * visible;
    perTime += slopes[k] * seen * visible * visible;
    ofVisible = Math.max(ofVisible, 2 * weights[k] * part * Math.abs(visible));
    ofTime = Math.max(ofTime, Math.abs(slopes[k]) * part * visible * visible);
  }
  return {
    compliance: 1 - f,
    loss: 0.5 * f * f * visible * visible,
    directVisible: f * f * visible,
    best: [top - greed, Math.max(Math.abs(top), Math.abs(greed))],
    plannerVisible: [factor * perVisible, Math.abs(factor) * ofVisible],
    plannerHidden: [factor * perHidden, Math.abs(factor) * ofHidden],
    plannerTime: [factor * perTime, Math.abs(factor) * ofTime],
  };
}
