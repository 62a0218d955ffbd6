import { works } from './works';

/** The works that the article speaks of. */
export function References() {
  return (
    <section className="chapter" aria-labelledby="references-title">
      <h3 id="references-title">References</h3>
      <ul className="references">
        {works.map(({ id, authors, year, title, place, url }) => (
          <li key={id} id={`ref-${id}`} tabIndex={-1}>
            {authors} ({year}). <cite>{title}</cite>. {url === null ? place : <a href={url}>{place}</a>}.
          </li>
        ))}
      </ul>
    </section>
  );
}
