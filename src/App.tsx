import type { FrameLoop } from './store/frame';
import type { Lab } from './store/lab';
import { LabProvider } from './store/labContext';
import { BelowPanel } from './panels/below/BelowPanel';
import { ComparePanel } from './panels/compare/ComparePanel';
import { ControlsPanel } from './panels/controls/ControlsPanel';
import { MainSliders } from './panels/controls/MainSliders';
import { DiagramPanel } from './panels/diagram/DiagramPanel';
import { ForkPanel } from './panels/fork/ForkPanel';
import { HeaderPanel } from './panels/header/HeaderPanel';
import { NoticesPanel } from './panels/notices/NoticesPanel';
import { OutcomePanel } from './panels/outcome/OutcomePanel';
import { PlotsPanel } from './panels/plots/PlotsPanel';
import { TakeAwayButton } from './panels/takeAway/TakeAwayButton';
import { ActionRow, EventList, TimelinePanel } from './panels/timeline/TimelinePanel';
import { Guard } from './ui/Guard';
import { Hatching } from './ui/Hatching';
import { useMedia } from './ui/useMedia';
import { belowFirstScreen } from './ui/later';
import { PageState } from './store/PageState';

const SecondRow = belowFirstScreen(async () => (await import('./SecondRow')).SecondRow);
const AtlasPanel = belowFirstScreen(async () => (await import('./panels/map/AtlasPanel')).AtlasPanel);
const MapPanel = belowFirstScreen(async () => (await import('./panels/map/MapPanel')).MapPanel);
const ExplainLayer = belowFirstScreen(async () => (await import('./panels/explain/ExplainLayer')).ExplainLayer);
const EnsemblePanel = belowFirstScreen(async () => (await import('./panels/ensemble/EnsemblePanel')).EnsemblePanel);
const FlipsPanel = belowFirstScreen(async () => (await import('./panels/flips/FlipsPanel')).FlipsPanel);

/** The page: one lab, its panels placed. Renders to a string on Node, with no loop. */
export function App({ lab, loop }: { lab: Lab; loop: FrameLoop | null }) {
  const narrow = useMedia('(max-width: 599px)');
  const wide = useMedia('(min-width: 1200px)');
  const strips = (
    <>
      <ForkPanel />
      <ComparePanel />
    </>
  );
  return (
    <LabProvider lab={lab} loop={loop}>
      <Hatching />
      <div className="page">
        <HeaderPanel>
          <TakeAwayButton />
        </HeaderPanel>
        <main className="lab">
          <NoticesPanel />
          <Guard>
            <OutcomePanel />
          </Guard>
          {!narrow && strips}
          <div className="lab-grid">
            <div className="figure-cell">
              <Guard>
                <DiagramPanel />
              </Guard>
              <EventList />
              {narrow && <ActionRow />}
              {narrow && strips}
              {wide && <EnsemblePanel />}
            </div>
            <div className="side">
              {!narrow && <MainSliders />}
              <Guard>
                <ControlsPanel />
              </Guard>
            </div>
            <Guard>
              <PlotsPanel />
            </Guard>
            {!wide && <EnsemblePanel />}
          </div>
          <BelowPanel />
          <SecondRow />
          <div className="dock">
            {narrow && <MainSliders />}
            <TimelinePanel />
          </div>
        </main>
        <MapPanel />
        <AtlasPanel />
        <FlipsPanel />
      </div>
      <ExplainLayer />
      <PageState />
    </LabProvider>
  );
}
