import { formatNumber } from '../../charts/layout/formatNumber';
import { actionOf, type Goal, type PlaneState } from './planeState';

const n = formatNumber;
/** Compliance below which the action is called as good as greedy. */
const NEAR = 0.01;

/** One sentence on the goal plane: which way the mesa target stands, how far, where the action is, what deployment would do. */
export function planeWords(plane: PlaneState): string {
  const { step, target, compliance, deployed } = plane;
  const gap = Math.hypot(target.visible, target.hidden);
  const action = actionOf(plane);
  const subject = plane.expected && !deployed ? 'the expected action' : 'the action';
  if (!action || compliance === null) return `The mesa target starts ${n(gap)} from the base target${parts(target)}.`;
  if (gap === 0) return `At step ${step} base target, mesa target and action are all in one place.`;
  if (deployed) {
    return `Deployed at step ${step}, the action is on the mesa target, ${n(gap)} from the base target${parts(target)}.`;
  }
  const away = Math.hypot(action.visible, action.hidden);
  if (compliance < NEAR) {
    const near = compliance === 0 ? 'on the mesa target' : 'within 1 % of the mesa target';
    const change = compliance === 0 ? 'would change nothing' : 'would hardly move it';
    return `At step ${step} ${subject} is ${near}, ${n(away)} from the base target${parts(target)}; deployment ${change}.`;
  }
  const place = away === 0 ? 'on the base target' : `${n(away)} from the base target`;
  return `At step ${step} ${subject} is ${place}; the mesa target is ${n(gap)} away${parts(target)}, and deployment would act on it.`;
}

/** The two parts of a gap, in words where it has but one. */
function parts({ visible, hidden }: Goal): string {
  if (visible === 0 && hidden === 0) return '';
  if (hidden === 0) return ', all of it visible';
  if (visible === 0) return ', all of it hidden';
  return ` (visible ${n(visible)}, hidden ${n(hidden)})`;
}

/** The same for those who cannot see the plane, with what the handle sets. */
export function planeAlternative(plane: PlaneState): string {
  const { visible, hidden } = plane.start;
  return `Goal plane, of visible and hidden gap. ${planeWords(plane)} The mesa target’s start: visible ${n(visible)}, hidden ${n(hidden)}.`;
}
