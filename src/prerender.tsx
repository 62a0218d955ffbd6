import { renderToString } from 'react-dom/server';
import { App } from './App';
import { ArticleRoot } from './ArticleRoot';
import { firstFigures } from './article/figures/firstFigures';
import { FirstPicturesContext } from './article/figures/firstPictures';
import { createLab } from './store/lab';

/** What the figures look like where no script can load their styles. */
const ofPanels = import.meta.glob<string>(['./secondRow.css', './panels/{goalPlane,mind,racePlane}/*.css'], {
  query: '?inline',
  import: 'default',
  eager: true,
});
const ofFigures = import.meta.glob<string>('./article/figures/figures.css', {
  query: '?inline',
  import: 'default',
  eager: true,
});
const styles = [ofPanels, ofFigures].flatMap((sheets) => Object.values(sheets)).join('');
const noControls = '.figure-controls{display:none}';
const withoutScripts = `<noscript><style>${styles}${noControls}</style></noscript>`;

/** The figures' first states as HTML, each with ids of its own. */
function firstPictures() {
  const pictures = [...firstFigures()].map(([id, figure], i) => {
    const html = renderToString(figure, { identifierPrefix: `figure-${id}-` });
    return [id, i === 0 ? withoutScripts + html : html] as const;
  });
  return new Map(pictures);
}

/** The page's two trees as HTML, as they stand before any script has run. */
export function render(): { readonly app: string; readonly article: string } {
  return {
    app: renderToString(<App lab={createLab()} loop={null} />),
    article: renderToString(
      <FirstPicturesContext value={firstPictures()}>
        <ArticleRoot lab={createLab()} loop={null} />
      </FirstPicturesContext>,
    ),
  };
}
