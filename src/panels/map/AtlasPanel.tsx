import { useId, useState } from 'react';
import { AtlasChart } from './AtlasChart';
import { atlasMaps } from './atlasMaps';
import { Symbols } from '../../ui/Symbols';
import '../../ui/section.css';
import './map.css';
import './atlas.css';

/** The atlas: maps that answer the paper's questions, small, side by side; every cell opens its run in the lab. */
export function AtlasPanel() {
  const id = useId();
  const [maps] = useState(atlasMaps);
  return (
    <section className="section atlas" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} data-explain="panel:atlas">
        The atlas
      </h2>
      <p className="section-intro">
        One map for each of the paper’s questions, worked out in advance by the same model. Up goes the initial discount
        rate; what goes across is varied with it, and all else is as when the page opens, unless a title says otherwise.
        Click a cell to open its run.
      </p>
      <ul className="atlas-maps">
        {maps.map((one) => (
          <li key={one.map.id}>
            <h3>{one.map.title}</h3>
            <p className="atlas-question">
              <Symbols text={one.map.question} />
            </p>
            <AtlasChart of={one} />
            <p className="atlas-sentence">
              <Symbols text={one.sentence} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
