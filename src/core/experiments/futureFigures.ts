import { atStart } from '../claims/notebook';
import type { Changes } from '../claims/notebook';
import { exponentialFuture } from '../futureWeight';
import { factorSlope, sharingFactor } from '../theory';
import { exp } from '../elementary';
import type { Run } from '../trainingRun';
import { evenly, pointsOf, sweep, sweepTable, turn, type ClaimExperiment, type Measured } from './experiment';
import type { Curve } from './figure';

const horizons = [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20, 24, 32, 40, 48, 64];

const tooLittle: ClaimExperiment = {
  claim: 'C3',
  measure(notebook, decision) {
    const whole = (run: Run) => [run.outcome.kept, atStart(run, 'compliance'), atStart(run, 'gradTimePlanner')];
    const names = ['kept', 'compliance', 'gradient'];
    const free = sweep(notebook, 'κ = 0', horizons, (horizon) => ({ horizon }), whole);
    const costs = evenly(0, 0.3, 31);
    const one = sweep(notebook, 'one future state', costs, (cost) => ({ cost, horizon: 1, steps: 1 }), whole);
    const many = sweep(notebook, '64 future states', costs, (cost) => ({ cost, steps: 1 }), whole);
    return {
      table: sweepTable('horizon or cost', names, [...free, ...one, ...many]),
      findings: [],
      figure: {
        title: 'One future state moves the agent a little, but does not decide the race',
        caption:
          'Left: the share of the gap that is left after 1000 steps, by how many future states are foreseen. Right: compliance at the start, by what ' +
          'pretending costs.',
        panels: [
          {
            x: { label: 'future states foreseen, H', scale: 'log', domain: [1, 64], ticks: [1, 2, 4, 8, 16, 32, 64] },
            y: { label: 'gap left', scale: 'linear', domain: [0, 0.5] },
            curves: [{ name: 'gap left', look: 'ink', points: pointsOf(free, 0, true) }],
          },
          {
            x: { label: 'cost of pretending, κ', scale: 'linear', domain: [0, 0.3] },
            y: { label: 'compliance at the start', scale: 'linear', domain: [0, 0.15] },
            guides: [{ axis: 'x', at: turn(decision, 'cost'), label: 'exactly zero', end: 'high' }],
            curves: [
              {
                name: '64 future states',
                look: 'grey',
                points: pointsOf(many, 1),
                label: { text: '64 future states', at: 0.5, side: 'aboveRight' },
              },
              {
                name: 'one future state',
                look: 'ink',
                points: pointsOf(one, 1),
                label: { text: 'one', at: 0.2, side: 'belowLeft' },
              },
            ],
          },
        ],
      },
    };
  },
};

/** One small step on the temporal weights alone, shared and apart. */
const step = (changes: Changes) => ({ ...changes, lrGap: 0, lrTime: 1e-5, steps: 1 });
const drop = (run: Run) => [run.columns.loss[0] - run.columns.loss[1]];

