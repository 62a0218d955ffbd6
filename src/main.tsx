import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App';
import './page.css';
import { attachAddress, openLink } from './store/attachAddress';
import { attachTraining } from './store/attachTraining';
import { createFrameLoop } from './store/frame';
import { createLab } from './store/lab';
import { createTrainingClient } from './store/trainingClient';
import { loadLater } from './ui/later';

const lab = createLab();
if (window.location.hash !== '') openLink(lab, window.location.hash);
attachTraining(lab, createTrainingClient(), 'main');
attachAddress(lab, window);

const root = document.getElementById('root');
const page = <App lab={lab} loop={createFrameLoop(lab, window)} />;
if (root?.firstElementChild) hydrateRoot(root, page);
else if (root) createRoot(root).render(page); // the developers' server does not prerender

/** Has the files that the page is made of kept by public/offline.js, so that it opens again without a network. */
async function keepForOffline(): Promise<void> {
  await navigator.serviceWorker.register('./offline.js');
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  const here = [window.location.href, ...files].map((url) => url.split('#')[0]);
  active?.postMessage([...new Set(here)].filter((url) => url.startsWith(new URL('.', window.location.href).href)));
}

/** When everything is on the screen: the rest of the code, then the offline copy; where that is forbidden, the page works as before. */
async function settleDown(): Promise<void> {
  await loadLater();
  if (import.meta.env.PROD && 'serviceWorker' in navigator) await keepForOffline().catch(() => undefined);
}

const ready = new MutationObserver(() => {
  if (document.documentElement.dataset.ready === undefined) return;
  ready.disconnect();
  setTimeout(() => void settleDown(), 700);
});
ready.observe(document.documentElement, { attributes: true, attributeFilter: ['data-ready'] });
