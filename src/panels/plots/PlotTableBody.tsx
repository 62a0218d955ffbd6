import { formatExact } from '../../charts/layout/formatNumber';
import { shownStep } from '../../store/lab';
import { useLabState } from '../../store/labContext';
import { bandColumns } from './bandColumns';
import type { PlotKind } from './plotKinds';
import { tableRows } from './tableRows';

/** The numbers of a plot at chosen steps. */
export function PlotTableBody({ kind }: { kind: PlotKind }) {
  // Re-rendered for a run computed to its end and when the cursor rests, not for every batch or frame.
  const run = useLabState((state) => state.settled);
  const at = useLabState((state) => (state.playing || state.busy ? null : shownStep(state)));
  const others = useLabState(({ ensemble }) => (ensemble.returned === ensemble.seeds ? ensemble.gathering : null));
  if (!run) return null;
  const rows = tableRows(run, at);
  const band = others ? bandColumns(others, kind.id) : [];
  return (
    <div className="plot-table-box" role="region" aria-label={`Table: ${kind.name}`} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{kind.name} at chosen training steps</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            {[...kind.table, ...band].map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} className={row === at ? 'here' : undefined}>
              <th scope="row">{row}</th>
              {kind.table.map(({ name, value }) => (
                <td key={name}>{formatExact(value((column) => run.rows.valueAt(column, row)))}</td>
              ))}
              {band.map(({ name, at: valueAt }) => (
                <td key={name}>{formatBand(valueAt(row))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Nothing at steps that no run with another seed has. */
const formatBand = (value: number) => (Number.isNaN(value) ? '' : formatExact(value));
