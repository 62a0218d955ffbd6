import { formatNumber } from '../../charts/layout/formatNumber';
import type { Parameters } from '../../core/parameters';
import { theoryApplies } from '../../core/theory';
import { criticalCurve, type CriticalCurve } from '../../charts/layout/criticalCurve';
import type { FieldWork } from '../../panels/racePlane/fieldWork';
import { deployedWords, pushWords } from '../../panels/racePlane/pushMarks';
import { createRacePlane, racePoint } from '../../panels/racePlane/racePlane';
import { shownStep, type LabState } from '../../store/lab';
import type { ChartDrawing } from './charts';

/** The line R_c alone, at once: a figure does without the faint lines of the field. */
function createCriticalWork(): Pick<FieldWork, 'ask'> {
  let key = '';
  let critical: CriticalCurve = [];
  return {
    ask(parameters, { rate }) {
      const { lrGap, lrTime, anticipation, horizon } = parameters;
      const { applies } = theoryApplies(parameters);
      const next = [applies, lrGap, lrTime, anticipation, horizon, ...rate].join();
      if (next !== key) {
        key = next;
        critical = applies ? whole(criticalCurve(parameters, rate)) : [];
      }
      return { lines: [], critical };
    },
  };
}

function whole<T>(work: Generator<void, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

/** The race plane, whose start point can be pulled. */
export function createRace(clip: string): ChartDrawing {
  const plane = createRacePlane(createCriticalWork(), clip);
  return {
    layout: (state, size) => plane.layout(state, size),
    pull: ({ x, y }, parameters: Readonly<Parameters>) => plane.startUnder(x, y, parameters),
    hold: (held) => plane.grip(held ? 'pointer' : null),
  };
}

const n = formatNumber;

export function raceWords(state: LabState): string {
  const { run } = state;
  if (!run) return 'Gap against discount rate.';
  const at = (row: number) => `gap ${n(run.rows.valueAt('gap', row))} and rate ${n(run.rows.valueAt('rate', row))}`;
  const point = racePoint(run, shownStep(state));
  const now = state.deployed ? deployedWords(point) : pushWords(point);
  return `Gap against discount rate: the run goes from ${at(0)} to ${at(run.length - 1)}. ${now}`;
}
