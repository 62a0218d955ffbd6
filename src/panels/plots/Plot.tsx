import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatExact } from '../../charts/layout/formatNumber';
import { shownStep } from '../../store/lab';
import { useLab, useLabState } from '../../store/labContext';
import { useDrawInView } from '../useDrawInView';
import { later } from '../../ui/later';
import { createLivePlot, type LivePlot } from './livePlot';
import type { PlotKind } from './plotKinds';

const PlotTableBody = later(async () => (await import('./PlotTableBody')).PlotTableBody);

/** Pixels that a finger goes sideways before it means the plot and not the page. */
const SIDEWAYS = 12;

/** A live plot: its name and number, the drawing, its table. `beat` is its own (createLivePlot). */
export function Plot({ kind, beat }: { kind: PlotKind; beat: number }) {
  const lab = useLab();
  const svg = useRef<SVGSVGElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const aside = useRef<HTMLSpanElement>(null);
  const plot = useRef<LivePlot | null>(null);

  useEffect(() => {
    const element = svg.current;
    if (!element || !value.current || !aside.current) return;
    const headline = { value: value.current, aside: aside.current };
    const live = createLivePlot(element, headline, kind, beat);
    plot.current = live;
    live.resize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(() => {
      live.resize({ width: element.clientWidth, height: element.clientHeight });
      live.update(lab.getState(), 0);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      live.destroy();
      plot.current = null;
    };
  }, [kind, lab, beat]);
  useDrawInView(svg, (state, now) => plot.current?.update(state, now));

  function stepUnder(event: PointerEvent<SVGSVGElement>): number {
    return plot.current?.stepAt(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? 0;
  }

  /** Where a finger came down, and whether it has gone sideways from there, which takes the cursor along; up and down it scrolls the page. */
  const finger = useRef({ x: 0, y: 0, cursor: null as number | null, scrubs: false });

  function touch(event: PointerEvent<SVGSVGElement>): void {
    finger.current = { x: event.clientX, y: event.clientY, cursor: lab.getState().cursor, scrubs: false };
  }
  function scrub(event: PointerEvent<SVGSVGElement>): void {
    const { x, y, scrubs } = finger.current;
    const [across, down] = [Math.abs(event.clientX - x), Math.abs(event.clientY - y)];
    if (!scrubs && (across < SIDEWAYS || across < 2 * down)) return;
    finger.current.scrubs = true;
    lab.pause();
    lab.seek(stepUnder(event));
  }
  /** The page scrolls after all. */
  function leave(): void {
    if (finger.current.scrubs) lab.seek(finger.current.cursor);
    finger.current.scrubs = false;
  }

  function read(event: KeyboardEvent): void {
    const state = lab.getState();
    const last = state.run ? state.run.length - 1 : 0;
    const at = shownStep(state);
    const page = Math.max(1, Math.round(last / 10));
    const ways: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + page,
      PageDown: at - page,
      Home: 0,
      End: last,
    };
    if (event.key in ways) {
      event.preventDefault();
      lab.probe(Math.max(0, Math.min(last, ways[event.key])));
    } else if (event.key === 'Enter') lab.seek(at);
    else if (event.key === 'Escape') lab.probe(null);
  }

  return (
    <figure className="plot" aria-label={kind.name}>
      <div className="plot-head">
        <h2 data-explain={`plot:${kind.id}`}>
          {kind.name} <i>{kind.symbol}</i>
        </h2>
        <span data-explain={`readout:${kind.id}`}>
          <span className="plot-aside" ref={aside} /> <span className="plot-value" ref={value} />
        </span>
      </div>
      <svg
        ref={svg}
        className="plot-svg"
        data-figure={kind.name}
        role="group"
        aria-label={`${kind.name} against training steps; arrow keys read values off`}
        // Arrow keys read exact values off the curve, as the pointer does.
        tabIndex={0}
        data-explain={`plot:${kind.id}`}
        onPointerMove={(event) => {
          if (event.pointerType === 'mouse') lab.probe(stepUnder(event));
          else scrub(event);
        }}
        onPointerDown={touch}
        onPointerCancel={leave}
        onPointerLeave={() => lab.probe(null)}
        onBlur={() => lab.probe(null)}
        onClick={(event) => lab.seek(stepUnder(event as PointerEvent<SVGSVGElement>))}
        onKeyDown={read}
      />
      <PlotTable kind={kind} />
      <Reading kind={kind} />
    </figure>
  );
}

/** Says what arrow keys read off, for those who cannot see the headline. */
function Reading({ kind }: { kind: PlotKind }) {
  const probe = useLabState((state) => (state.probe === null ? null : shownStep(state)));
  const rows = useLabState((state) => (state.probe === null ? null : state.run?.rows));
  const [first] = kind.table;
  if (probe === null || !rows) return null;
  return (
    <p className="visually-hidden" aria-live="polite">
      Step {probe}: {first.name} {formatExact(first.value((name) => rows.valueAt(name, probe)))}
    </p>
  );
}

function PlotTable({ kind }: { kind: PlotKind }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="plot-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Table</summary>
      {open && <PlotTableBody kind={kind} />}
    </details>
  );
}
