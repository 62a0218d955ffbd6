import { useEffect, useId, useLayoutEffect, useRef, useState, type PointerEvent } from 'react';
import { createDrawing, writeText, type Drawing } from '../../charts/draw/drawMarks';
import { toSvg } from '../../charts/toSvg';
import type { ColumnName } from '../../core/readouts';
import { shownStep, type LabState } from '../../store/lab';
import { useDraw, useLab } from '../../store/labContext';
import { useGrab } from '../../store/useGrab';
import { figureCharts, type FigureChart as Chart } from './charts';
import type { ChartName } from './figureSpecs';
import { plainMarks } from './plainMarks';
import { useRestingWords } from './useRestingWords';

/**
 * One chart of a figure, laid out for one width and drawn larger or smaller as a whole: so the picture in the page's HTML and the live one
 * are the same at every size of the window.
 */
export function FigureChart({ name, width, height }: { name: ChartName; width: number; height: number }) {
  const lab = useLab();
  const id = useId();
  const chart = figureCharts[name];
  const [{ layout, pull, hold }] = useState(() => chart.create(`clip-${id}`));
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef<Drawing>(null);
  const number = useRef<HTMLSpanElement>(null);
  const words = useRestingWords(chart.words);
  const [picture] = useState(() => ({ __html: toSvg(plainMarks(layout(lab.getState(), { width, height }) ?? [])) }));
  const [firstNumber] = useState(() => numberOf(chart, lab.getState()));

  function draw(state: LabState, beat: number, read: LabState): void {
    const marks = layout(state, { width, height });
    if (marks) drawing.current?.update(plainMarks(marks));
    if (beat === 0 && number.current) writeText(number.current, numberOf(chart, read));
  }
  useLayoutEffect(() => {
    if (!svg.current) return;
    drawing.current = createDrawing(svg.current);
    return () => {
      drawing.current = null;
    };
  }, []);
  useDraw(draw);
  const drag = useDrag(svg, width, pull, hold);

  return (
    <div className={`figure-chart ${chart.classes[0]}`}>
      <div className="figure-head">
        <span>{chart.name}</span>
        <b ref={number}>{firstNumber}</b>
      </div>
      <svg
        ref={svg}
        className={chart.classes[1]}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words}
        dangerouslySetInnerHTML={picture}
        {...drag}
      />
    </div>
  );
}

function numberOf({ number }: Chart, state: LabState): string {
  const { run } = state;
  if (!run || !number) return '';
  const row = shownStep(state);
  return number((column: ColumnName) => run.rows.valueAt(column, row));
}

type Svg = React.RefObject<SVGSVGElement | null>;

/** Pulling at a chart with a pointer. A finger takes only the handle, so that it can scroll the page over the rest. */
function useDrag(
  svg: Svg,
  width: number,
  pull: ReturnType<Chart['create']>['pull'],
  hold: ReturnType<Chart['create']>['hold'],
) {
  const lab = useLab();
  const { change, release } = useGrab();
  const dragging = useRef(false);

  function move({ clientX, clientY }: PointerEvent): void {
    if (!svg.current || !pull) return;
    const { left, top, width: wide } = svg.current.getBoundingClientRect();
    const scale = width / wide;
    const place = { x: (clientX - left) * scale, y: (clientY - top) * scale };
    const changes = pull(place, lab.getState().parameters);
    if (changes) change(changes);
  }
  function end(): void {
    if (!dragging.current) return;
    dragging.current = false;
    hold?.(false);
    release();
  }
  const latest = useRef(end);
  useEffect(() => {
    latest.current = end;
  });
  useEffect(() => () => latest.current(), []);
  if (!pull) return {};
  return {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      const onHandle = event.target instanceof Element && event.target.classList.contains('handle');
      if (!event.isPrimary || event.button !== 0 || (event.pointerType === 'touch' && !onHandle)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragging.current = true;
      hold?.(true);
      move(event);
    },
    onPointerMove: (event: PointerEvent) => dragging.current && move(event),
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}
