import { atEnd } from '../claims/notebook';
import { say } from '../claims/words';
import type { Run } from '../trainingRun';
import { byRatio, pointsOf, sweep, sweepTable, turn, type ClaimExperiment, type Measured } from './experiment';
import type { Curve } from './figure';

const names = ['rate', 'kept', 'compliance'];
const read = (run: Run) => [atEnd(run, 'rate'), run.outcome.kept, atEnd(run, 'compliance')];

const shortTermBias: ClaimExperiment = {
  claim: 'C10',
  measure(notebook, decision): Measured {
    const biases = byRatio(0.001, 10, 33);
    const starts = [
      { rho: 0, look: 'grey', at: 0.656, side: 'belowRight' },
      { rho: 1, look: 'grey', at: 0.47, side: 'belowRight' },
      { rho: 1.3, look: 'ink', at: 0.33, side: 'aboveLeft' },
    ] as const;
    const measured = starts.map(({ rho, look, at, side }) => {
      const text = `ρ₀ = ${rho}`;
      const rows = sweep(notebook, text, biases, (bias) => ({ bias, rho }), read);
      const curve: Curve = { name: text, look, points: pointsOf(rows, 0, true), label: { text, at, side } };
      return { rows, curve };
    });
    return {
      table: sweepTable(
        'bias',
        names,
        measured.flatMap(({ rows }) => rows),
      ),
      findings: [],
      figure: {
        title: 'A weak bias to the short term does not prevent it, a strong one does',
        caption:
          'Discount rate after 1000 steps, by how strongly an inductive bias pulls it back to 1.3, for three starts. Shapes are outcomes.',
        panels: [
          {
            x: { label: 'short-term bias', scale: 'log', domain: [0.001, 10] },
            y: { label: 'discount rate at the end', scale: 'linear', domain: [-0.4, 1.4] },
            shades: [{ axis: 'y', from: -0.4, to: 0, look: 'deceptive' }],
            guides: [
              { axis: 'x', at: turn(decision, 'bias'), label: 'turns, from ρ₀ = 1.3', end: 'high' },
              { axis: 'y', at: 0, label: '', end: 'high' },
            ],
            curves: measured.map(({ curve }) => curve),
          },
        ],
      },
    };
  },
};

const competingCost: ClaimExperiment = {
  claim: 'C11',
  measure(notebook, decision): Measured {
    const costs = byRatio(1e-7, 0.1, 25);
    const lengths = [
      { steps: 1000, look: 'ink', at: 0.5, side: 'aboveRight' },
      { steps: 10_000, look: 'grey', at: 0.17, side: 'aboveRight' },
      { steps: 100_000, look: 'faint', at: 0.55, side: 'above' },
    ] as const;
    const measured = lengths.map(({ steps, look, at, side }) => {
      const text = `${say(steps)} steps`;
      const rows = sweep(notebook, text, costs, (priority) => ({ priority, steps }), read);
      const curve: Curve = { name: text, look, points: pointsOf(rows, 1, true), label: { text, at, side } };
      return { rows, curve };
    });
    return {
      table: sweepTable(
        'priority',
        names,
        measured.flatMap(({ rows }) => rows),
      ),
      findings: [],
      figure: {
        title: 'A running cost of caring wins in the end',
        caption:
          'Share of the gap that is left, by the running cost of caring about the future, after three lengths of training. Shapes are outcomes.',
        panels: [
          {
            x: { label: 'running cost of caring, ν', scale: 'log', domain: [1e-7, 0.1] },
            y: { label: 'gap left', scale: 'linear', domain: [0, 0.45] },
            guides: [
              {
                axis: 'x',
                at: turn(decision, 'deceptive'),
                label: 'no longer deceptive after 1000 steps',
                end: 'high',
              },
            ],
            curves: measured.map(({ curve }) => curve),
          },
        ],
      },
    };
  },
};

const optimiserMatters: ClaimExperiment = {
  claim: 'C12',
  measure(notebook, decision): Measured {
    const adam = { optimiser: 'adam', lrGap: 0.003 } as const;
    const rates = byRatio(0.0003, 0.1, 26);
    const starts = [
      { rho: 0.7, look: 'grey', at: 0.48, side: 'aboveLeft' },
      { rho: 1.3, look: 'ink', at: 0.52, side: 'belowRight' },
    ] as const;
    const byRate = starts.map(({ rho, look, at, side }) => {
      const text = `ρ₀ = ${rho}`;
      const rows = sweep(notebook, `Adam, ${text}`, rates, (lrTime) => ({ ...adam, rho, lrTime }), read);
      const curve: Curve = { name: text, look, points: pointsOf(rows, 1, true), label: { text, at, side } };
      return { rows, curve };
    });
    const noises = byRatio(0.003, 1, 16);
    const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
    const byNoise = [
      { rho: 1.3, look: 'ink', at: 0.3, side: 'below' } as const,
      { rho: 1.5, look: 'grey', at: 0.3, side: 'above' } as const,
    ].map(({ rho, look, at, side }) => {
      const text = `ρ₀ = ${rho}`;
      const rows = noises.flatMap((noise) =>
        sweep(notebook, `noise, ${text}`, seeds, (seed) => ({ rho, noise, seed }), read).map((row) => ({
          ...row,
          x: noise,
        })),
      );
      const points = noises.map((noise, i) => {
        const group = rows.slice(i * seeds.length, (i + 1) * seeds.length);
        return { x: noise, y: group.filter(({ outcome }) => outcome === 'deceptive').length / seeds.length };
      });
      const curve: Curve = { name: text, look, points, label: { text, at, side } };
      return { rows, curve };
    });
    return {
      table: sweepTable(
        'lrTime or noise',
        names,
        [...byRate, ...byNoise].flatMap(({ rows }) => rows),
      ),
      findings: [],
      figure: {
        title: 'Learning rates, and noise, decide who wins',
        caption:
          'Left: the share of the gap that is left after 1000 steps of Adam, by its learning rate on the discount rate (on the gap it is 0.003). Right: the share of 20 ' +
          'seeds that end deceptive, by the noise on every gradient coordinate (gradient descent).',
        panels: [
          {
            x: { label: 'Adam’s learning rate on the discount rate', scale: 'log', domain: [0.0003, 0.1] },
            y: { label: 'gap left', scale: 'linear', domain: [0, 1] },
            guides: [{ axis: 'x', at: turn(decision, 'adam'), label: 'turns', end: 'high' }],
            curves: byRate.map(({ curve }) => curve),
          },
          {
            x: { label: 'gradient noise ς', scale: 'log', domain: [0.003, 1] },
            y: { label: 'share of seeds deceptive', scale: 'linear', domain: [0, 1] },
            curves: byNoise.map(({ curve }) => curve),
          },
        ],
      },
    };
  },
};

export const pressureFigures = [shortTermBias, competingCost, optimiserMatters];
