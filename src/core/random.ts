import { log } from './elementary';

/** State of the noise generator: sfc32's four words and the second normal of the last polar pair. Plain data, so a run can be continued. */
export interface GeneratorState {
  readonly words: Uint32Array;
  spare: number;
  hasSpare: boolean;
}

/** sfc32 (PractRand), its words filled from the seed (integer, 0 … 2³²−1) by splitmix32 and then run 12 times. */
export function createGenerator(seed: number): GeneratorState {
  const words = new Uint32Array(4);
  let x = seed | 0;
  for (let i = 0; i < 3; i++) {
    x = (x + 0x9e3779b9) | 0;
    let z = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    words[i] = z ^ (z >>> 15);
  }
  words[3] = 1;
  const generator = { words, spare: 0, hasSpare: false };
  for (let i = 0; i < 12; i++) nextWord(generator);
  return generator;
}

/** The next 32 random bits. */
function nextWord({ words }: GeneratorState): number {
  const a = words[0];
  const b = words[1];
  const c = words[2];
  const d = words[3];
  const t = (((a + b) | 0) + d) | 0;
  words[3] = d + 1;
  words[0] = b ^ (b >>> 9);
  words[1] = c + (c << 3);
  words[2] = ((c << 21) | (c >>> 11)) + t;
  return t >>> 0;
}

/** Uniform in [−1, 1) from 53 bits. */
function uniform(generator: GeneratorState): number {
  const high = nextWord(generator) >>> 5;
  const low = nextWord(generator) >>> 6;
  return (high * 67108864 + low) * 2.220446049250313e-16 - 1;
}

/** A standard normal number, by Marsaglia's polar method. */
export function normal(generator: GeneratorState): number {
  if (generator.hasSpare) {
    generator.hasSpare = false;
    return generator.spare;
  }
  for (;;) {
    const x = uniform(generator);
    const y = uniform(generator);
    const r = x * x + y * y;
    if (r >= 1 || r === 0) continue;
    const factor = Math.sqrt((-2 * log(r)) / r);
    generator.spare = y * factor;
    generator.hasSpare = true;
    return x * factor;
  }
}
