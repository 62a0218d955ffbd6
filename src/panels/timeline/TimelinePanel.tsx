import { useEffect, useRef, useState } from 'react';
import { writeText } from '../../charts/draw/drawMarks';
import { readsAt } from '../../store/frame';
import { shownStep, type LabState } from '../../store/lab';
import type { ShownRun } from '../../store/shownRun';
import { useDraw, useLab, useLabState } from '../../store/labContext';
import { ForkButton } from './ForkButton';
import type { RunEvent } from '../../core/events';
import { placeLabels, timelineMarks, type TimelineMark } from './marks';
import './timeline.css';

const speeds = [0.5, 1, 2, 4];

/** Play, step, restart and scrub over the run; its events are buttons under the track. */
export function TimelinePanel() {
  const lab = useLab();
  const playing = useLabState((state) => state.playing);
  const speed = useLabState((state) => state.speed);
  return (
    <section className="timeline" aria-label="Timeline">
      <button
        type="button"
        className="button play"
        onClick={() => (playing ? lab.pause() : lab.play())}
        aria-label={playing ? 'Pause' : 'Play'}
      >
        <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
          {playing ? <path d="M4 3h3v10H4zM9 3h3v10H9z" /> : <path d="M4 2.5 13.5 8 4 13.5z" />}
        </svg>
      </button>
      <button type="button" className="button icon" onClick={() => lab.step()} aria-label="Step" title="Step">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M2.5 3.5 9.5 8l-7 4.5zM11 3.5h2.250v9H11z" />
        </svg>
      </button>
      <button type="button" className="button icon" onClick={() => lab.restart()} aria-label="Restart" title="Restart">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M13.5 3.5 6.5 8l7 4.5zM2.750 3.5H5v9H2.750z" />
        </svg>
      </button>
      <Scrubber />
      <StepText />
      <ForkButton className="button fork" />
      <DeployButton className="button deploy" />
      <button
        type="button"
        className="button icon speed"
        title="Speed"
        aria-label={`Speed ${speed}×`}
        onClick={() => lab.setSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length])}
      >
        {speed}×
      </button>
    </section>
  );
}

/** Deploys the state under the cursor, to see what it does once nobody trains it; pressed again, goes back. */
function DeployButton({ className }: { className: string }) {
  const lab = useLab();
  const deployed = useLabState((state) => state.deployed);
  return (
    <button
      type="button"
      className={className}
      aria-pressed={deployed}
      data-explain="deploy"
      onClick={() => lab.deploy(!deployed)}
    >
      <span className="button-word">{deployed ? 'Deployed' : 'Deploy'}</span>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="button-icon">
        <path d="M8 1 3.5 6H6.500v5h3V6h3zM2 12.500h12V14.500H2z" />
      </svg>
    </button>
  );
}

function Scrubber() {
  const lab = useLab();
  const input = useRef<HTMLInputElement>(null);
  const steps = useLabState((state) => state.parameters.steps);
  const before = useRef<number | null>(null);

  useDraw((state, beat) => {
    const element = input.current;
    // Less than two pixels a frame while it plays: it moves where the plots' cursors do.
    if (!element || (state.playing && beat % 2 === 0)) return;
    // A run that a formula broke off rests at its last state.
    const end = state.run?.outcome?.broken ? state.run.outcome.broken.step - 1 : state.parameters.steps;
    const step = Math.min(state.cursor ?? end, end);
    if (element.valueAsNumber !== step) element.valueAsNumber = step;
    if (!readsAt(3, beat, state)) return;
    const words = `step ${step} of ${state.parameters.steps}`;
    if (element.getAttribute('aria-valuetext') !== words) element.setAttribute('aria-valuetext', words);
    const ready = state.busy && state.run ? (state.run.length / (state.run.parameters.steps + 1)) * 100 : 100;
    const computed = `${Math.round(ready)}%`;
    if (element.style.getPropertyValue('--computed') !== computed) element.style.setProperty('--computed', computed);
  });

  return (
    <div className="track">
      <input
        ref={input}
        onPointerDown={() => (before.current = lab.getState().cursor)}
        // The finger scrolls the page: it meant nothing by the track under it.
        onPointerCancel={() => lab.seek(before.current)}
        className="scrubber"
        type="range"
        aria-label="Training step"
        min={0}
        max={steps}
        step={1}
        defaultValue={steps}
        onChange={(event) => {
          lab.pause();
          lab.seek(event.target.valueAsNumber);
        }}
      />
      <EventMarks />
    </div>
  );
}