const sharing: ClaimExperiment = {
  claim: 'C4',
  measure(notebook, decision): Measured {
    const rhos = evenly(0, 5, 21);
    const kinds = [
      { kernel: 'tail', text: 'one weight on all futures', look: 'grey', at: 0.75, side: 'above' },
      { kernel: 'factor', text: 'discount factor', look: 'grey', at: 0.8, side: 'above' },
      { kernel: 'exponential', text: 'discount rate', look: 'ink', at: 0.7, side: 'belowLeft' },
    ] as const;
    const measured = kinds.map(({ kernel, text, look, at, side }) => {
      const shared = sweep(notebook, `${text}, shared`, rhos, (rho) => step({ kernel, rho }), drop);
      const apart = sweep(
        notebook,
        `${text}, apart`,
        rhos,
        (rho) => step({ kernel, rho, wiring: 'independent' }),
        drop,
      );
      const points = shared.map(({ x, values }, i) => ({ x, y: values[0] / apart[i].values[0] }));
      const curve: Curve = { name: text, look, points, label: { text, at, side } };
      return { rows: [...shared, ...apart], curve };
    });
    const at = 5;
    const predicted = sharingFactor(factorSlope(exp(-at), 64), 64);
    const { weight, distance } = exponentialFuture(at, 64);
    const byRate = sharingFactor(weight * distance, 64);
    return {
      table: sweepTable(
        'rho',
        ['drop in loss'],
        measured.flatMap(({ rows }) => rows),
      ),
      findings: [
        `By the formula (∂W/∂φ)²/H the three end at 64, ${predicted.toPrecision(3)} and ${byRate.toExponential(1)} at ρ₀ = 5.`,
      ],
      figure: {
        title: 'Sharing a weight pays, unless the start is short-term',
        caption:
          'How many times as much one small step on what all 64 weights share lowers the base loss as the same step on 64 separate weights, by the ' +
          'discount rate at the start.',
        panels: [
          {
            x: { label: 'discount rate ρ₀ at the start', scale: 'linear', domain: [0, 5] },
            y: { label: 'times as much', scale: 'log', domain: [1e-7, 1e5] },
            guides: [
              { axis: 'y', at: 1, label: 'as much as separate weights', end: 'high' },
              { axis: 'x', at: turn(decision, 'rate'), label: '', end: 'low' },
            ],
            curves: measured.map(({ curve }) => curve),
          },
        ],
      },
    };
  },
};

const signs: ClaimExperiment = {
  claim: 'C5',
  measure(notebook): Measured {
    const rhos = evenly(0, 5, 41);
    const slope = (run: Run) => [atStart(run, 'gradTimePlanner')];
    const settings = [
      { deploy: 1, anticipation: 0.05, look: 'grey', dash: 'dotted', at: 0.47, side: 'above' },
      { deploy: 2, anticipation: 0.05, look: 'ink', at: 0.3, side: 'below' },
      { deploy: 2, anticipation: 0.2, look: 'grey', at: 0.22, side: 'aboveRight' },
      { deploy: 2, anticipation: 0.5, look: 'faint', at: 0.42, side: 'aboveRight' },
    ] as const;
    const measured = settings.map(({ at, side, look, ...setting }) => {
      const { deploy, anticipation } = setting;
      const text = `n = ${deploy}, u = ${anticipation}`;
      const rows = sweep(
        notebook,
        text,
        rhos,
        (rho) => ({ planner: 'softmax', deploy, anticipation, rho, steps: 1 }),
        slope,
      );
      const curve: Curve = { name: text, look, points: pointsOf(rows), label: { text, at, side } };
      return { rows, curve: 'dash' in setting ? { ...curve, dash: setting.dash } : curve };
    });
    return {
      table: sweepTable(
        'rho',
        ['slope'],
        measured.flatMap(({ rows }) => rows),
      ),
      findings: [],
      figure: {
        title: 'Where little is anticipated, the gradient can raise the discount rate',
        caption:
          'Slope of the base loss in the discount rate at the start, for a softmax planner. Above zero, gradient descent lowers the rate; below, it raises ' +
          'it. n: training episodes left; u: anticipation.',
        panels: [
          {
            x: { label: 'discount rate ρ₀', scale: 'linear', domain: [0, 5] },
            y: {
              label: 'slope',
              scale: 'symlog',
              domain: [-0.03, 3],
              constant: 0.001,
              ticks: [-0.01, -0.001, 0, 0.001, 0.01, 0.1, 1],
            },
            shades: [{ axis: 'y', from: -0.03, to: 0, look: 'robust' }],
            guides: [{ axis: 'y', at: 0, label: '', end: 'high' }],
            curves: measured.map(({ curve }) => curve),
          },
        ],
      },
    };
  },
};

export const futureFigures = [tooLittle, sharing, signs];
