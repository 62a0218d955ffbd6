import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App';
import './page.css';
import { attachAddress, openLink } from './store/attachAddress';
import { attachTraining } from './store/attachTraining';
import { createFrameLoop } from './store/frame';
import { createLab } from './store/lab';
import { createTrainingClient } from './store/trainingClient';

const lab = createLab();
if (window.location.hash !== '') openLink(lab, window.location.hash);
attachTraining(lab, createTrainingClient(), 'main');
attachAddress(lab, window);

const root = document.getElementById('root');
const page = <App lab={lab} loop={createFrameLoop(lab, window)} />;
if (root?.firstElementChild) hydrateRoot(root, page);
else if (root) createRoot(root).render(page); // the developers' server does not prerender
