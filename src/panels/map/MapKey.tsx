import { memo } from 'react';
import { criticalWords } from '../../charts/layout/criticalCurve';
import type { MapSummary } from '../../core/mapSummary';
import { formatPercent } from '../../core/outcomeSentence';
import { cellOutcomes } from '../../core/sweep';
import { parametersOf } from '../../core/fork';
import type { SweptMap } from '../../store/sweptMap';
import { OutcomeShape, outcomeWords } from '../../ui/OutcomeShape';
import { Symbols } from '../../ui/Symbols';
import { undecidedWords } from './mapWords';

/** What fills, shades and lines mean, with the share of each outcome. */
export const MapKey = memo(function MapKey({ shown, summary }: { shown: SweptMap; summary: MapSummary }) {
  const { recipe, x, y } = shown.sweep;
  const present = cellOutcomes.filter((name) => summary.shares[name] > 0);
  const fades = summary.shares.deceptive + summary.shares.undecided > 0;
  const keys = [x.key, y.key];
  const inRacePlane = keys.includes('gap') && keys.includes('rho');
  return (
    <div className="map-key">
      <h3>Key</h3>
      <ul>
        {present.map((name) => (
          <li key={name} data-explain={name === 'none' ? 'map:none' : `outcome:${name}`}>
            <Swatch fill={name} />
            <span>
              {name === 'none' ? (
                'No run: the two values do not go together'
              ) : (
                <>
                  <OutcomeShape kind={name} /> {outcomeWords[name]}
                </>
              )}
            </span>
            <span className="map-share">{formatPercent(summary.shares[name])}</span>
          </li>
        ))}
      </ul>
      {fades && (
        <div className="map-fading">
          <div className="map-ramp" data-explain="map:kept">
            <span>gap kept</span>
            <span>0 %</span>
            {[4, 3, 2, 1, 0].map((pale) => (
              <Swatch key={pale} fill="deceptive" pale={pale} />
            ))}
            <span>100 %</span>
          </div>
          <p>
            Where a gap is kept, the fill is paler the less of it is. Between cells that were run to their end the shade
            is filled in.
          </p>
        </div>
      )}
      {summary.shares.undecided > 0 && <p data-explain="outcome:undecided">{undecidedWords(recipe, shown.sweep)}</p>}
      {inRacePlane && (
        <p data-explain="race:Rc">
          <Symbols text={recipe.forks.length > 0 ? FORKED : criticalWords(parametersOf(recipe))} />
        </p>
      )}
    </div>
  );
});

const FORKED = 'The line R_c is not drawn: it is of runs that are not forked.';

/** A fill as it stands in the map: with its pattern, and as pale. */
function Swatch({ fill, pale = 0 }: { fill: (typeof cellOutcomes)[number]; pale?: number }) {
  const box = { x: 0.5, y: 0.5, width: 27, height: 17 };
  return (
    <svg className="map-swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
      <rect className={`map-area ${fill}`} {...box} />
      {pale > 0 && <rect className={`map-shade pale-${pale}`} {...box} />}
      {fill !== 'robust' && <path className={`map-line ${fill}`} d={PATTERNS[fill]} />}
      <rect className="map-swatch-frame" {...box} />
    </svg>
  );
}

/** The patterns of the drawing, seven pixels wide, over a swatch. */
const over = (tile: (x: number, y: number) => string) =>
  [0, 7, 14, 21].flatMap((x) => [0, 7].map((y) => tile(x + 1, y + 2))).join('');
const PATTERNS = {
  deceptive: over((x, y) => `M${x} ${y + 6}L${x + 6} ${y}`),
  misgeneralised: over((x, y) => `M${x} ${y}L${x + 6} ${y + 6}M${x} ${y + 6}L${x + 6} ${y}`),
  undecided: over((x, y) => `M${x + 1} ${y + 1.75}h1.5M${x + 4} ${y + 5}h1.5`),
  none: over((x, y) => `M${x + 2} ${y + 2}l3 3m0 -3l-3 3`),
};
