import type { ReactElement } from 'react';
import { parametersOf, type Recipe } from '../../core/fork';
import { createLineage } from '../../core/lineage';
import { lastStateOf, outcomeOf } from '../../core/outcome';
import { createColumns } from '../../core/readouts';
import { watchedEpisodes } from '../../panels/diagram/quantities';
import { watchedIn } from '../../store/attachTraining';
import { createLab, type Lab } from '../../store/lab';
import { LabProvider } from '../../store/labContext';
import { settledRun, withRows, type SettledRun } from '../../store/shownRun';
import { BoxesBody, boxesRuns } from './BoxesBody';
import { FigureBody } from './FigureBody';
import { runFigureIds, specOfFigure, titleOf, type FigureId } from './figureSpecs';
import { createFigureLabs } from './useFigureLabs';

/** The run of a recipe, at once: what the training worker brings in the browser. */
function runOf(recipe: Recipe): SettledRun {
  const watch = watchedIn(recipe, watchedEpisodes);
  const formulas = new Map();
  const training = createLineage(recipe, { formulas, watch });
  const capacity = training.remaining;
  const columns = createColumns(capacity);
  const watched = watch.length > 0 ? new Float64Array(capacity * watch.length) : null;
  const count = training.advance(capacity, columns, 0, watched);
  const batch = { from: 0, every: 1, count, capacity, columns, watched };
  const { visibleAtStart } = training.state;
  const end = { state: lastStateOf(columns, count - 1), visibleAtStart, broken: training.broken };
  const outcome = outcomeOf(parametersOf(recipe), end);
  return settledRun(withRows(null, recipe, batch, { watch, formulas }), outcome, training.digest());
}

/** Labs of a figure with their runs computed. What is rendered to a string is a lab's initial state, so that is theirs now. */
function computedLabs(spec: Parameters<typeof createFigureLabs>[0]): readonly Lab[] {
  return createFigureLabs(spec).map((lab) => {
    const { recipe, pinned } = lab.getState();
    const { rows, outcome, digest, watch, formulas, length } = runOf(recipe);
    const batch = { from: 0, every: 1, count: length, capacity: length, columns: rows.whole(), watched: null };
    lab.beginRun();
    lab.addRows(recipe, batch, { watch, formulas });
    lab.endRun(outcome, digest);
    if (pinned) lab.settleBeside(runOf(pinned.recipe));
    return { ...lab, getInitialState: lab.getState };
  });
}

/** Every figure's first state, for the page's HTML. */
export function firstFigures(): ReadonlyMap<FigureId, ReactElement> {
  const main = createLab();
  const still = (body: ReactElement) => (
    <LabProvider lab={main} loop={null}>
      {body}
    </LabProvider>
  );
  const figures = new Map<FigureId, ReactElement>();
  figures.set('boxes', still(<BoxesBody lab={computedLabs(boxesRuns)[0]} title={titleOf('boxes').title} still />));
  for (const id of runFigureIds) {
    const spec = specOfFigure(id);
    figures.set(id, still(<FigureBody spec={spec} labs={computedLabs(spec)} still />));
  }
  return figures;
}
