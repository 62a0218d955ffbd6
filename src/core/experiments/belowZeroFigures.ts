import { byRatio, trail, type ClaimExperiment, type Measured } from './experiment';
import type { Curve, Point } from './figure';

const nothingStops: ClaimExperiment = {
  claim: 'C8',
  measure(notebook): Measured {
    const settings = [
      { text: 'the defaults', changes: {}, look: 'ink', at: 0.1, side: 'belowLeft' },
      { text: 'gap 2', changes: { gap: 2 }, look: 'grey', at: 0.03, side: 'aboveRight' },
      { text: 'softmax, ρ₀ = 0.5', changes: { planner: 'softmax', rho: 0.5 }, look: 'faint', at: 0, side: 'right' },
      { text: 'hyperbola', changes: { kernel: 'hyperbolic' }, look: 'grey', dash: 'dotted', at: 1, side: 'belowLeft' },
    ] as const;
    const runs = settings.map((setting) => ({ ...setting, run: notebook.run(setting.changes, setting.text) }));
    const curves = runs.map(({ text, look, at, side, run, ...rest }): Curve => {
      const { rate, incentive } = run.columns;
      const all = trail(
        run,
        (row) => rate[row],
        (row) => incentive[row],
        2,
      );
      const points = all.filter(({ y }) => y > 0.001);
      const curve: Curve = { name: text, look, points, label: { text, at, side } };
      return 'dash' in rest ? { ...curve, dash: rest.dash } : curve;
    });
    return {
      table: {
        columns: ['curve', 'step', 'rate', 'incentive', 'compliance', 'gap'],
        rows: runs.flatMap(({ text, run: { columns } }) =>
          Array.from({ length: 101 }, (_, i) => i * 10).map((row) => [
            text,
            columns.step[row],
            columns.rate[row],
            columns.incentive[row],
            columns.compliance[row],
            columns.gap[row],
          ]),
        ),
      },
      findings: [],
      figure: {
        title: 'Zero is no stop, and below it the incentive soars',
        caption:
          'The incentive to deceive against the discount rate, along whole runs of 1000 steps; they move from right to left, and their ends carry the shape ' +
          'of the outcome.',
        panels: [
          {
            x: { label: 'discount rate', scale: 'linear', domain: [-0.3, 0.35] },
            y: { label: 'incentive to deceive', scale: 'log', domain: [1e-3, 1e8] },
            shades: [{ axis: 'x', from: -0.3, to: 0, look: 'deceptive' }],
            guides: [{ axis: 'x', at: 0, label: 'later counts for more', end: 'high' }],
            curves,
          },
        ],
      },
    };
  },
};

const howFar: ClaimExperiment = {
  claim: 'C9',
  measure(notebook): Measured {
    const steps = 100_000;
    const at = byRatio(10, steps, 61).map((t) => Math.round(t));
    const settings = [
      { text: 'the defaults', changes: {}, look: 'ink', label: 0.7, side: 'aboveRight' },
      { text: 'gap 2', changes: { gap: 2 }, look: 'grey', label: 0.26, side: 'belowLeft' },
      {
        text: 'one weight on all futures',
        changes: { kernel: 'tail' },
        look: 'grey',
        dash: 'dotted',
        label: 0.6,
        side: 'above',
      },
      { text: 'ν = 0.000001', changes: { priority: 1e-6 }, look: 'faint', label: 0.95, side: 'aboveLeft' },
    ] as const;
    const runs = settings.map((setting) => {
      const { columns, outcome } = notebook.run({ ...setting.changes, steps }, setting.text);
      const { rate, gap, updateNorm } = columns;
      const rows = at.map((t) => [setting.text, t, rate[t], gap[t], updateNorm[t - 1]]);
      return { ...setting, rows, end: outcome.kind };
    });
    const curves = runs.map(({ text, look, label, side, rows, end, ...rest }): Curve => {
      const points = rows.map(([, x, y], i): Point => {
        const point = { x: Number(x), y: Number(y) };
        return i === rows.length - 1 ? { ...point, outcome: end } : point;
      });
      const curve: Curve = { name: text, look, points, label: { text, at: label, side } };
      return 'dash' in rest ? { ...curve, dash: rest.dash } : curve;
    });
    return {
      table: { columns: ['curve', 'step', 'rate', 'gap', 'update norm'], rows: runs.flatMap(({ rows }) => rows) },
      findings: [],
      figure: {
        title: 'Deception slows the descent to the logarithm of time',
        caption:
          'Discount rate (for one weight on all futures, the effective rate) against training steps, to step 100 000. Where something pulls back, a cost of ' +
          'caring ν or weights that cannot grow, deception does not last.',
        panels: [
          {
            x: { label: 'training step', scale: 'log', domain: [10, steps] },
            y: { label: 'discount rate', scale: 'linear', domain: [-0.4, 0.6] },
            shades: [{ axis: 'y', from: -0.4, to: 0, look: 'deceptive' }],
            guides: [{ axis: 'y', at: 0, label: '' }],
            notes: [{ x: 12, y: -0.37, text: 'below zero, later counts for more', look: 'grey' }],
            curves,
          },
        ],
      },
    };
  },
};

export const belowZeroFigures = [nothingStops, howFar];
