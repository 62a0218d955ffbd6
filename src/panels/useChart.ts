import { useEffect, useRef, type RefObject } from 'react';
import { createDrawing, type Drawing } from '../charts/draw/drawMarks';
import type { Mark } from '../charts/layout/marks';
import type { Size } from '../charts/layout/plotFrame';
import type { LabState } from '../store/lab';
import { movesAt, readsAt } from '../store/frame';
import { useDraw, useLab } from '../store/labContext';
import { UNCOVERED } from './useDrawInView';

/** Makes the marks of a state; null leaves what is drawn. `reads` at the frames at which numbers change (store/frame.ts). */
export type ChartLayout = (state: LabState, size: Size, reads: boolean) => readonly Mark[] | null;

/**
 * An <svg> in which a layout of the lab's state is drawn, without rendering: after every change, and while something moves only at
 * `beats`, at the first of which its numbers change, so that panels do not all fall into one frame. Nothing is drawn while it is out of view.
 */
export function useChart(layout: ChartLayout, beats: readonly number[]): RefObject<SVGSVGElement | null> {
  const lab = useLab();
  const svg = useRef<SVGSVGElement>(null);
  const chart = useRef<{ drawing: Drawing; size: Size; inView: boolean } | null>(null);
  const latest = useRef(layout);

  function draw(state: LabState, reads: boolean): void {
    const { current } = chart;
    if (!current?.inView || current.size.width < 60) return;
    const marks = latest.current(state, current.size, reads);
    if (marks) current.drawing.update(marks);
  }
  useEffect(() => {
    latest.current = layout;
    draw(lab.getState(), true); // what the component knows besides the lab may have changed
  });
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const drawing = createDrawing(element);
    chart.current = { drawing, size: { width: element.clientWidth, height: element.clientHeight }, inView: false };
    const sizes = new ResizeObserver(() => {
      if (chart.current) chart.current.size = { width: element.clientWidth, height: element.clientHeight };
      draw(lab.getState(), true);
    });
    const views = new IntersectionObserver((entries) => {
      if (chart.current) chart.current.inView = entries.at(-1)?.isIntersecting ?? false;
      draw(lab.getState(), true);
    }, UNCOVERED);
    // A chart that is out of view is drawn when a picture of it is wanted.
    const picture = () => {
      const { current } = chart;
      if (!current) return;
      const { inView } = current;
      current.inView = true;
      draw(lab.getState(), true);
      current.inView = inView;
    };
    element.addEventListener('wanted', picture);
    sizes.observe(element);
    views.observe(element);
    return () => {
      element.removeEventListener('wanted', picture);
      sizes.disconnect();
      views.disconnect();
      drawing.destroy();
      chart.current = null;
    };
  }, [lab]);
  useDraw((state, beat, read) => {
    if (readsAt(beats[0], beat, state)) draw(read, true);
    else if (beats.some((own) => movesAt(own, beat))) draw(state, false);
  });
  return svg;
}
