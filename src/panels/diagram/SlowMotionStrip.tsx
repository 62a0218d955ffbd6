import { useEffect, useId, useRef, type KeyboardEvent, type Ref } from 'react';
import { writeText } from '../../charts/draw/drawMarks';
import type { LabState } from '../../store/lab';
import { useDraw, useLab, useLabState } from '../../store/labContext';
import { go, sentenceAt, stageFrom, stages, type Place } from './slowMotion';
import './slowMotion.css';

interface Props {
  readonly place: Place;
  readonly setPlace: (place: Place) => void;
  /** Left, Right and Escape, as on the figure itself. */
  readonly steer: (event: KeyboardEvent) => void;
  /** `refocus`: the focus goes where slow motion was begun. */
  readonly leave: (refocus: boolean) => void;
}

/** Under the figure while slow motion is on: the stage, its sentence, and the way forward and back. */
export function SlowMotionStrip({ place, setPlace, steer, leave }: Props) {
  const lab = useLab();
  const strip = useRef<HTMLDivElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  const sentence = useRef<HTMLSpanElement>(null);
  const sentenceId = useId();
  const { stage } = place;
  const isFirst = useLabState((state) => stageFrom(state, stage, -1) === null);
  const isLast = useLabState((state) => stageFrom(state, stage, 1) === null);
  const playing = useLabState((state) => state.playing);

  function draw(state: LabState, beat: number): void {
    if (beat === 0 && sentence.current) writeText(sentence.current, sentenceAt(place, state));
  }
  useDraw(draw);
  useEffect(() => draw(lab.getState(), 0)); // another stage is not a change of the lab
  useEffect(() => forward.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    strip.current?.scrollIntoView({ block: 'nearest' }); // in braces: newer browsers return a promise, which is no clean-up
  }, [stage]);
  // Whoever plays the run has left the single step.
  useEffect(() => {
    if (playing) leave(false);
  });

  return (
    <div className="slow-motion" ref={strip} role="group" aria-label="Slow motion" onKeyDown={steer}>
      {/* The same words are in the sentence below, where they are read out. */}
      <p className="slow-stage" aria-hidden="true">
        {stage + 1} / {stages.length} · {stages[stage].name}
      </p>
      <div className="slow-buttons">
        <Turn name="Back" icon="M12 2 3 8l9 6z" isOff={isFirst} press={() => setPlace(go(lab, place, -1))} />
        <Turn
          ref={forward}
          name="Forward"
          icon="M4 2 13 8l-9 6z"
          isOff={isLast}
          press={() => setPlace(go(lab, place, 1))}
          says={sentenceId}
        />
        <button type="button" className="button small" onClick={() => leave(true)}>
          Done
        </button>
      </div>
      <p className="slow-sentence" id={sentenceId} aria-live="polite" aria-atomic="true">
        <span className="visually-hidden">
          {stage + 1} of {stages.length}, {stages[stage].name}.{' '}
        </span>
        <span ref={sentence} />
      </p>
    </div>
  );
}

interface TurnProps {
  readonly name: string;
  readonly icon: string;
  /** There is nothing that way; it keeps the focus. */
  readonly isOff: boolean;
  readonly press: () => void;
  readonly says?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

function Turn({ name, icon, isOff, press, says, ref }: TurnProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={`button small turn ${name.toLowerCase()}`}
      aria-disabled={isOff}
      aria-describedby={says}
      onClick={press}
    >
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={icon} />
      </svg>
      <span>{name}</span>
    </button>
  );
}
