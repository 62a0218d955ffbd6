import type { Notebook } from '../claims/notebook';
import { atStart } from '../claims/notebook';
import { search } from '../claims/search';
import { deceptionThreshold } from '../deceptionThreshold';
import { exp } from '../elementary';
import {
  absentMindedDiscrepancy,
  absentMindedUtility,
  figureLength,
  gamePayoffs,
  gameThreshold,
  type GameLength,
} from '../hubingerGame';
import { curveTable, evenly, type ExternalCheck, type Measured } from './experiment';
import type { Curve } from './figure';

/** γ at which the simulation's incentive turns positive: no closed form, only runs of the model. */
function simulatedFactor(length: GameLength, notebook: Notebook): number {
  const horizon = length.training + length.deployment - 1;
  const found = search(
    {
      name: `${length.training} training, ${length.deployment} deployment episodes`,
      what: 'full compliance beats greed',
      parameter: 'rho',
      range: [0, 2],
      scale: 'linear',
      at: (rho) => [{ rho, horizon, deploy: length.training, anticipation: 1, steps: 1 }],
      holds: ([run]) => atStart(run, 'incentive') > 0,
      halvings: 40,
    },
    notebook,
  );
  return found.value === null ? NaN : exp(-found.value);
}

const oneLeft: GameLength = { training: 1, deployment: 3 };

const figure41: ExternalCheck = {
  name: 'hubinger-2019-figure-4-1',
  measure(notebook): Measured {
    const factors = evenly(0.3, 1, 71);
    const collects = (length: GameLength) => factors.map((x) => ({ x, y: gamePayoffs(length, x).deceive }));
    const two = gameThreshold(figureLength);
    const one = gameThreshold(oneLeft);
    const curves: Curve[] = [
      {
        name: 'deceive, one training episode left',
        look: 'grey',
        points: collects(oneLeft),
        label: { text: 'one training episode left', at: 0.5, side: 'aboveLeft' },
      },
      {
        name: 'deceive, two',
        look: 'deceptive',
        points: collects(figureLength),
        label: { text: 'two left, as in the paper', at: 0.72, side: 'belowRight' },
      },
    ];
    const undiscounted = gamePayoffs(figureLength, 1);
    const simulated = [simulatedFactor(figureLength, notebook), simulatedFactor(oneLeft, notebook)];
    return {
      table: curveTable('factor', 'payoff', curves),
      findings: [
        `Without discounting, deceiving collects ${undiscounted.deceive} and greed ${undiscounted.greedy}; the paper's figure has 3 and 1.`,
        `Two training and three deployment episodes: deceiving pays above γ = ${two.toFixed(7)} (the root of γ³ + γ = 1 is 0.6823278); the simulation turns at ${simulated[0].toFixed(7)}.`,
        `With one training episode left: above γ = ${one.toFixed(7)} (expected 0.5436890); the simulation turns at ${simulated[1].toFixed(7)}.`,
      ],
      figure: {
        title: 'When deceiving collects more than greed',
        caption:
          'The game of Hubinger et al. (2019), Figure 4.1, with a discount factor: what deceiving collects in its three deployment episodes, against the 1 that ' +
          'greed collects now.',
        panels: [
          {
            x: { label: 'discount factor γ', scale: 'linear', domain: [0.3, 1] },
            y: { label: 'mesa-utility collected', scale: 'linear', domain: [0, 3] },
            guides: [
              { axis: 'y', at: 1, label: 'greedy', end: 'low' },
              { axis: 'x', at: two, label: two.toFixed(4), end: 'low' },
              { axis: 'x', at: one, label: one.toFixed(4), end: 'low' },
            ],
            curves,
          },
        ],
      },
    };
  },
};

const deploys = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
const horizons = [4, 8, 16, 32, Infinity];
const nameOf = (horizon: number) => (horizon === Infinity ? 'H without end' : `H = ${horizon}`);

const thresholdGrid: ExternalCheck = {
  name: 'deception-threshold',
  measure(): Measured {
    const grid = horizons.map((horizon) => ({
      horizon,
      points: deploys.filter((n) => n <= horizon).map((n) => ({ x: n, y: deceptionThreshold(n, horizon).factor })),
    }));
    const looks = ['faint', 'faint', 'grey', 'grey', 'ink'] as const;
    const curves = grid.map(({ horizon, points }, i): Curve => ({
      name: nameOf(horizon),
      look: looks[i],
      points,
      label:
        horizon === Infinity
          ? { text: nameOf(horizon), at: 0.66, side: 'belowRight' }
          : { text: nameOf(horizon), at: 1, side: 'left' },
    }));
    const limits = [1, 2].map((n) => deceptionThreshold(n, Infinity).factor.toFixed(4));
    return {
      table: curveTable('n', 'factor', curves),
      findings: [
        `With an endless horizon deceiving pays above γ = ${limits[0]} for n = 1 (expected 0.5) and ${limits[1]} for n = 2 (expected 0.6180, the golden ratio less one).`,
      ],
      figure: {
        title: 'The longer training lasts, the more patience deceiving takes',
        caption:
          'The discount factor above which full compliance beats greed, the root of γⁿ + … + γᴴ = 1, by how many training episodes are left.',
        panels: [
          {
            x: { label: 'training episodes left, n', scale: 'log', domain: [1, 32], ticks: [1, 2, 4, 8, 16, 32] },
            y: { label: 'threshold of γ', scale: 'linear', domain: [0.4, 1] },
            curves,
          },
        ],
      },
    };
  },
};

const absentMinded: ExternalCheck = {
  name: 'hubinger-2019-absent-minded',
  measure(): Measured {
    const { ours, printed } = absentMindedDiscrepancy();
    const points = evenly(0, 1, 101).map((p) => ({ x: p, y: absentMindedUtility(p, figureLength) }));
    const curve: Curve = { name: 'expected utility', look: 'ink', points };
    return {
      table: curveTable('p', 'expected utility', [curve]),
      findings: [
        `Maximising 1 − (1−p)² + 3p(1−p)² we get p* = 5/9 = ${ours.p.toFixed(4)}, which collects ${ours.utility.toFixed(4)}. The paper prints about 0.61, which by the same rule ` +
          `collects ${printed.utility.toFixed(4)}. An open discrepancy: the paper may mean a rule that it does not state.`,
      ],
      figure: {
        title: 'An agent that cannot tell episodes apart',
        caption:
          'Expected mesa-utility by the probability of defecting in each of two training and three deployment episodes, by the rules as Hubinger et al. (2019) ' +
          'state them.',
        panels: [
          {
            x: { label: 'probability of defecting, p', scale: 'linear', domain: [0, 1] },
            y: { label: 'expected mesa-utility', scale: 'linear', domain: [0, 1.2] },
            guides: [
              { axis: 'x', at: ours.p, label: `${ours.p.toFixed(3)} by the rules`, end: 'low', side: 'left' },
              { axis: 'x', at: printed.p, label: `${printed.p} printed`, end: 'low', side: 'right' },
            ],
            curves: [curve],
          },
        ],
      },
    };
  },
};

export const hubingerChecks = [figure41, thresholdGrid, absentMinded];
