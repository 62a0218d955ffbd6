import { useRef } from 'react';
import { OutOfView } from './store/OutOfView';
import { BaseLossPanel } from './panels/plots/BaseLossPanel';
import { GoalPlanePanel } from './panels/goalPlane/GoalPlanePanel';
import { MindPanel } from './panels/mind/MindPanel';
import { RacePlanePanel } from './panels/racePlane/RacePlanePanel';
import { Guard } from './ui/Guard';
import './secondRow.css';

/** Below the first screen: the inside of the mesa-optimiser, the two planes, and the base loss beside the loss if deployed now. */
export function SecondRow() {
  const section = useRef<HTMLElement>(null);
  return (
    <section className="second-row" aria-label="A closer look" ref={section}>
      <OutOfView element={section}>
        <Guard>
          <MindPanel />
        </Guard>
        <Guard>
          <GoalPlanePanel />
        </Guard>
        <Guard>
          <RacePlanePanel />
        </Guard>
        <Guard>
          <BaseLossPanel />
        </Guard>
      </OutOfView>
    </section>
  );
}
