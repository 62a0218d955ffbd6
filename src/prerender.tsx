import { renderToString } from 'react-dom/server';
import { App } from './App';
import { createLab } from './store/lab';

/** The page as HTML, as it stands before any script has run. */
export function render(): string {
  return renderToString(<App lab={createLab()} loop={null} />);
}
