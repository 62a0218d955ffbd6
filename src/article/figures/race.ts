import { atlas } from '../../core/atlas';
import { formatNumber } from '../../charts/layout/formatNumber';
import type { Parameters } from '../../core/parameters';
import { theoryApplies } from '../../core/theory';
import type { Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import { cellOutcomes, type CellOutcome } from '../../core/sweep';
import { criticalCurve, type CriticalCurve } from '../../charts/layout/criticalCurve';
import type { FieldWork } from '../../panels/racePlane/fieldWork';
import { deployedWords, pushWords } from '../../panels/racePlane/pushMarks';
import { createRacePlane, racePoint } from '../../panels/racePlane/racePlane';
import { sweptAtlasMap } from '../../panels/map/atlasMaps';
import { createRaceMap } from '../../panels/racePlane/raceMap';
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

/** The race plane, whose start point can be pulled; `map` draws behind it how each start ends. */
export function createRace(clip: string, map?: (frame: PlaneFrame) => readonly Mark[]): ChartDrawing {
  const plane = createRacePlane(createCriticalWork(), clip);
  return {
    layout: (state, size) => plane.layout(state, size, map),
    pull: ({ x, y }, parameters: Readonly<Parameters>) => plane.startUnder(x, y, parameters),
    hold: (held) => plane.grip(held ? 'pointer' : null),
  };
}

/** The atlas's map of all starts, which has the default settings, as the figure has. */
const everyStart = sweptAtlasMap(atlas[0]);

/** The race plane with that map behind it. */
export function createMappedRace(clip: string): ChartDrawing {
  const behind = createRaceMap(`${clip}-map`);
  return createRace(clip, (frame) => behind.marks(everyStart, frame));
}

export function mappedRaceWords(state: LabState): string {
  const { outcomes } = everyStart;
  const share = (kind: CellOutcome) => {
    const count = outcomes.filter((code) => cellOutcomes[code] === kind).length;
    return `${Math.round((100 * count) / outcomes.length)} %`;
  };
  return `Behind it a map of all starts: ${share('deceptive')} of them end deceptive, those to the right and below, and ${share('robust')} robust. ${raceWords(state)}`;
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