const noEvents: readonly RunEvent[] = [];

/** While a run is computed, the marks of the last one stand: those of its part would come and go with every move of a slider. */
function marked({ busy, run, settled }: LabState): ShownRun | null {
  return busy && settled?.parameters.steps === run?.parameters.steps ? settled : run;
}

function useMarks(): { marks: readonly TimelineMark[]; steps: number } {
  const events = useLabState((state) => marked(state)?.events ?? noEvents);
  const steps = useLabState((state) => marked(state)?.parameters.steps ?? 0);
  const brokenAt = useLabState((state) => {
    const broken = marked(state)?.outcome?.broken;
    return broken ? broken.step - 1 : null;
  });
  const forkedAt = useLabState((state) => marked(state)?.recipe.forks.at(-1)?.step ?? null);
  return { marks: steps === 0 ? [] : timelineMarks(events, steps, { brokenAt, forkedAt }), steps: Math.max(1, steps) };
}

/** The events under the track, shifted apart where they crowd, each with a line to its place. */
function EventMarks() {
  const lab = useLab();
  const { marks, steps } = useMarks();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const places = placeLabels(marks, steps, width);
  return (
    <div className="event-marks" ref={box}>
      <svg width="100%" height="8" aria-hidden="true">
        {marks.map(({ kind, step }, i) => {
          const x = (step / steps) * width;
          const place = places?.[i];
          const foot = place ? Math.max(place.left + 10, Math.min(x, place.left + place.width - 10)) : x;
          return <path key={kind} d={`M${x} 0V3L${foot} 8`} />;
        })}
      </svg>
      {places &&
        marks.map(({ kind, label, step }, i) => (
          <button
            key={kind}
            type="button"
            className="event"
            data-explain={`event:${kind}`}
            style={{ left: places[i].left }}
            title={`Step ${step}`}
            onClick={() => {
              lab.seek(step);
              if (kind === 'deployment') lab.deploy(true);
            }}
          >
            {label}
          </button>
        ))}
    </div>
  );
}

/** The same events as a row of buttons, where the track has no room for labels or fingers press them; style sheets show one of the two. */
export function EventList() {
  const lab = useLab();
  const { marks } = useMarks();
  return (
    <div className="event-list" role="group" aria-label="Events">
      {marks.map(({ kind, label, step }) => (
        <button
          key={kind}
          type="button"
          className="button small"
          data-explain={`event:${kind}`}
          onClick={() => {
            lab.seek(step);
            if (kind === 'deployment') lab.deploy(true);
          }}
        >
          {label} <span className="at">{step}</span>
        </button>
      ))}
    </div>
  );
}

/** What can be done with the state under the cursor and with the run, where timeline and header have no room for it. */
export function ActionRow() {
  const lab = useLab();
  const pinned = useLabState((state) => state.pinned !== null);
  return (
    <div className="action-row">
      <DeployButton className="button small" />
      <ForkButton className="button small" />
      {!pinned && (
        <button type="button" className="button small" onClick={() => lab.pin()}>
          Pin to compare
        </button>
      )}
    </div>
  );
}

function StepText() {
  const text = useRef<HTMLSpanElement>(null);
  useDraw((now, beat, state) => {
    if (!readsAt(11, beat, now)) return;
    const words = `${state.run?.rows.valueAt('step', shownStep(state)) ?? 0}`;
    if (text.current) writeText(text.current, words);
  });
  const steps = useLabState((state) => state.parameters.steps);
  return (
    <span className="step-text" data-explain="readout:step" style={{ minWidth: `${2 * String(steps).length + 7}ch` }}>
      <span className="step-word">step </span>
      <span ref={text} className="step-number" style={{ minWidth: `${String(steps).length}ch` }} /> / {steps}
    </span>
  );
}
