import { atStart } from '../claims/notebook';
import type { Run } from '../trainingRun';
import { evenly, pointsOf, sweep, sweepTable, turn, type ClaimExperiment } from './experiment';

const fixedAt = (rho: number) => ({ rho, lrTime: 0 });
const names = ['compliance', 'kept', 'lossShare'];
const read = (run: Run) => [
  atStart(run, 'compliance'),
  run.outcome.kept,
  atStart(run, 'loss') / atStart(run, 'deployedLoss'),
];

const longTerm: ClaimExperiment = {
  claim: 'C1',
  measure(notebook, decision) {
    const rows = sweep(notebook, 'rate held', evenly(-0.5, 1, 61), fixedAt, read);
    const aware = sweep(
      notebook,
      'rate held, u = 1',
      evenly(-0.5, 1, 61),
      (rho) => ({ ...fixedAt(rho), anticipation: 1 }),
      read,
    );
    return {
      table: sweepTable('rho', names, [...rows, ...aware]),
      findings: [],
      figure: {
        title: 'Only an objective that weighs later more than now complies by itself',
        caption:
          'Compliance at the start, and the share of the gap that is left after 1000 steps, by the discount rate at which the objective is held. ' +
          'Below zero, later counts for more.',
        panels: [
          {
            x: { label: 'discount rate ρ₀, held fixed', scale: 'linear', domain: [-0.5, 1] },
            y: { label: 'share', scale: 'linear', domain: [0, 1] },
            shades: [{ axis: 'x', from: -0.5, to: turn(decision, 'rate'), look: 'deceptive' }],
            guides: [
              { axis: 'x', at: 0, label: 'equal weights', end: 'low' },
              { axis: 'y', at: 0.9, label: 'complies', end: 'high' },
            ],
            curves: [
              {
                name: 'compliance',
                look: 'ink',
                points: pointsOf(rows, 0),
                label: { text: 'compliance', at: 0.75, side: 'belowLeft' },
              },
              {
                name: 'compliance, u = 1',
                look: 'ink',
                dash: 'dotted',
                points: pointsOf(aware, 0),
                label: { text: 'with anticipation u = 1', at: 0.62, side: 'aboveRight' },
              },
              {
                name: 'gap left',
                look: 'deceptive',
                points: pointsOf(rows, 1),
                label: { text: 'gap left', at: 0.44, side: 'belowLeft' },
              },
            ],
          },
        ],
      },
    };
  },
};

const shortTerm: ClaimExperiment = {
  claim: 'C2',
  measure(notebook, decision) {
    const rows = sweep(notebook, 'rate held', evenly(0, 5, 51), fixedAt, read);
    return {
      table: sweepTable('rho', names, rows),
      findings: [],
      figure: {
        title: 'A short-term objective is greedy, performs badly and is corrected',
        caption:
          'By the discount rate at which the objective is held: compliance and base loss at the start, and the share of the gap that is left ' +
          'after 1000 steps.',
        panels: [
          {
            x: { label: 'discount rate ρ₀, held fixed', scale: 'linear', domain: [0, 5] },
            y: { label: 'share', scale: 'linear', domain: [0, 1] },
            shades: [{ axis: 'x', from: turn(decision, 'rate'), to: 5, look: 'robust' }],
            guides: [{ axis: 'x', at: turn(decision, 'rate'), label: 'greedy and corrected', end: 'high' }],
            curves: [
              {
                name: 'base loss',
                look: 'ink',
                points: pointsOf(rows, 2),
                label: { text: 'base loss, as a share of its most', at: 0.5, side: 'belowRight' },
              },
              {
                name: 'compliance',
                look: 'grey',
                points: pointsOf(rows, 0),
                label: { text: 'compliance', at: 0.12, side: 'aboveRight' },
              },
              {
                name: 'gap left',
                look: 'robust',
                points: pointsOf(rows, 1),
                label: { text: 'gap left', at: 0.66, side: 'above' },
              },
            ],
          },
        ],
      },
    };
  },
};

export const objectiveFigures = [longTerm, shortTerm];
