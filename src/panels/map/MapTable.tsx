import { memo, useState } from 'react';
import { sideName } from '../../core/mapSummary';
import type { SweptMap } from '../../store/sweptMap';
import { formatValue, rowWords, tableRows } from './mapWords';

/** The map in words, row by row: at most 13 rows. */
export const MapTable = memo(function MapTable({ shown }: { shown: SweptMap }) {
  const [open, setOpen] = useState(false);
  const { x, y } = shown.sweep;
  return (
    <details className="map-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The map as a table</summary>
      {open && (
        <table>
          <thead>
            <tr>
              <th scope="col">{sideName(y.key)}</th>
              <th scope="col">Outcomes over {sideName(x.key)}</th>
            </tr>
          </thead>
          <tbody>
            {tableRows(y.values.length).map((row) => (
              <tr key={row}>
                <th scope="row">{formatValue(y.key, y.values[row])}</th>
                <td>{rowWords(x, shown.outcomes, row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
});
