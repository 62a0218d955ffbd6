import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { lineageOf } from '../../core/fork';
import { mapSentence, mapSummary } from '../../core/mapSummary';
import { defaultSides, readSide, type SideText } from '../../store/mapSides';
import { useLabState } from '../../store/labContext';
import { OutOfView } from '../../store/OutOfView';
import type { SweepMapState } from '../../store/sweptMap';
import { useSweepMap } from '../../store/useSweepMap';
import { CellCard } from './CellCard';
import { MapChart } from './MapChart';
import { MapKey } from './MapKey';
import { MapTable } from './MapTable';
import { SidesForm } from './SidesForm';
import { TakeMap } from './TakeMap';
import type { Cell } from './cells';
import '../../ui/section.css';
import './map.css';
import { formatValue } from './mapWords';

/** Sides that can be read; what is typed beside them stays in its form until it can be. */
interface Sides {
  readonly x: SideText;
  readonly y: SideText;
  readonly seeds: number;
}

/** With how many seeds a cell is run where there is noise, unless the reader asks for others. */
const SEEDS = 5;

/** Which race is won where: the lab's run over any two parameters at once, every cell a run that can be opened. */
export function MapPanel() {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const isNoisy = useLabState(({ recipe }) => lineageOf(recipe).some(({ noise }) => noise > 0));
  const [chosen, setChosen] = useState<Sides>(() => ({ ...defaultSides, seeds: SEEDS }));
  const noisy = isNoisy || [chosen.x.key, chosen.y.key].includes('noise');
  const seeds = noisy ? chosen.seeds : 1;
  const sides = useMemo(() => {
    const [x, y] = [readSide('Across', chosen.x), readSide('Up', chosen.y)];
    if (typeof x === 'string' || typeof y === 'string') throw new Error('A side that cannot be read was chosen.');
    return { x, y, seeds };
  }, [chosen.x, chosen.y, seeds]);
  const { map, state } = useSweepMap(section, sides);
  const { shown } = state;
  const [cell, setCell] = useState<Cell | null>(null);
  // A cell is one of the map that it was found on.
  const [cellOf, setCellOf] = useState(shown?.sweep.x);
  if (cellOf !== shown?.sweep.x) {
    setCellOf(shown?.sweep.x);
    setCell(null);
  }
  const choose = useCallback((changes: Partial<Sides>) => setChosen((before) => ({ ...before, ...changes })), []);
  const summary = useMemo(() => shown && mapSummary(shown.sweep, shown.outcomes), [shown]);

  return (
    <section className="section map-panel" aria-labelledby={`${id}-title`} ref={section}>
      <h2 id={`${id}-title`} data-explain="panel:map">
        The map: which race is won where
      </h2>
      <p className="section-intro">
        One run is an anecdote. Here every cell is a run of its own, with the lab’s other settings as they are; the map
        follows them. Point at a cell for its numbers, click it to open its run.
      </p>
      <p className={state.current ? 'map-summary' : 'map-summary stale'} data-explain="map:summary">
        {shown && summary ? mapSentence(shown.sweep, summary, formatValue) : 'The first cells are being run …'}
      </p>
      <OutOfView element={section}>
        <div className="map-body">
          <div className="map-picture-column">
            <MapChart state={state} cell={cell} setCell={setCell} />
            <Progress state={state} />
          </div>
          <div className="map-side">
            {shown && <CellCard map={map} state={state} cell={cell} />}
            {shown && summary && <MapKey shown={shown} summary={summary} />}
          </div>
        </div>
        <div className="map-below">
          <SidesForm x={chosen.x} y={chosen.y} seeds={noisy ? chosen.seeds : null} choose={choose} />
          <TakeMap shown={shown} x={chosen.x} y={chosen.y} seeds={seeds} />
        </div>
        {shown && <MapTable shown={shown} />}
      </OutOfView>
    </section>
  );
}

/** How far the map is, said quietly; a status that screen readers hear only of at its end. */
function Progress({ state: { shown, current, progress, problem } }: { state: SweepMapState }) {
  const words = progress
    ? progress.coarse
      ? `Sharper: ${progress.returned} of some ${progress.wanted} cells on the boundary run`
      : `First cells: ${progress.returned} of ${progress.wanted}`
    : shown?.sharp && current
      ? sharpWords(shown)
      : '';
  return (
    <>
      <p className="map-progress" aria-hidden={progress !== null}>
        {words}
      </p>
      {problem !== '' && <p className="problem">{problem}</p>}
      <p className="visually-hidden map-done" aria-live="polite">
        {shown?.sharp && current ? 'The map is complete.' : ''}
      </p>
    </>
  );
}

function sharpWords({ sweep, results }: NonNullable<SweepMapState['shown']>): string {
  const run = results.outcomes.reduce((sum, code) => sum + (code <= 4 ? 1 : 0), 0);
  const { length } = results.outcomes;
  const count = `${sweep.x.values.length} × ${sweep.y.values.length} cells`;
  return run === length
    ? `${count}, all run.`
    : `${count}; ${run} of them were run, the others lie among cells of one outcome and are taken to have it.`;
}
