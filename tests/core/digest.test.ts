import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDigest } from '../../src/core/digest';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { coreVersion } from '../../src/core/version';

/** 64-bit FNV-1a over the little-endian bytes of the numbers. */
function fnv1a(numbers: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let hash = 0xcbf29ce484222325n;
  for (const x of numbers) {
    bytes.setFloat64(0, x, true);
    for (let i = 0; i < 8; i++) hash = ((hash ^ BigInt(bytes.getUint8(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return `${coreVersion}-${hash.toString(16).padStart(16, '0')}`;
}

describe('the digest', () => {
  test('is 64-bit FNV-1a of the doubles it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 50 }), (numbers) => {
        const digest = createDigest();
        digest.add(Float64Array.from(numbers.slice(0, 7)));
        digest.add(Float64Array.from(numbers.slice(7)));
        expect(digest.text()).toBe(fnv1a(numbers));
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(createDigest().text()).toBe(`${coreVersion}-cbf29ce484222325`);
  });

  test('of a run is over e_visible, e_hidden, φ and L of every state in order', () => {
    for (const changes of [{}, { hidden: 0.3, planner: 'softmax', noise: 0.01 }] as const) {
      const { columns, digest } = runTraining({ ...defaultParameters, steps: 300, ...changes });
      const numbers: number[] = [];
      for (let t = 0; t <= 300; t++) {
        numbers.push(columns.visible[t], columns.hiddenGap[t], columns.parameter[t], columns.loss[t]);
      }
      expect(digest).toBe(fnv1a(numbers));
    }
  });

  test('tells runs apart by their seed, and only where there is noise', () => {
    const digest = (noise: number, seed: number) => runTraining({ ...defaultParameters, steps: 5, noise, seed }).digest;
    expect(digest(0.01, 1)).not.toBe(digest(0.01, 2));
    expect(digest(0, 1)).toBe(digest(0, 2));
  });
});
