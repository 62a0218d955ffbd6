import { formatNumber } from '../../charts/layout/formatNumber';
import { explained, group, path, round2, text, type Box, type Mark } from '../../charts/layout/marks';

/** Where a run is at a step, and what its next update does to it. */
export interface RacePoint {
  readonly step: number;
  readonly gap: number;
  readonly rate: number;
  /** Changes of gap and effective rate by the update of this step. null where the next state has not come yet. */
  readonly gapStep: number;
  readonly rateStep: number | null;
  /** Whether training is over, or a formula broke it off: no update follows. */
  readonly ended: boolean;
}

/** From the middle of the point to where an arrow begins. */
const CLEAR = 8;

/** Length of an arrow in pixels: logarithmic in the step, from 12 at 1e−6 to 46 at 0.02, the range of Figure 1's widths; 0 for no step. */
export function pushLength(step: number): number {
  if (step === 0) return 0;
  return 12 + 34 * Math.max(0, Math.min(1, (Math.log10(Math.abs(step)) + 6) / 4.3));
}

/** An arrow of a length along (dx, dy), one of which is ±1 and the other 0. */
function arrow(at: Place, [dx, dy]: readonly [number, number], length: number): string {
  const head = Math.min(9, length);
  const point = (along: number, across: number) =>
    `${round2(at.x + dx * along + dy * across)} ${round2(at.y + dy * along + dx * across)}`;
  const neck = CLEAR + length - head;
  const corners = [
    [CLEAR, -2],
    [neck, -2],
    [neck, -6],
    [CLEAR + length, 0],
    [neck, 6],
    [neck, 2],
    [CLEAR, 2],
  ];
  return `M${corners.map(([along, across]) => point(along, across)).join('L')}Z`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Widths of the names at 13 pixels, with some air. */
const NAME_WIDTH = 116;

/** A name beside an arrow: where it begins and ends, and its baseline. */
interface Name {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Beside the arrow's tip, left of it where there is no room on its right. */
function rateName(rateStep: number, at: Place, plane: Box): Name {
  const tip = CLEAR + pushLength(rateStep);
  const below = rateStep < 0 ? at.y + tip + 2 : at.y - tip + 8;
  const y = Math.max(plane.y + 12, Math.min(plane.y + plane.height - 5, below));
  const left = at.x + 11 + NAME_WIDTH <= plane.x + plane.width ? at.x + 11 : at.x - 11 - NAME_WIDTH;
  return { left, right: left + NAME_WIDTH, y };
}

/** Above the arrow, or below it where that is outside the plane, or on the other arrow or its name. */
function gapName({ gapStep, rateStep }: RacePoint, at: Place, plane: Box, other: Name | null): Name {
  const ends = gapStep < 0 ? at.x - 6 : at.x + NAME_WIDTH;
  const right = Math.max(plane.x + NAME_WIDTH, Math.min(plane.x + plane.width, ends));
  const left = right - NAME_WIDTH;
  const spansArrow = left < at.x + 7 && right > at.x - 7;
  const isFree = (y: number) =>
    !(other && spansArrow && y > at.y === (rateStep ?? 0) < 0) &&
    y >= plane.y + 11 &&
    y <= plane.y + plane.height - 5 &&
    !(other && left < other.right && right > other.left && Math.abs(y - other.y) < 14);
  const y = [at.y - 11, at.y + 20, at.y + 34, at.y - 25, at.y - 38].find(isFree) ?? at.y - 11;
  return { left, right, y };
}

/** The plane and its line at rate 0, in pixels; and whether the arrows are named, which they are unless other words stand there. */
interface Surroundings {
  readonly plane: Box;
  readonly zero: number;
  readonly named?: boolean;
}

/**
 * The two pushes at a point of the plane, each an arrow along its own axis in its own colour: filled while it goes the way its name says,
 * outlined and renamed when it goes the other way, none where nothing moves.
 */
export function pushMarks(point: RacePoint, at: Place, { plane, zero, named = true }: Surroundings): Mark {
  const { gapStep, rateStep } = point;
  const nameMark = (key: string, hue: string, words: string, { left, right, y }: Name, anchor: 'start' | 'end') => {
    const ground = y - 4 > zero ? ' on-shade' : ''; // what it stands on: the plane, or the shading below zero
    const x = anchor === 'start' ? left : right;
    const name = text(key, `push-name ${hue}-name${ground}`, words, { x: round2(x), y: round2(y), anchor });
    return explained(name, hue === 'robust' ? 'race:pushGap' : 'race:pushRate');
  };
  const marks: Mark[] = [];
  const ofRate = rateStep ? rateName(rateStep, at, plane) : null;
  if (rateStep && ofRate) {
    const lowers = rateStep < 0;
    const way = lowers ? 'forward' : 'back';
    const words = lowers ? 'look further ahead' : 'look less far ahead';
    marks.push(
      path('look', `push deceptive ${way}`, arrow(at, [0, lowers ? 1 : -1], pushLength(rateStep))),
      nameMark('look name', 'deceptive', words, ofRate, ofRate.left > at.x ? 'start' : 'end'),
    );
  }
  if (gapStep !== 0) {
    const closes = gapStep < 0;
    const way = closes ? 'forward' : 'back';
    const words = closes ? 'fix the objective' : 'widen the gap';
    marks.unshift(
      path('fix', `push robust ${way}`, arrow(at, [closes ? -1 : 1, 0], pushLength(gapStep))),
      nameMark('fix name', 'robust', words, gapName(point, at, plane, ofRate), closes ? 'end' : 'start'),
    );
  }
  return group('pushes', { class: 'pushes' }, named ? marks : marks.filter(({ tag }) => tag === 'path'));
}

function moved(step: number, { more, less, none }: { more: string; less: string; none: string }): string {
  return step === 0 ? none : `${step > 0 ? more : less} by ${formatNumber(Math.abs(step))}`;
}

/** The pushes in words: what one step does, or that none follows. */
export function deployedWords({ step, gap, rate }: RacePoint): string {
  return `Deployed after step ${step} (gap ${formatNumber(gap)}, rate ${formatNumber(rate)}): nobody trains any more, so neither push acts.`;
}

export function pushWords({ step, gap, rate, gapStep, rateStep, ended }: RacePoint): string {
  const place = `gap ${formatNumber(gap)}, rate ${formatNumber(rate)}`;
  if (ended) return `Training is over at step ${step} (${place}): no push is left.`;
  const onGap = moved(gapStep, { more: 'widens the gap', less: 'closes the gap', none: 'leaves the gap as it is' });
  const at = `At step ${step} (${place}) one step ${onGap}`;
  if (rateStep === null) return `${at}.`;
  const onRate = moved(rateStep, {
    more: 'raises the rate',
    less: 'lowers the rate',
    none: 'leaves the rate as it is',
  });
  return `${at} and ${onRate}.`;
}
