import type { Run } from './trainingRun';

type Ended = Pick<Run, 'parameters' | 'columns' | 'outcome'>;

/** What became of a run, in one plain sentence; “it” is the mesa-optimiser. Everything is said of the state at T, unless it says otherwise. */
export function outcomeSentence(run: Ended): string {
  const { parameters, columns, outcome } = run;
  const { broken } = outcome;
  const last = lastRow(run);
  const hidden = Math.abs(columns.hiddenGap[last]);
  const gap = hidden > 0 ? 'visible gap' : 'gap';
  const pays = columns.incentive[last] > 0;
  const rate = outcome.beyondZero ? `discount rate ${belowZero(run)}` : '';

  if (outcome.kind === 'deceptive') {
    const left = kept(gap, outcome.kept, 'still there');
    return `It behaves as if aligned, ${left}, and its ${rate || `discount rate ${notBelowZero(run)}`}.`;
  }
  if (broken) {
    const what = broken.kind === 'negative' ? 'a negative weight' : 'a weight that is not a number';
    return `The formula broke the run off: at step ${formatWhole(broken.step)} it gives ${what} for k = ${broken.k}.`;
  }
  if (outcome.kind === 'undecided') {
    const complies = `its compliance is ${formatCompliance(columns.compliance[last])}`;
    const ends = rate ? `its ${rate}` : `pretending ${pays ? 'pays' : 'does not pay'}`;
    const still = parameters.lrGap === 0 && parameters.lrTime === 0;
    if (still) return `Nothing moves, because both learning rates are zero: ${complies}, and ${ends}.`;
    const steps = `${formatWhole(parameters.steps)} ${parameters.steps === 1 ? 'step' : 'steps'}`;
    return `Not settled after ${steps}: ${kept(gap, outcome.kept, 'left')}, ${complies}, and ${ends}.`;
  }
  if (parameters.gap === 0) {
    const opened = columns.gap[last];
    const what =
      opened > 0 ? `, but noise has opened one of ${formatSize(opened)}` : ': nothing to fix, nothing to hide';
    return `There was no gap${what}${rate && `, and the ${rate}`}.`;
  }
  const left = kept(gap, outcome.kept, 'left');
  if (outcome.kind === 'misgeneralised') {
    const share = hidden / parameters.gap;
    const size = share < 2 ? `${formatPercent(share)} of` : formatTimes(share);
    const unseen = `training cannot see the hidden part, ${size} the initial gap`;
    const whether = pays ? 'Pretending pays' : 'Nobody pretends';
    return rate ? `${whether}, but ${unseen}, and the ${rate}.` : `${whether}: ${left}, but ${unseen}.`;
  }
  const paid = pays ? 'pretending pays' : hasPaid(run) ? 'pretending paid for a while' : '';
  const although = [paid, rate && `the ${rate}`].filter((clause) => clause !== '').join(' and ');
  return `Training has fixed the objective${although && `, although ${although}`}: ${left}.`;
}

/** Row of the last state, also where the columns have room for more. */
function lastRow({ parameters, columns, outcome }: Ended): number {
  return (outcome.broken ? outcome.broken.step - 1 : parameters.steps) - columns.step[0];
}

/** How much of the gap at the start there is: “42 % of the gap is left”. */
function kept(gap: string, share: number, where: string): string {
  if (share === 0) return `nothing of the ${gap} is ${where}`;
  if (share > 1e6) return `the ${gap} has grown over a millionfold`;
  if (share >= 2) return `the ${gap} has grown to ${formatTimes(share)} its size`;
  if (share > 1.0005) return `the ${gap} has grown by ${formatPercent(share - 1)}`;
  if (share >= 0.9995) return `the whole ${gap} is ${where}`;
  return `${formatPercent(share)} of the ${gap} is ${where}`;
}

function belowZero(run: Ended): string {
  const { columns } = run;
  if (columns.rate.subarray(0, lastRow(run)).some((rate) => rate >= 0)) return 'has fallen below zero';
  return columns.step[0] === 0 ? 'has been below zero from the start' : 'is below zero';
}

function notBelowZero(run: Ended): string {
  const everBelow = run.columns.rate.subarray(0, lastRow(run)).some((rate) => rate < 0);
  return `${everBelow ? 'is no longer' : 'has not fallen'} below zero`;
}

function hasPaid(run: Ended): boolean {
  return run.columns.incentive.subarray(0, lastRow(run)).some((incentive) => incentive > 0);
}

const space = '\u00a0';

/** Two significant digits below 10 %, whole above, tenths just below 100 %; something never reads as 0 %, nor a part as 100 %. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return `less than 0.1${space}%`;
  if (percent > 99.5 && percent < 100) return `${Math.min(999, Math.round(percent * 10)) / 10}${space}%`;
  return `${percent > 0 && percent < 9.95 ? percent.toPrecision(2) : formatWhole(Math.round(percent))}${space}%`;
}

/** Compliance to hundredths; never rounded to 0, to 1, or to the 0.9 from which it counts as deceptive. */
function formatCompliance(compliance: number): string {
  if (compliance === 0 || compliance === 1) return String(compliance);
  if (compliance < 0.005) return 'under 0.01';
  if (compliance > 0.995) return 'over 0.99';
  if (compliance >= 0.895 && compliance < 0.9) return 'just under 0.9';
  return compliance.toFixed(2);
}

function formatTimes(factor: number): string {
  if (factor > 1e6) return 'over a million times';
  return `${factor < 9.95 ? factor.toPrecision(2) : formatWhole(Math.round(factor))} times`;
}

function formatSize(size: number): string {
  if (size < 0.001) return 'less than 0.001';
  return size < 9.95 ? size.toPrecision(2) : formatWhole(Math.round(size));
}

/** Digits in groups of three from 10 000 on. */
function formatWhole(x: number): string {
  return x < 10000 ? String(x) : String(x).replace(/\B(?=(\d{3})+$)/g, space);
}
