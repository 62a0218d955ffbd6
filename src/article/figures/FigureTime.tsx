import { useRef } from 'react';
import { writeText } from '../../charts/draw/drawMarks';
import type { LabState } from '../../store/lab';
import { useDraw, useLab, useLabState } from '../../store/labContext';

/** Plays a figure's run, or stops it at any step. */
export function FigureTime({ title }: { title: string }) {
  const lab = useLab();
  const playing = useLabState((state) => state.playing);
  const steps = useLabState((state) => state.parameters.steps);
  const input = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLSpanElement>(null);

  useDraw((state, beat) => {
    const step = stepOf(state);
    if (input.current && input.current.valueAsNumber !== step) input.current.valueAsNumber = step;
    if (beat > 0) return;
    const words = `step ${step}`;
    if (text.current) writeText(text.current, words);
    if (input.current?.getAttribute('aria-valuetext') !== words) input.current?.setAttribute('aria-valuetext', words);
  });

  return (
    <div className="figure-time">
      <button type="button" className="button small" onClick={() => (playing ? lab.pause() : lab.play())}>
        {playing ? 'Pause' : 'Play'} <span className="visually-hidden">({title})</span>
      </button>
      <input
        ref={input}
        className="scrubber"
        type="range"
        aria-label={`Step of training (${title})`}
        min={0}
        max={steps}
        step={1}
        defaultValue={steps}
        onChange={(event) => {
          lab.pause();
          lab.seek(event.target.valueAsNumber);
        }}
      />
      <span className="figure-step" ref={text}>
        step {steps}
      </span>
    </div>
  );
}

/** The step under the cursor, which rests at the last. */
function stepOf({ cursor, parameters: { steps } }: LabState): number {
  return cursor === null ? steps : Math.min(cursor, steps);
}
