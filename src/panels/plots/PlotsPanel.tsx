import { Plot } from './Plot';
import { plotKinds } from './plotKinds';
import './plots.css';

/** The three live plots over one axis of training steps. */
export function PlotsPanel() {
  return (
    <div className="plots">
      {plotKinds.map((kind, i) => (
        // Each at a beat of its own (store/frame.ts), so that they do not fall into one frame.
        <Plot key={kind.id} kind={kind} beat={1 + 4 * i} />
      ))}
    </div>
  );
}
