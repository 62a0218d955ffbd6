import { renderToString } from 'react-dom/server';
import { App } from './App';
import { ArticleRoot } from './ArticleRoot';
import { createLab } from './store/lab';

/** The page's two trees as HTML, as they stand before any script has run. */
export function render(): { readonly app: string; readonly article: string } {
  return {
    app: renderToString(<App lab={createLab()} loop={null} />),
    article: renderToString(<ArticleRoot lab={createLab()} loop={null} />),
  };
}
