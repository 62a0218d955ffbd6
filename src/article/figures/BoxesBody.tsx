import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createDrawing, type Drawing } from '../../charts/draw/drawMarks';
import { toSvg } from '../../charts/toSvg';
import { figureState } from '../../panels/diagram/figureState';
import { figureMarks } from '../../panels/diagram/geometry';
import { narrowShape } from '../../panels/diagram/shapes';
import type { Lab, LabState } from '../../store/lab';
import { LabProvider, useDraw, useLab } from '../../store/labContext';
import { boxStages, hasKnob, lastStage, marksAtStage, wholeSentence } from './boxStages';
import { FigureControl } from './FigureControls';
import type { RunSpec } from './figureSpecs';
import { plainMarks } from './plainMarks';
import { useFigureLoop } from './useFigureLoop';

/** Figure 1 at the start of a run, whose rate turns the knob. */
const run: RunSpec = {
  changes: {},
  controls: [{ kind: 'slider', key: 'rho', label: 'Discount rate ρ' }],
};
export const boxesRuns = { runs: [run] };

/** The figure itself; `still` for the picture in the page's HTML. */
export function BoxesBody({ lab, title, still = false }: { lab: Lab; title: string; still?: boolean }) {
  const { element, loop } = useFigureLoop(lab, still);
  /** null for the whole figure. */
  const [stage, setStage] = useState<number | null>(null);
  const sentence = useId();
  const go = (to: number) => setStage(Math.max(0, Math.min(lastStage, to)));

  function steer(event: KeyboardEvent): void {
    const ways: Readonly<Record<string, number>> = {
      ArrowRight: stage === null ? 0 : stage + 1,
      ArrowLeft: (stage ?? lastStage) - 1,
      Home: 0,
      End: lastStage,
    };
    if (!(event.key in ways) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(ways[event.key]);
  }

  return (
    <LabProvider lab={lab} loop={loop}>
      <div className={`figure-body one boxes${still ? ' still' : ''}`}>
        <div className="figure-run" ref={element}>
          <div className="figure-charts">
            <Boxes stage={stage} />
          </div>
          <div className="figure-aside">
            <p className="figure-said" id={sentence} aria-live="polite">
              <b>{stage === null ? 'The whole figure.' : `${stage + 1} of ${boxStages.length}.`}</b>{' '}
              {stage === null ? wholeSentence : boxStages[stage].sentence}
            </p>
            <div className="figure-controls">
              {/* The arrow keys work wherever the focus is among its buttons. */}
              {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
              <div className="figure-buttons" onKeyDown={steer}>
                <button
                  type="button"
                  className="button small"
                  aria-disabled={stage === null || stage === 0}
                  aria-describedby={sentence}
                  onClick={() => stage !== null && go(stage - 1)}
                >
                  Part before
                </button>
                <button
                  type="button"
                  className="button small"
                  aria-describedby={sentence}
                  onClick={() => (stage === lastStage ? setStage(null) : go(stage === null ? 0 : stage + 1))}
                >
                  {stage === null ? 'Build it up' : stage === lastStage ? 'The whole' : 'Next part'}
                </button>
              </div>
              <div style={{ visibility: hasKnob(stage) ? undefined : 'hidden' }}>
                {run.controls.map((control) => (
                  <FigureControl key={control.label} spec={control} title={title} />
                ))}
              </div>
            </div>
          </div>
        </div>
      </div>
    </LabProvider>
  );
}

function layOut(state: LabState, stage: number | null) {
  const marks = figureMarks(figureState({ ...state, cursor: 0 }), narrowShape);
  return plainMarks(marksAtStage(marks, stage));
}

function Boxes({ stage }: { stage: number | null }) {
  const lab = useLab();
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef<Drawing>(null);
  const [picture] = useState(() => ({ __html: toSvg(layOut(lab.getState(), stage)) }));
  useLayoutEffect(() => {
    if (!svg.current) return;
    drawing.current = createDrawing(svg.current);
    return () => {
      drawing.current = null;
    };
  }, []);
  const draw = (state: LabState) => drawing.current?.update(layOut(state, stage));
  useDraw(draw);
  useEffect(() => draw(lab.getState())); // another stage is not a change of the lab
  return (
    <svg
      ref={svg}
      className="figure-svg narrow"
      viewBox={`0 0 ${narrowShape.width} ${narrowShape.height}`}
      role="img"
      aria-label={partsWords(stage)}
      dangerouslySetInnerHTML={picture}
    />
  );
}

/** What the picture shows, for those who do not see it: the parts so far and what they do. */
function partsWords(stage: number | null): string {
  const shown = stage === null ? boxStages : boxStages.slice(0, stage + 1);
  const which = stage === null ? 'whole' : `stage ${stage + 1} of ${boxStages.length}`;
  return `Figure 1, ${which}. ${shown.map(({ sentence }) => sentence).join(' ')}`;
}
