import { Plot } from './Plot';
import { lossKind } from './plotKinds';

/** The base loss in training, and if deployed now: the fourth panel of the second row. */
export function BaseLossPanel() {
  return (
    <div className="row-panel">
      <Plot kind={lossKind} beat={7} />
      <p className="row-words">
        Training sees the lower curve, whose number is in bold. The upper one is what the same mesa-optimiser would cost
        once nobody trains it.
      </p>
    </div>
  );
}
