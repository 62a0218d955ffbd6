import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App';
import './page.css';
import './article/article.css'; // its words are there before its code
import { watchedEpisodes } from './panels/diagram/quantities';
import { attachAddress } from './store/attachAddress';
import { attachTraining } from './store/attachTraining';
import { createFrameLoop } from './store/frame';
import { createLab, type Lab } from './store/lab';
import { sharedClient } from './store/sharedClient';
import { laterModule, loadLater } from './ui/later';

const lab = createLab();

const root = document.getElementById('root');
const loop = createFrameLoop(lab, window);
const page = <App lab={lab} loop={loop} />;
if (root?.firstElementChild) hydrateRoot(root, page);
else if (root) createRoot(root).render(page); // the developers' server does not prerender

const articles = laterModule(() => import('./ArticleRoot'));
const links = laterModule(() => import('./store/openLink'));
const histories = laterModule(() => import('./store/keepHistory'));

/** Takes the lab to what a link says. Reading links is loaded with the first one. */
async function openLink(opened: Lab, hash: string): Promise<void> {
  const reader = await links.load().catch(() => null);
  if (reader) reader.openLink(opened, hash);
  else
    opened.notify('The link could not be read, because a part of the page did not load. Reload the page to try again.');
}

async function begin(): Promise<void> {
  if (window.location.hash !== '') await openLink(lab, window.location.hash);
  attachTraining(lab, {
    client: sharedClient(),
    name: 'main',
    watch: watchedEpisodes,
    readFormulas: async (name, recipe) => (await import('./store/formulas')).readFormulas(name, recipe),
  });
  attachAddress(lab, window, (opened, hash) => void openLink(opened, hash));
}
void begin();

/** Has the files that the page is made of kept by public/offline.js, so that it opens again without a network. */
async function keepForOffline(): Promise<void> {
  await navigator.serviceWorker.register('./offline.js');
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  const byWorkers = (await (await fetch('./offline-files.json')).json()) as string[];
  const all = [...files, ...byWorkers.map((name) => new URL(name, window.location.href).href)];
  const here = [window.location.href, ...all].map((url) => url.split('#')[0]);
  active?.postMessage([...new Set(here)].filter((url) => url.startsWith(new URL('.', window.location.href).href)));
}

/** When everything is on the screen: the rest of the code, then the offline copy; where that is forbidden, the page works as before. */
async function settleDown(): Promise<void> {
  await loadLater();
  histories.get()?.keepHistory(lab, window);
  const ArticleRoot = articles.get()?.ArticleRoot;
  const place = document.getElementById('article');
  if (ArticleRoot && place) {
    const article = <ArticleRoot lab={lab} loop={loop} />;
    if (place.firstElementChild) hydrateRoot(place, article);
    else createRoot(place).render(article);
  }
  if (import.meta.env.PROD && 'serviceWorker' in navigator) await keepForOffline().catch(() => undefined);
}

const ready = new MutationObserver(() => {
  if (document.documentElement.dataset.ready === undefined) return;
  ready.disconnect();
  setTimeout(() => void settleDown(), 300);
});
ready.observe(document.documentElement, { attributes: true, attributeFilter: ['data-ready'] });
