import { renderToString } from 'katex';
import 'katex/dist/katex.min.css';

/** A formula as mathematics; `words` stand for it where it cannot be seen. */
export function Typeset({ tex, words }: { tex: string; words: string }) {
  const html = renderToString(tex, { displayMode: false, throwOnError: false, output: 'html', strict: false });
  return <span className="typeset" role="math" aria-label={words} dangerouslySetInnerHTML={{ __html: html }} />;
}
