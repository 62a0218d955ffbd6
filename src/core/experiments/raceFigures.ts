import { criticalGap } from '../raceInvariant';
import { search } from '../claims/search';
import { evenly, trail, turn, type ClaimExperiment, type Measured } from './experiment';
import type { Curve, Point } from './figure';

const world = { horizon: 64, anticipation: 0.5 };
const race = { ...world, lrGap: 0.005, lrTime: 0.05 };

const bothPaths: ClaimExperiment = {
  claim: 'C6',
  measure(notebook): Measured {
    const starts = [0.6, 0.9, 1.1, 1.3, 1.38, 1.45, 1.6, 1.9, 2.3];
    const runs = starts.map((rho) => ({ rho, run: notebook.run({ rho }, `ρ₀ = ${rho}`) }));
    const curves = runs.map(({ rho, run }): Curve => {
      const { gap, rate } = run.columns;
      const look = { deceptive: 'deceptive', robust: 'robust', undecided: 'grey', misgeneralised: 'robust' } as const;
      return {
        name: `ρ₀ = ${rho}`,
        look: look[run.outcome.kind],
        points: trail(
          run,
          (row) => gap[row],
          (row) => rate[row],
          4,
        ),
      };
    });
    const divide: Point[] = evenly(0.02, 2.5, 63).map((rho) => ({ x: criticalGap(rho, race), y: rho }));
    return {
      table: {
        columns: ['curve', 'step', 'gap', 'rate', 'incentive'],
        rows: runs.flatMap(({ rho, run: { columns } }) =>
          Array.from({ length: 51 }, (_, i) => i * 20).map((row) => [
            `ρ₀ = ${rho}`,
            columns.step[row],
            columns.gap[row],
            columns.rate[row],
            columns.incentive[row],
          ]),
        ),
      },
      findings: [],
      figure: {
        title: 'Two paths, one race',
        caption:
          'Nine runs from a gap of 1, each 1000 steps. Training moves them to the left (it fixes the objective) and down (it makes the agent look further ' +
          'ahead). The dotted line is where theory divides those that reach a rate of zero from those that do not.',
        panels: [
          {
            x: { label: 'gap', scale: 'linear', domain: [0, 1.15] },
            y: { label: 'discount rate', scale: 'linear', domain: [-0.4, 2.4] },
            shades: [{ axis: 'y', from: -0.4, to: 0, look: 'deceptive' }],
            guides: [{ axis: 'y', at: 0, label: '' }],
            notes: [{ x: 0.02, y: -0.32, text: 'below zero, later counts for more', look: 'grey' }],
            curves: [
              ...curves,
              {
                name: 'theory',
                look: 'ink',
                dash: 'dotted',
                points: divide.filter(({ x }) => x <= 1.12),
                label: { text: 'theory', at: 1, side: 'above' },
              },
            ],
          },
        ],
      },
    };
  },
};

const neverRobust: ClaimExperiment = {
  claim: 'C7',
  measure(notebook, decision): Measured {
    const gaps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2];
    const borders = (['robust', 'deceptive'] as const).map((kind) => ({
      kind,
      points: gaps.flatMap((gap): Point[] => {
        const { value } = search(
          {
            name: `${kind} at gap ${gap}`,
            what: `ends ${kind}`,
            parameter: 'rho',
            range: [-0.5, 5],
            scale: 'linear',
            at: (rho) => [{ rho, gap }],
            holds: ([run]) => run.outcome.kind === kind,
          },
          notebook,
        );
        return value === null ? [] : [{ x: gap, y: value }];
      }),
    }));
    const [robust, deceptive] = borders;
    const divide = evenly(0.02, 3.4, 80).map((rho) => ({ x: criticalGap(rho, race), y: rho }));
    return {
      table: {
        columns: ['gap', 'border', 'rho'],
        rows: borders.flatMap(({ kind, points }) => points.map(({ x, y }) => [x, kind, y])),
      },
      findings: [
        `From a gap of 1 the border of the robust region lies at ρ₀ = ${turn(decision, 'gap 1').toFixed(2)} after 1000 steps.`,
      ],
      figure: {
        title: 'Robust alignment does win, from a small gap or a short-term start',
        caption:
          'How runs of 1000 steps end, by where they start. Between the two borders they have not settled. The dotted line is where theory divides runs ' +
          'that reach a rate of zero, given time, from those that never do.',
        panels: [
          {
            x: { label: 'gap at the start, g₀', scale: 'linear', domain: [0, 2] },
            y: { label: 'discount rate at the start, ρ₀', scale: 'linear', domain: [-0.5, 3] },
            notes: [
              { x: 0.5, y: 2.2, text: 'robust', anchor: 'middle', look: 'robust' },
              { x: 1.5, y: 0.6, text: 'deceptive', anchor: 'middle', look: 'deceptive' },
            ],
            curves: [
              {
                name: 'robust above',
                look: 'robust',
                points: robust.points,
              },
              {
                name: 'deceptive below',
                look: 'deceptive',
                points: deceptive.points,
              },
              { name: 'theory', look: 'ink', dash: 'dotted', points: divide.filter(({ x, y }) => x <= 2 && y <= 3) },
            ],
          },
        ],
      },
    };
  },
};

export const raceFigures = [bothPaths, neverRobust];
