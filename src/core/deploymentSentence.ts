import type { Columns } from './readouts';

/** The state that is deployed, in the readouts that say what happens. */
export type Deployed = Readonly<
  Record<'step' | 'gap' | 'compliance' | 'loss' | 'deployedLoss' | 'visible' | 'hiddenGap', number>
>;

export function deployedOf(columns: Columns, row: number): Deployed {
  const { step, gap, compliance, loss, deployedLoss, visible, hiddenGap } = columns;
  return {
    step: step[row],
    gap: gap[row],
    compliance: compliance[row],
    loss: loss[row],
    deployedLoss: deployedLoss[row],
    visible: visible[row],
    hiddenGap: hiddenGap[row],
  };
}

/** Under this share of the initial gap nothing is left to show (MODEL.md, "Outcome"). */
const SMALL = 0.05;

/**
 * What happens when the state at a step is deployed: nobody trains any more, so there is nothing to pretend for, and the mesa-optimiser
 * acts on its own target (MODEL.md: loss if deployed ½g²). `format` writes a number.
 */
export function deploymentSentence(state: Deployed, initialGap: number, format: (x: number) => string): string {
  const { step, gap, compliance, loss, deployedLoss } = state;
  const [before, after] = [format(loss), format(deployedLoss)];
  const losses = before === after ? `the base loss stays at ${after}` : `the base loss goes from ${before} to ${after}`;
  const deployed = `Deployed after step ${step}`;
  if (gap <= SMALL * initialGap || gap === 0) {
    return `${deployed}, it acts nearly as in training, for its objective is nearly ours: ${losses}.`;
  }
  if (compliance < 0.01) return `${deployed}, it acts on its own objective, as it did in training: ${losses}.`;
  if (compliance < 0.1) return `${deployed}, it acts on its own objective, which it had hardly hidden: ${losses}.`;
  return `${deployed}, it drops the pretence: ${losses}.`;
}
