import { useRef, useState } from 'react';
import { writeText } from '../../charts/draw/drawMarks';
import { useDrawInView } from '../useDrawInView';
import { useChart } from '../useChart';
import { readsAt } from '../../store/frame';
import { useGrab } from '../../store/useGrab';
import { Words } from '../../ui/Words';
import { createGoalPlane } from './goalPlane';
import './goalPlane.css';
import { planeState } from './planeState';
import { planeAlternative, planeWords } from './planeWords';
import { StartSliders } from './StartSliders';
import { useStartDrag } from './useStartDrag';

/** See useChart; each panel of the row has its own. */
const BEAT = 10;

/** Base target, mesa target and the action between them, in the plane of visible and hidden gap; a handle sets where the mesa target starts. */
export function GoalPlanePanel() {
  const [goalPlane] = useState(createGoalPlane);
  const svg = useChart(goalPlane.layout, [BEAT, BEAT - 3]);
  const words = useRef<HTMLSpanElement>(null);
  const grab = useGrab();
  const drag = useStartDrag(goalPlane, grab);

  useDrawInView(svg, (now, beat, state) => {
    if (!readsAt(BEAT, beat, now)) return;
    const plane = planeState(state);
    if (words.current) writeText(words.current, planeWords(plane));
    // A screen reader is told of states that last.
    if (state.playing || state.busy) return;
    const alternative = planeAlternative(plane);
    if (svg.current?.getAttribute('aria-label') !== alternative) svg.current?.setAttribute('aria-label', alternative);
  });

  return (
    <figure className="row-panel goal-plane handle-frame" aria-label="Goal plane">
      <div className="row-head">
        <h2 data-explain="panel:goalPlane">Goal plane</h2>
        <span className="goal-hint">drag or click to set the start</span>
      </div>
      <svg ref={svg} className="chart" data-figure="Goal plane" role="img" aria-label="Goal plane" {...drag} />
      <StartSliders grab={grab} />
      <Words className="row-words" words={words} />
    </figure>
  );
}
