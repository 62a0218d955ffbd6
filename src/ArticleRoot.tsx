import { Article } from './article/Article';
import { ClaimsPanel } from './panels/claims/ClaimsPanel';
import type { FrameLoop } from './store/frame';
import type { Lab } from './store/lab';
import { LabProvider } from './store/labContext';

/** The article below the lab, a tree of its own: it is in the page's HTML from the beginning, and its code comes later. */
export function ArticleRoot({ lab, loop }: { lab: Lab; loop: FrameLoop | null }) {
  return (
    <LabProvider lab={lab} loop={loop}>
      <Article results={<ClaimsPanel />} />
    </LabProvider>
  );
}
