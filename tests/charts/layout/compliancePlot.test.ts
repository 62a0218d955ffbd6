import { expect, test } from 'vitest';
import { complianceDomain, compliancePlot } from '../../../src/charts/layout/compliancePlot';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import { runData } from '../runData';

const size = { width: 312, height: 188 };

function plotOf(changes: Partial<Parameters>) {
  const { columns, parameters } = runTraining({ ...defaultParameters, ...changes });
  const data = runData(columns, parameters.steps + 1, parameters.steps);
  return { columns, plot: compliancePlot(data, size, complianceDomain()) };
}

test('“greedy” stands at the foot of the plot, where no curve passes through it', () => {
  const ends = [];
  for (const changes of [
    {},
    { horizon: 1 },
    { rho: 3 },
    { horizon: 1, cost: 0.15, planner: 'softmax' as const },
    { rho: -0.2 },
    { anticipation: 0 },
  ]) {
    const { columns, plot } = plotOf(changes);
    const { x, y } = plot.frame;
    const label = plot.labels.find(({ key }) => key === 'greedy');
    ends.push(label?.attributes['text-anchor'] ?? (label ? 'start' : 'none'));
    if (!label) continue;
    const isEnd = label.attributes['text-anchor'] === 'end';
    const left = Number(label.attributes['x']) - (isEnd ? 50 : 0);
    const baseline = Number(label.attributes['y']);
    columns.compliance.forEach((compliance, row) => {
      if (x(row) < left || x(row) > left + 50) return;
      const place = y(compliance);
      expect([changes, row, place < baseline - 8 || place > baseline + 1]).toEqual([changes, row, true]);
    });
  }
  // Below a run that ends compliant at the right, and where one is greedy throughout on the axis itself.
  expect(ends[0]).toBe('end');
  expect(ends[3]).toBe('none');
});
