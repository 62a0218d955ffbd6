import { say } from '../claims/words';
import { solveMoeGame, type MoeGame, type MoePath } from '../moeGame';
import type { ExternalCheck, Measured } from './experiment';
import type { Curve, Look, Panel } from './figure';

const game: MoeGame = {
  episodes: 100,
  trainingEpisodes: 20,
  learningRate: 1,
  theta0: 0.8,
  rho: 0,
  gradientOf: 'theta',
};
const conventions = [
  { gradientOf: 'theta', text: 'gradient in θ' },
  { gradientOf: 'output', text: 'gradient in y' },
] as const;
type Solved = MoePath & { readonly gradientOf: MoeGame['gradientOf']; readonly rho: number };

const solve = (gradientOf: MoeGame['gradientOf'], rho: number): Solved => ({
  ...solveMoeGame({ ...game, gradientOf, rho }),
  gradientOf,
  rho,
});

const shown = 40;

function curveOf(values: Float64Array, name: string, look: Look, label: Curve['label']): Curve {
  const points = Array.from(values.subarray(0, shown), (y, x) => ({ x: x + 1, y }));
  return label ? { name, look, points, label } : { name, look, points };
}

const tableOf = (paths: readonly Solved[]) => ({
  columns: ['gradient', 'rho', 'episode', 'coefficient', 'theta', 'output'],
  rows: paths.flatMap(({ gradientOf, rho, coefficient, theta, output }) =>
    Array.from(theta, (value, t) => [gradientOf, rho, t + 1, coefficient[t], value, output[t]]),
  ),
});

const x = { label: 'episode (training ends after 20)', scale: 'linear', domain: [1, shown] } as const;
const ends = { axis: 'x', at: 20.5, label: '', end: 'high' } as const;

const asStated: ExternalCheck = {
  name: 'moe-2023',
  measure(): Measured {
    const paths = conventions.map(({ gradientOf }) => solve(gradientOf, 0));
    const panels = paths.map(({ coefficient, theta }, i): Panel => {
      const lowest = Math.min(0, ...coefficient);
      return {
        x,
        y: { label: conventions[i].text, scale: 'linear', domain: [lowest < 0 ? -0.2 : 0, 1.1] },
        guides: [ends],
        curves: [
          curveOf(coefficient, 'coefficient', 'ink', { text: 'coefficient', at: 0.8, side: 'above' }),
          curveOf(theta, 'θ', 'deceptive', { text: 'θ', at: 0.8, side: 'below' }),
        ],
      };
    });
    const [first, second] = paths;
    return {
      table: tableOf(paths),
      findings: [
        `Undiscounted, with the gradient in θ the first coefficient is ${say(first.coefficient[0])} and θ is ${say(first.theta[20])} when deployment begins; with the gradient ` +
          `in y they are ${say(second.coefficient[0])} and ${say(second.theta[20])}. In the last training episode the coefficients are ` +
          `${say(first.coefficient[19])} and ${say(second.coefficient[19])}, in deployment 1.`,
      ],
      figure: {
        title: 'Moe’s game: holding back in training keeps the goal for deployment',
        caption:
          'Moe (2023): each episode’s agent outputs a coefficient times its own θ, and training moves θ towards 0. The statement leaves open by what the loss y² is ' +
          'differentiated; both readings are shown. 40 of 100 episodes.',
        panels,
      },
    };
  },
};

const rates = [-0.2, 0, 0.2, 0.5, 1, 3];

const discounted: ExternalCheck = {
  name: 'moe-2023-discounted',
  measure(): Measured {
    const paths = conventions.flatMap(({ gradientOf }) => rates.map((rho) => solve(gradientOf, rho)));
    const drawn = [
      { rho: -0.2, look: 'deceptive', at: 0.85, side: 'above' },
      { rho: 0, look: 'ink', at: 0.85, side: 'below' },
      { rho: 0.2, look: 'grey', at: 0.08, side: 'aboveRight' },
      { rho: 3, look: 'robust', at: 0.026, side: 'belowRight' },
    ] as const;
    const panels = conventions.map(({ gradientOf, text }): Panel => {
      return {
        x,
        y: { label: `θ, ${text}`, scale: 'linear', domain: [-0.8, 1] },
        guides: [ends],
        curves: drawn.map(({ rho, look, at, side }) => {
          const label = { text: `ρ = ${say(rho)}`, at, side };
          return curveOf(solve(gradientOf, rho).theta, `ρ = ${rho}`, look, label);
        }),
      };
    });
    const end = (gradientOf: MoeGame['gradientOf'], rho: number) => say(solve(gradientOf, rho).theta[20]);
    return {
      table: tableOf(paths),
      findings: [
        `θ when deployment begins, with the gradient in θ (in y): ${rates
          .map((rho) => `${end('theta', rho)} (${end('output', rho)}) at ρ = ${say(rho)}`)
          .join(', ')}.`,
      ],
      figure: {
        title: 'With a discount rate, the goal is guarded or given up',
        caption:
          'θ against episode in Moe’s game at four discount rates: how much of its goal each time preference brings into deployment. A greedy agent is thrown past 0 by every update.',
        panels,
      },
    };
  },
};

export const moeChecks = [asStated, discounted];
