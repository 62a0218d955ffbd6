import { useEffect, useId, useReducer, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import { writeText } from '../../charts/draw/drawMarks';
import { formatNumber } from '../../charts/layout/formatNumber';
import type { Parameters } from '../../core/parameters';
import { shownStep } from '../../store/lab';
import { useLab, useLabState } from '../../store/labContext';
import { useChart } from '../useChart';
import { PathChoice } from './PathChoice';
import { useGrab } from '../../store/useGrab';
import { ParameterHandle } from '../ParameterHandle';
import { Symbols } from '../../ui/Symbols';
import { Words } from '../../ui/Words';
import { criticalWords } from '../../charts/layout/criticalCurve';
import { fieldWords, mapWords, startWords } from './fieldWords';
import { createFieldWork, type FieldWork } from './fieldWork';
import { deployedWords, pushWords } from './pushMarks';
import { createRacePlane, racePoint, type Grip } from './racePlane';
import { createRaceMap } from './raceMap';
import './racePlane.css';
import { useRaceMap } from './useRaceMap';

/** Places in the drawing, from its top left corner. */
function placeOf(event: MouseEvent<SVGSVGElement>): { x: number; y: number } {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** The start point's two values, as sliders. */
const points = [
  {
    name: 'gap',
    label: 'Start point: gap',
    range: { min: 0, max: 2, step: 0.01 },
    wordsOf: (gap: number) => `gap ${formatNumber(gap)}`,
  },
  {
    name: 'rho',
    label: 'Start point: rate',
    range: { min: -0.5, max: 5, step: 0.01 },
    wordsOf: (rho: number) => `discount rate ${formatNumber(rho)}`,
  },
] as const;

/** What is drawn, in words, and under which assumptions. */
function Notes({ ofMap }: { ofMap: boolean }) {
  const shown = useLabState((state) => state.run?.parameters ?? state.parameters);
  return (
    <p className="race-notes">
      {ofMap && mapWords(shown)} {fieldWords(shown)} <Symbols text={criticalWords(shown)} />
    </p>
  );
}

/** The race of the two pushes, gap against discount rate: the run as a path, the field that drives it, and a start point to move. */
export function RacePlanePanel() {
  const lab = useLab();
  const { change, release } = useGrab();
  const id = useId();
  const words = useRef<HTMLSpanElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [{ work, plane, behind }] = useState(() => {
    const field: FieldWork = createFieldWork(redraw);
    const behind = createRaceMap(`race-${id.replace(/\W/g, '')}`);
    return { work: field, plane: createRacePlane(field, `clip-${id}`), behind };
  });
  const figure = useRef<HTMLElement>(null);
  const [withMap, setWithMap] = useState(true);
  const { exists, shown: map, current } = useRaceMap(figure, withMap);
  const background = withMap ? map : null;
  /** What the map says of the place where the pointer rests; null where it rests on none. */
  const pointed = useRef<string | null>(null);
  useEffect(() => () => work.destroy(), [work]);

  /** How far the pointer that drags stands from the middle of the handle; null while none does. */
  const drag = useRef<{ dx: number; dy: number } | null>(null);
  /** Whether the click that ends a press was a drag of its own. */
  const dragged = useRef(false);

  const svg = useChart(
    (state, size, reads) => {
      const marks = plane.layout(state, size, background && ((frame) => behind.marks(background, frame)));
      if (marks && reads && words.current && state.run) {
        const point = racePoint(state.run, shownStep(state));
        writeText(words.current, pointed.current ?? (state.deployed ? deployedWords(point) : pushWords(point)));
      }
      return marks;
    },
    [3],
  );

  function move(changes: Partial<Parameters> | null, grip: Grip): void {
    if (!changes) return;
    plane.grip(grip);
    change(changes);
  }
  function letGo(): void {
    drag.current = null;
    plane.grip(null);
    release();
    redraw();
  }
  function pullTo({ x, y }: { x: number; y: number }): void {
    const { dx, dy } = drag.current ?? { dx: 0, dy: 0 };
    move(plane.startUnder(x - dx, y - dy, lab.getState().parameters), 'pointer');
  }
  function press(event: PointerEvent<SVGSVGElement>): void {
    const onHandle = (event.target as Element).classList.contains('handle');
    dragged.current = false;
    // A finger beside the handle may be about to scroll the page: it moves the start point by a tap only.
    if (!event.isPrimary || event.button !== 0 || (event.pointerType === 'touch' && !onHandle)) return;
    const handle = plane.handle();
    if (!handle) return;
    const { x, y } = placeOf(event);
    drag.current = onHandle ? { dx: x - handle.x, dy: y - handle.y } : { dx: 0, dy: 0 };
    dragged.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    pullTo({ x, y });
  }
  /** The words say what a start under the pointer would come to. */
  function hover(event: PointerEvent<SVGSVGElement>): void {
    if (event.pointerType !== 'mouse') return;
    const { x, y } = placeOf(event);
    const place = plane.under(x, y);
    const end = place && background && behind.at(background, place.gap, place.rate);
    say(place && end ? startWords(place, end) : null);
  }
  function say(sentence: string | null): void {
    if (sentence === pointed.current) return;
    pointed.current = sentence;
    redraw();
  }
  function tap(event: MouseEvent<SVGSVGElement>): void {
    if (dragged.current) return;
    pullTo(placeOf(event));
    letGo();
  }

  return (
    <figure className="row-panel race-plane" aria-label="Race plane" ref={figure}>
      <div className="row-head">
        <h2 data-explain="panel:racePlane">Race plane</h2>
      </div>
      <div className="handle-frame">
        <svg
          ref={svg}
          className={current || !background ? 'chart' : 'chart stale'}
          data-figure="Race plane"
          data-map={background?.sharp && current ? 'whole' : undefined}
          role="img"
          aria-label="Gap against discount rate: the run as a path, and the two pushes at the cursor"
          aria-describedby={`${id}-words`}
          onPointerDown={press}
          onPointerMove={(event) => {
            if (drag.current) pullTo(placeOf(event));
            else hover(event);
          }}
          onPointerLeave={() => say(null)}
          onPointerUp={() => drag.current && letGo()}
          onPointerCancel={() => drag.current && letGo()}
          onClick={tap}
        />
        {points.map((point) => (
          <ParameterHandle key={point.name} {...point} change={(changes) => move(changes, 'keys')} release={letGo} />
        ))}
      </div>
      <Words className="row-words" id={`${id}-words`} words={words} />
      <PathChoice />
      {exists && (
        <label className="race-map-choice" data-explain="race:map">
          <input type="checkbox" checked={withMap} onChange={(event) => setWithMap(event.target.checked)} />
          <span>The map of outcomes behind it</span>
        </label>
      )}
      <Notes ofMap={withMap || !exists} />
    </figure>
  );
}
