import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames, createColumns, type ColumnName } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';

/** MODEL.md's J split into its present and its future part, for the target that the mesa-optimiser has at step 0. */
function parts(parameters: Parameters, c: number) {
  const { gap, hidden, rho, deploy, horizon, anticipation, cost } = parameters;
  const f = 1 - c;
  let [present, future] = [0, 0];
  for (let k = 0; k <= horizon; k++) {
    const w = Math.exp(-rho * k);
    const n = Math.min(k, deploy);
    const visible = gap * Math.sqrt(1 - hidden) * (1 - (k < deploy ? f : 1) * (1 - anticipation * f * f) ** n);
    const rest = gap * Math.sqrt(hidden) * (k < deploy ? c : 0);
    const score = -(visible ** 2 + rest ** 2) / 2;
    if (k < deploy) present += w * (score - cost * c);
    else future += w * score;
  }
  return { present, future };
}

/** Even over the range, where fc.double is even over the exponents. */
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const worlds = fc
  .record({
    gap: real(0.01, 2),
    rho: real(-0.3, 3),
    hidden: fc.oneof(fc.constant(0), real(0, 0.95)),
    deploy: fc.integer({ min: 1, max: 12 }),
    beyond: fc.integer({ min: 0, max: 40 }),
    anticipation: fc.oneof(real(0, 1), fc.constantFrom(0, 1)),
    cost: fc.oneof(fc.constant(0), real(0, 0.5)),
    priority: real(0, 0.1),
    planner: fc.constantFrom('argmax' as const, 'softmax' as const),
    candidates: fc.integer({ min: 2, max: 40 }),
  })
  .map(({ beyond, ...world }): Parameters => ({
    ...defaultParameters,
    ...world,
    horizon: world.deploy + beyond,
    steps: 3,
  }));

describe('the readouts', () => {
  test('are those of MODEL.md', () => {
    fc.assert(
      fc.property(worlds, (parameters) => {
        const { columns } = runTraining(parameters);
        const row = Object.fromEntries(columnNames.map((name) => [name, columns[name][0]])) as Record<
          ColumnName,
          number
        >;
        const [greedy, compliant] = [parts(parameters, 0), parts(parameters, 1)];
        let weight = 0;
        for (let k = 1; k <= parameters.horizon; k++) weight += Math.exp(-parameters.rho * k);
        const is = (name: ColumnName, want: number, size = Math.abs(want)) =>
          expect(Math.abs(row[name] - want), `${name}: ${row[name]}, not ${want}`).toBeLessThanOrEqual(1e-11 * size);
        const price = greedy.present - compliant.present;
        const benefit = compliant.future - greedy.future;
        is('weight', weight);
        is('price', price, price + 2 * (1 + weight)); // differences of sums of up to 1 + W terms of at most 2 + κ
        is('benefit', benefit, 2 * (1 + weight));
        is('incentive', benefit - price, 4 * (1 + weight));
        is('total', row.loss + parameters.priority * weight);
        is('masked', row.compliance * row.visible);
        is('deployedLoss', parameters.gap ** 2 / 2);
        is('visible', parameters.gap * Math.sqrt(1 - parameters.hidden));
        is('rate', parameters.rho);
        is('parameter', parameters.rho);
        is('stepGap', -parameters.lrGap * row.gradGap, 1);
        if (row.flags === 0) is('stepTime', -parameters.lrTime * row.gradTime, 1 + Math.abs(row.gradTime));
        expect(row.best).toBeGreaterThanOrEqual(Math.max(0, row.incentive) - 1e-11 * (1 + weight)); // greed and full compliance are among its actions
        expect(row.loss).toBeGreaterThanOrEqual(0);
        expect(row.loss).toBeLessThanOrEqual(row.deployedLoss);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  test('lie in one buffer, readout after readout, in the order of their names', () => {
    const columns = createColumns(5);
    const { buffer } = columns.step;
    expect(buffer.byteLength).toBe(columnNames.length * 5 * 8);
    expect(Object.keys(columns)).toEqual([...columnNames]);
    columnNames.forEach((name, i) => {
      expect(columns[name].buffer).toBe(buffer);
      expect([columns[name].byteOffset, columns[name].length]).toEqual([i * 40, 5]);
    });
    columns.rate[2] = 7;
    expect(createColumns(5, buffer as ArrayBuffer).rate[2]).toBe(7); // as on the other side of a transfer
  });
});
