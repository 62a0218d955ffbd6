import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { createDrawing, type Drawing } from '../../charts/draw/drawMarks';
import { toSvg } from '../../charts/toSvg';
import { shownStep, type LabState } from '../../store/lab';
import { useDraw, useLab } from '../../store/labContext';
import { laterModule, useLater } from '../../ui/later';
import { useMedia } from '../../ui/useMedia';
import './diagram.css';
import { figureState, type FigureState } from './figureState';
import { createFigureLayout, figureMarks, type Turn } from './geometry';
import { partNames, type PartName } from './parts';
import { narrowShape, wideShape } from './shapes';
import type { Place } from './slowMotion';

const sentences = laterModule(() => import('./describePart'));
const slowMotion = laterModule(async () => ({
  ...(await import('./slowMotion')),
  ...(await import('./SlowMotionStrip')),
}));

/** Stands under the figure until a part is chosen. */
const INVITATION = 'Click a part of the figure, or walk along its wires with the arrow keys, to read what it does now.';
const TOUCH_INVITATION = 'Tap a part of the figure to read what it does now.';

/** Figure 1: one tab stop; arrow keys, or a click, walk along its parts and say what each shows now. */
export function DiagramPanel() {
  const lab = useLab();
  const svg = useRef<SVGSVGElement>(null);
  const sentence = useRef<HTMLParagraphElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const read = useRef<FigureState | null>(null);
  const [layout] = useState(createFigureLayout);
  const [selected, setSelected] = useState<PartName | null>(null);
  const { value: described, problem } = useLater(sentences, selected !== null);
  const [place, setPlace] = useState<Place | null>(null);
  const { value: slow, problem: slowProblem } = useLater(slowMotion, place !== null);
  const toggle = useRef<HTMLButtonElement>(null);
  const narrow = useMedia('(max-width: 599px)');
  const coarse = useMedia('(hover: none) and (pointer: coarse)');
  const captionId = useId();
  const shape = narrow ? narrowShape : wideShape;

  function draw(state: LabState, beat: number): void {
    if (!svg.current || beat % 2 === 1) return;
    drawing.current ??= createDrawing(svg.current);
    const figure = figureState(state);
    if (beat === 0 || !read.current) read.current = figure;
    // While it moves, a third of its numbers at a time.
    const turn = state.playing || state.busy ? (Math.min(2, beat >> 2) as Turn) : null;
    const marks = layout(figure, shape, read.current, selected, turn);
    drawing.current.update(place && slow ? slow.lightUp(marks, place.stage) : marks);
    let words = (place && slowProblem) || (coarse ? TOUCH_INVITATION : INVITATION);
    if (selected) words = described?.describePart(selected, read.current) ?? problem;
    if (sentence.current && sentence.current.textContent !== words) sentence.current.textContent = words;
  }
  useDraw(draw);
  // A selection or a change of shape is not a change of the lab.
  useEffect(() => draw(lab.getState(), 0));
  useEffect(() => {
    if (selected) sentence.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  /** Begins at the step that is shown; where none follows it at the first one, as Play and Step do. */
  function beginSlowly(): void {
    const state = lab.getState();
    const restarted = figureState(state).ended;
    lab.pause();
    lab.seek(restarted ? 0 : shownStep(state));
    setSelected(null);
    setPlace({ stage: 0, restarted });
  }

  function leaveSlowly(refocus: boolean): void {
    setPlace(null);
    if (refocus) toggle.current?.focus({ preventScroll: true });
  }

  /** A click that comes before the code of slow motion does is heard when it has come. */
  function onceLoaded(act: (steps: NonNullable<typeof slow>) => void): void {
    if (slow) act(slow);
    else void slowMotion.load().then(act, () => undefined); // useLater says that it cannot be had
  }

  function steer(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') leaveSlowly(true);
    else if (by !== 0 && place) {
      event.preventDefault();
      onceLoaded((steps) => setPlace(steps.go(lab, place, by)));
    }
  }

  function walk(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return; // the button in the corner is no part
    const at = selected ? partNames.indexOf(selected) : -1;
    const ways: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: partNames.length - 1,
    };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') setSelected(null);
    else if (event.key in ways) {
      event.preventDefault();
      setSelected(partNames[(ways[event.key] + partNames.length) % partNames.length]);
    }
  }

  function pick(event: MouseEvent<SVGSVGElement>): void {
    const part = (event.target as Element).closest<SVGElement>('[data-part]')?.dataset.part;
    if (!place) setSelected((now) => (part === undefined || part === now ? null : (part as PartName)));
    else if (part) onceLoaded((steps) => setPlace({ ...place, stage: steps.stageOf(part as PartName, place.stage) }));
  }

  const strip = place && slow && (
    <slow.SlowMotionStrip place={place} setPlace={setPlace} steer={steer} leave={leaveSlowly} />
  );

  return (
    <div className="figure-one">
      <div
        className="figure-box"
        role="group"
        aria-label="Figure 1"
        aria-roledescription={`diagram; arrow keys move along its ${place ? 'training step' : 'wires'}`}
        aria-describedby={captionId}
        // One tab stop for the whole diagram: its parts are walked with the arrow keys.
        tabIndex={0}
        onKeyDown={place ? steer : walk}
      >
        <svg
          ref={svg}
          data-figure="Figure 1"
          className={`figure-svg ${shape.name}`}
          viewBox={`0 0 ${shape.width} ${shape.height}`}
          aria-hidden="true"
          onClick={pick}
          dangerouslySetInnerHTML={useFirstPicture(lab.getInitialState())}
        />
        <button
          ref={toggle}
          type="button"
          className="button small slow-toggle"
          aria-pressed={place !== null}
          onClick={() => (place ? leaveSlowly(true) : beginSlowly())}
        >
          Slow motion
        </button>
      </div>
      {narrow && strip}
      <div className="figure-caption" id={captionId}>
        <strong>Figure 1.</strong> A mesa-optimiser (a learned optimiser) in training, redrawn from the text of Moe
        (2025). <Key shape="base" words="what the base objective wants," />{' '}
        <Key shape="mesa" words="what the mesa-objective wants," /> <Key shape="action" words="what it does." />{' '}
        <details>
          <summary>Whose is what?</summary>
          Andreas Moe, “Situationally Aware Mesa Optimisers will have Long Term Objectives”, 2025. Its text names the
          world model, the mesa-objective, the search, the current example, the future wires, the discount rate, the
          base objective and optimiser, both updates and the awareness. It implies the candidate, score, action and loss
          wires. The weight 1 of the present, the base side’s place in this figure and the direction of the dashed wire
          are ours.
        </details>
      </div>
      <p className="figure-caveat">
        This simulates the paper’s argument under the assumptions named above. It does not show what real networks do.
      </p>
      {!narrow && strip}
      <p
        className="figure-sentence"
        ref={sentence}
        aria-live="polite"
        hidden={Boolean(strip)}
        data-explain={selected ? `figure:${selected}` : undefined}
      >
        {INVITATION}
      </p>
    </div>
  );
}

/** A marker of the rulers, as it stands in the figure, and what it means. */
function Key({ shape, words }: { shape: 'base' | 'mesa' | 'action'; words: string }) {
  const names = { base: 'Cross:', mesa: 'Circle:', action: 'Triangle:' };
  return (
    <span className="figure-key">
      <svg className="figure-svg key" viewBox="0 0 14 14" width="13" height="13" role="img" aria-label={names[shape]}>
        {shape === 'base' && <path className="base-target" d="M1.5 1.5l11 11M1.5 12.5l11 -11" />}
        {shape === 'mesa' && <circle className="mesa-target" cx="7" cy="7" r="5.5" />}
        {shape === 'action' && <path className="action-mark" d="M7 1.5l6 11h-12z" />}
      </svg>{' '}
      {words}
    </span>
  );
}

/** The picture that the page is rendered with, made once: React then leaves the inside of the <svg> alone. */
function useFirstPicture(state: LabState): { __html: string } {
  const [picture] = useState(() => ({ __html: toSvg(figureMarks(figureState(state), wideShape)) }));
  return picture;
}
