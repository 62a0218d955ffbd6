import type { Mark } from '../../charts/layout/marks';
import type { Size } from '../../charts/layout/plotFrame';
import type { Domain } from '../../charts/layout/scales';
import { behindRuns } from '../../store/beside';
import { shownStep, type LabState } from '../../store/lab';
import { createMindReader } from './mind';
import {
  emptyDomain,
  softmaxShares,
  utilityCurve,
  utilityDomain,
  type Motion,
  type UtilityCurve,
} from './utilityCurve';
import { choiceWords, besideMark, utilityFrame, utilityMarks, type UtilityFrame } from './utilityMarks';

/** The layout of J against compliance; it remembers its axis from one drawing to the next, and its words from one reading to the next. */
export function createUtilityChart() {
  const read = createMindReader();
  const readBeside = createMindReader();
  let domain: Domain | null = null;
  let inHeaviest = false;
  let frame: UtilityFrame | null = null;
  let size: Size = { width: 0, height: 0 };
  let words = '';
  let place: number | null = null;

  function frameFor(curve: UtilityCurve | null, motion: Motion, nextSize: Size): UtilityFrame {
    const sameUnit = curve === null || curve.inHeaviest === inHeaviest;
    const next = curve ? utilityDomain(curve, sameUnit ? domain : null, motion) : (domain ?? emptyDomain);
    const same = next[0] === domain?.[0] && next[1] === domain[1];
    if (!frame || !same || !sameUnit || nextSize.width !== size.width || nextSize.height !== size.height) {
      domain = next;
      inHeaviest = curve?.inHeaviest ?? inHeaviest;
      size = nextSize;
      frame = utilityFrame(size, domain, inHeaviest);
    }
    return frame;
  }

  /** A grab goes to step 0: an axis that only grows from there must not begin with that of the step before. */
  function motionOf({ held, playing, busy, probe, cursor }: LabState): Motion {
    const before = place;
    place = probe ?? cursor;
    if (held) return place === before ? 'held' : 'rest';
    return playing || busy ? 'plays' : 'rest';
  }

  return (state: LabState, nextSize: Size, reads: boolean): readonly Mark[] => {
    const { run } = state;
    const motion = motionOf(state);
    const mind = run && read(run, shownStep(state));
    if (!mind?.situation) return frameFor(null, 'rest', nextSize).axes;
    const { situation, parameters, compliance } = mind;
    const curve = utilityCurve(situation, parameters, compliance);
    const shares = parameters.planner === 'softmax' ? softmaxShares(situation, parameters) : null;
    if (reads || words === '') words = choiceWords(parameters.planner, compliance);
    const drawn = frameFor(curve, motion, nextSize);
    const marks = utilityMarks(drawn, curve, { compliance, shares, words }, parameters.deploy);
    return [...besideMarks(state, drawn), ...marks];
  };

  function besideMarks(state: LabState, on: UtilityFrame): readonly Mark[] {
    const [run] = behindRuns(state);
    if (!run) return [];
    const mind = readBeside(run, Math.min(shownStep(state), run.length - 1));
    return mind.situation ? [besideMark(on, utilityCurve(mind.situation, mind.parameters, mind.compliance))] : [];
  }
}
