import { withChanges } from './changeRecipe';
import { ForkRefused, parametersOf, type Recipe } from './fork';
import { checkFormula, formulaStart } from './formulaCheck';
import { leftOutOf } from './leftOut';
import type { Formulas } from './lineage';
import type { OutcomeKind } from './outcome';
import { createOutcomeRun } from './outcomeRun';
import { parameterTable, type ChoiceSpec, type NumberSpec, type ParameterKey, type Parameters } from './parameters';
import { formatLink } from './permalink';
import { sliderLine } from './sliderLine';
import { findTurn, pointsOf } from './turn';

/** A change of one parameter that changes the outcome. Both its sides have been run. */
export interface Flip {
  readonly to: number | string;
  /** The outcome there. */
  readonly outcome: OutcomeKind;
  readonly link: string;
  /** The value before it, one step of the slider nearer, at which the outcome is still the one now; for a choice the value now. */
  readonly lastSame: number | string;
  readonly lastSameLink: string;
  /** Steps of the slider from the value now; null for a choice. */
  readonly steps: number | null;
  /** Where it stands on the slider, from 0 to 1; null for a choice. */
  readonly place: number | null;
}

/** What the search found for one parameter. */
export interface Finding {
  readonly key: ParameterKey;
  readonly from: number | string;
  /** Where `from` stands on the slider; null for a choice. */
  readonly place: number | null;
  /** At most one each way along a slider, the nearer first; for a choice every other option that changes the outcome. */
  readonly flips: readonly Flip[];
  /** Lowest and highest value run; null for a choice. They end early where a formula gives no weights to begin with. */
  readonly tried: readonly [low: number, high: number] | null;
}

export type FlipEvent =
  /** First: the outcome now. */
  | { readonly type: 'now'; readonly outcome: OutcomeKind }
  /** After every piece of a run: how many of the points have been dealt with, and whose is next. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly key: ParameterKey | null }
  | { readonly type: 'found'; readonly finding: Finding };

type Searching<T> = Generator<FlipEvent, T, undefined>;

/**
 * Searches for the smallest change of each parameter that matters after which the run ends otherwise (MODEL.md, “Outcome”: its kind, not the
 * flag beside it). Numbers are tried at 32 points each way along their slider, and where the outcome differs the turn is bisected to one
 * step of it, integers to 1; a turn and its return between two points go unseen. Other options are tried one by one, but for a custom kernel,
 * which needs a formula. Of a forked run it is the last fork that is changed, and what no fork can change in its first run. Runs go on by
 * `stride()` steps between two events, so that whoever asks can stop.
 */
export function* findFlips(
  recipe: Recipe,
  formulas: Formulas = new Map(),
  stride: () => number = () => Infinity,
): Searching<void> {
  const parameters = parametersOf(recipe);
  const leftOut = new Set(leftOutOf(parameters).map(({ key }) => key));
  const jobs = parameterTable.flatMap((spec) => {
    if (leftOut.has(spec.key) || spec.kind === 'text') return [];
    return spec.kind === 'number' ? [numberJob(spec)] : [choiceJob(spec)];
  });
  const total = jobs.reduce((sum, { points }) => sum + points, 0);
  let done = 0;
  let key: ParameterKey | null = null;
  const now = yield* outcomeWith({});
  if (now === null) throw new Error('the formula gives no weights to begin with');
  yield { type: 'now', outcome: now };
  for (const job of jobs) {
    const until = done + job.points;
    key = job.key;
    const finding: Finding = yield* job.search(now, () => (done = Math.min(done + 1, until)));
    yield { type: 'found', finding };
    done = until;
  }

  /** What a run with these changes comes to; null where a formula gives no weights to begin with. */
  function* outcomeWith(changes: Partial<Parameters>): Searching<OutcomeKind | null> {
    const changed = withChanges(recipe, changes).recipe;
    const root = changed.parameters;
    const read = root.kernel === 'custom' ? formulas.get(root.formula) : undefined;
    if (read && checkFormula(read, formulaStart(root)) !== null) return null;
    try {
      const run = createOutcomeRun(changed, formulas);
      for (;;) {
        const end = run.advance(stride());
        yield { type: 'progress', done, total, key };
        if (end !== null) return end.kind;
      }
    } catch (error) {
      if (error instanceof ForkRefused) return null;
      throw error;
    }
  }

  function linkWith(changes: Partial<Parameters>): string {
    return formatLink({ ...withChanges(recipe, changes).recipe, step: null });
  }

  function numberJob(spec: NumberSpec) {
    const { key, integer } = spec;
    const from = parameters[key] as number;
    // No run ends before its fork.
    const line = sliderLine(spec, parameters, key === 'steps' ? recipe.forks.at(-1)?.step : undefined);
    const points = line.sides.reduce((sum, side) => sum + pointsOf(side.length).length, 0);

    function* search(now: OutcomeKind, count: () => void): Searching<Finding> {
      const flips: (Flip & { readonly steps: number })[] = [];
      let tried: [number, number] = [from, from];
      function* at(value: number): Searching<OutcomeKind | null> {
        const outcome = yield* outcomeWith({ [key]: value });
        count();
        if (outcome !== null) tried = [Math.min(tried[0], value), Math.max(tried[1], value)];
        return outcome;
      }
      for (const side of line.sides) {
        const turn = yield* findTurn([from, ...side], now, { integer, at });
        if (!turn) continue;
        const { to, lastSame } = turn;
        const links = { link: linkWith({ [key]: to }), lastSameLink: linkWith({ [key]: lastSame }) };
        flips.push({ ...turn, ...links, steps: line.stepsTo(to), place: line.placeOf(to) });
      }
      flips.sort((a, b) => a.steps - b.steps);
      return { key, from, place: line.placeOf(from), flips, tried };
    }
    return { key, points, search };
  }

  function choiceJob({ key, options }: ChoiceSpec) {
    const from = parameters[key];
    const others = options.map(({ value }) => value).filter((value) => value !== from && value !== 'custom');

    function* search(now: OutcomeKind, count: () => void): Searching<Finding> {
      const flips: Flip[] = [];
      for (const to of others) {
        const outcome = yield* outcomeWith({ [key]: to });
        count();
        if (outcome === null || outcome === now) continue;
        const links = { link: linkWith({ [key]: to }), lastSameLink: linkWith({}) };
        flips.push({ to, outcome, lastSame: from, steps: null, place: null, ...links });
      }
      return { key, from, place: null, flips, tried: null };
    }
    return { key, points: others.length, search };
  }
}
