import { useRef, useState, type PointerEvent } from 'react';
import { formatNumber } from '../../charts/layout/formatNumber';
import { specOf } from '../../core/parameters';
import { behindRuns } from '../../store/beside';
import { shownStep } from '../../store/lab';
import { useLab, useLabState } from '../../store/labContext';
import { useChart } from '../useChart';
import { useGrab } from '../../store/useGrab';
import { HandleSlider } from '../../ui/HandleSlider';
import { createMindReader } from './mind';
import { heaviestEpisode, rateUnder, weightTable, type WeightTable } from './rateUnder';
import { linearAxis, weightAxis, type Slot, type WeightAxis } from './weightBars';
import { heightUnder, besideOutline, slotUnder, weightFrame, weightMarks, type WeightFrame } from './weightMarks';

/** Pixels that a finger moves sideways before it drags; upwards it scrolls the page, except on the handle. */
const FINGER = 8;

/** A drag on the bars: from where, and what it is measured by while it lasts. */
interface Press {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  /** The handle's bar, when the handle is held; else the one under the pointer is moved. */
  readonly held: boolean;
  begun: { readonly table: WeightTable; readonly frame: WeightFrame; readonly heaviest: number; slot: Slot } | null;
}

/** The temporal weights as bars, which set the initial discount rate when they are dragged. */
export function WeightBars({ describedBy }: { describedBy: string }) {
  const lab = useLab();
  const grab = useGrab();
  const press = useRef<Press | null>(null);
  const axis = useRef<WeightAxis | null>(null);
  /** The step of the last drawing, null for the last one. */
  const place = useRef<number | null>(null);
  /** Episode whose bar has the handle. */
  const gripped = useRef(1);
  const [drawing] = useState(createWeightDrawing);

  const svg = useChart(
    (state, size) => {
      const { run } = state;
      if (!run) {
        const { horizon, deploy } = state.parameters;
        const { axes, border } = drawing.frame(size, horizon, deploy, linearAxis);
        return [...axes, ...border];
      }
      const { relative, parameters } = drawing.read(run, shownStep(state));
      const { horizon, deploy } = parameters;
      // A grab goes to step 0, whose weights have an axis of their own; what is dragged keeps it.
      const before = place.current === (state.probe ?? state.cursor) ? axis.current : null;
      place.current = state.probe ?? state.cursor;
      if (!press.current?.begun)
        axis.current = weightAxis(relative, deploy, state.playing ? axis.current : before, state.held);
      const frame = drawing.frame(size, horizon, deploy, axis.current!);
      const marks = weightMarks(frame, relative, deploy, gripped.current);
      const [other] = behindRuns(state);
      if (!other) return marks;
      const beside = drawing.readBeside(other, Math.min(shownStep(state), other.length - 1));
      return [...marks, besideOutline(frame, beside.relative)];
    },
    [6],
  );

  function begin(): Press['begun'] {
    grab.change({}); // to step 0, whose bars are what is dragged
    const { run } = lab.getState();
    const element = svg.current;
    if (!run || !element) return null;
    const { relative, parameters } = drawing.read(run, 0);
    const { horizon, deploy } = parameters;
    axis.current = weightAxis(relative, deploy);
    const size = { width: element.clientWidth, height: element.clientHeight };
    const frame = drawing.frame(size, horizon, deploy, axis.current);
    const slot = frame.slots.find(({ from, to }) => from <= gripped.current && gripped.current <= to);
    return { table: weightTable(run), frame, heaviest: heaviestEpisode(relative), slot: slot ?? frame.slots[1] };
  }

  function drag(event: PointerEvent<SVGSVGElement>): void {
    const { current } = press;
    if (!current) return;
    current.begun ??= begin();
    if (!current.begun) return;
    const { table, frame, heaviest } = current.begun;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    if (!current.held) current.begun.slot = slotUnder(frame, event.clientX - left);
    const { slot } = current.begun;
    gripped.current = slot.from;
    const height = heightUnder(frame, event.clientY - top);
    grab.change({ rho: rateUnder(table, { slot, height, axis: frame.axis, heaviest }, lab.getState().parameters.rho) });
  }

  function end(): void {
    if (press.current?.begun) grab.release();
    press.current = null;
  }

  return (
    <div className="handle-frame">
      <svg
        ref={svg}
        className="chart mind-weights"
        data-figure="Temporal weights"
        role="img"
        aria-label="Temporal weights of the episodes ahead"
        aria-describedby={describedBy}
        onPointerDown={(event) => {
          if (event.button !== 0 || press.current) return;
          const held = event.target instanceof Element && event.target.closest('.handle') !== null;
          press.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY, held, begun: null };
          event.currentTarget.setPointerCapture(event.pointerId);
          if (held || event.pointerType !== 'touch') drag(event);
        }}
        onPointerMove={(event) => {
          const { current } = press;
          if (current?.pointer !== event.pointerId) return;
          const aside = Math.abs(event.clientX - current.x);
          if (current.begun || (aside > FINGER && aside > Math.abs(event.clientY - current.y))) drag(event);
        }}
        onPointerUp={(event) => {
          if (press.current?.pointer !== event.pointerId) return;
          drag(event); // where a finger only tapped
          end();
        }}
        onPointerCancel={end}
        onLostPointerCapture={end}
      />
      <RateSlider onInput={(rho) => grab.change({ rho })} onBlur={grab.release} />
    </div>
  );
}

/** Reads states and keeps the frame of the last drawing, as long as it would be the same. */
function createWeightDrawing() {
  let key = '';
  let kept: WeightFrame;
  return {
    read: createMindReader(),
    readBeside: createMindReader(),
    frame(...[size, horizon, deploy, axis]: Parameters<typeof weightFrame>): WeightFrame {
      const now = [size.width, size.height, horizon, deploy, axis.log, axis.decades].join();
      if (now !== key) kept = weightFrame(size, horizon, deploy, axis);
      key = now;
      return kept;
    },
  };
}

/** The same by keyboard. Apart, so that the bars are not rendered with it. */
function RateSlider({ onInput, onBlur }: { onInput: (rho: number) => void; onBlur: () => void }) {
  const rho = useLabState((state) => state.parameters.rho);
  const spec = specOf('rho');
  if (spec.kind !== 'number') return null;
  return (
    <HandleSlider
      label="Weights: rate at the start"
      value={rho}
      min={spec.min}
      max={spec.max}
      step={spec.step}
      valueText={`ρ ${formatNumber(rho)}, γ ${formatNumber(Math.exp(-rho))}`}
      onInput={onInput}
      onBlur={onBlur}
    />
  );
}
