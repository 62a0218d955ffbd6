import { useId, useRef, useState } from 'react';
import { writeText } from '../../charts/draw/drawMarks';
import { formatNumber } from '../../charts/layout/formatNumber';
import { shownStep, type LabState } from '../../store/lab';
import { readsAt } from '../../store/frame';
import { useDrawInView } from '../useDrawInView';
import { useChart } from '../useChart';
import { Words } from '../../ui/Words';
import { mindSentence } from './mindSentence';
import { createUtilityChart } from './utilityChart';
import { WeightBars } from './WeightBars';
import './mind.css';

/** See useChart; each panel of the row has its own. */
const BEAT = 2;

/** J against compliance with the planner's choice on it, and the temporal weights that J is made of, at the step that is shown. */
export function MindPanel() {
  const words = useId();
  const [chart] = useState(createUtilityChart);
  const utility = useChart(chart, [BEAT]);
  const incentive = useRef<HTMLSpanElement>(null);
  const sentence = useRef<HTMLSpanElement>(null);

  function write(state: LabState): void {
    const { run } = state;
    if (!run || !incentive.current || !sentence.current) return;
    const row = shownStep(state);
    writeText(incentive.current, `I ${formatNumber(run.rows.valueAt('incentive', row))}`);
    writeText(sentence.current, mindSentence(run, row));
  }
  useDrawInView(utility, (state, beat, read) => {
    if (readsAt(BEAT, beat, state)) write(read);
  });

  return (
    <figure className="row-panel mind" aria-label="Inside the mesa-optimiser">
      <div className="row-head">
        <h2 data-explain="panel:mind">Inside the mesa-optimiser</h2>
        <span className="mind-value" ref={incentive} />
      </div>
      <svg
        ref={utility}
        className="chart mind-utility"
        data-figure="Mesa-utility"
        role="img"
        aria-label="Mesa-utility J against compliance"
        aria-describedby={words}
      />
      <WeightBars describedBy={words} />
      {/* Not a live region: while a run plays it changes five times a second. */}
      <Words className="row-words" id={words} words={sentence} />
    </figure>
  );
}
