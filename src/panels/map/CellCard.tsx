import { formatNumber } from '../../charts/layout/formatNumber';
import { parametersOf } from '../../core/fork';
import { cellOutcomes, cellRecipe } from '../../core/sweep';
import { useLabState } from '../../store/labContext';
import type { SweepMap } from '../../store/sweepMap';
import { numbersOf, type SweepMapState } from '../../store/sweptMap';
import { OutcomeShape, outcomeWords } from '../../ui/OutcomeShape';
import { showLab } from '../../ui/showLab';
import { useEffect } from 'react';
import { indexOf, nearestCell, type Cell } from './cells';
import { formatValue, keptWords, paysWords, seedWords } from './mapWords';
import { sideName } from '../../core/mapSummary';
import { useOpenCell } from './useOpenCell';

interface CellCardProps {
  readonly map: SweepMap;
  readonly state: SweepMapState;
  /** The cell that is read off; else that nearest to the lab's run is. */
  readonly cell: Cell | null;
}

/** The numbers of one cell, which are computed where they are not there. */
export function CellCard({ map, state, cell }: CellCardProps) {
  const open = useOpenCell();
  const own = useLabState(({ parameters }) => parameters);
  const shown = state.shown!;
  const { sweep, outcomes } = shown;
  const { x, y } = sweep;
  const { column, row } = cell ?? nearestCell(x, y, own);
  const index = indexOf({ column, row }, x);
  const { current } = state;
  useEffect(() => {
    if (current) map.ask(index);
  }, [map, index, shown, current]);
  const numbers = numbersOf(state, index);
  const recipe = cellRecipe(sweep, index);
  const outcome = recipe ? (numbers?.outcome ?? cellOutcomes[outcomes[index]]) : 'none';
  const isOwn = recipe !== null && [x, y].every(({ key }) => Object.is(parametersOf(recipe)[key], own[key]));
  const shares = numbers ? seedWords(numbers, sweep.seeds) : '';
  const rows = [
    { name: 'Gap kept', id: 'map:kept', value: (n: NonNullable<typeof numbers>) => keptWords(n.kept) },
    { name: 'Rate at the end', id: 'readout:rate', value: (n: NonNullable<typeof numbers>) => formatNumber(n.rate) },
    {
      name: 'Pretending pays',
      id: 'event:pretendingPays',
      value: (n: NonNullable<typeof numbers>) => paysWords(n.pays),
    },
  ];
  return (
    <div className="map-cell">
      <h3>{cell ? 'This cell' : isOwn ? 'The lab’s run' : 'The cell nearest to the lab’s run'}</h3>
      <p className="map-place">
        {[[x, column] as const, [y, row] as const].map(([{ key, values }, i]) => (
          <span key={key}>
            {sideName(key)} <strong>{formatValue(key, values[i])}</strong>
          </span>
        ))}
      </p>
      <p className={`map-outcome ${outcome ?? ''}`}>
        {outcome === undefined ? (
          'Not run yet'
        ) : outcome === 'none' ? (
          'No run: these two values do not go together'
        ) : (
          <span data-explain={`outcome:${outcome}`}>
            <OutcomeShape kind={outcome} /> {outcomeWords[outcome]}
          </span>
        )}
      </p>
      {sweep.seeds > 1 && <p className="map-seeds">{shares}</p>}
      <dl className="map-numbers">
        {rows.map(({ name, id, value }) => (
          <div key={name}>
            <dt data-explain={id}>{name}</dt>
            <dd>{numbers && !Number.isNaN(numbers.kept) ? value(numbers) : outcome === 'none' ? '–' : '…'}</dd>
          </div>
        ))}
      </dl>
      <p className="map-open">
        <button type="button" className="button small" disabled={!recipe || isOwn} onClick={() => open(shown, index)}>
          {isOwn ? 'Open in the lab' : 'Open this run'}
        </button>{' '}
        <button type="button" className="link" onClick={showLab}>
          See it in the lab
        </button>
      </p>
    </div>
  );
}
