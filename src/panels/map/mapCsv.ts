import { formatLink } from '../../core/permalink';
import { cellCount, cellOutcomes } from '../../core/sweep';
import { coreVersion } from '../../core/version';
import type { SweptMap } from '../../store/sweptMap';

/**
 * The cells of a map as CSV, after lines that begin with # and say which map it is. What has not been run to its end has empty cells where
 * numbers would stand.
 */
export function mapCsv({ sweep, outcomes, results }: SweptMap): string {
  const { x, y, recipe, seeds } = sweep;
  const { parameters, forks } = recipe;
  const lines = [
    `# The Long Game, core version ${coreVersion}`,
    `# Other settings: ${formatLink({ parameters, forks, step: null })}`,
    `# Seeds a cell: ${seeds}`,
    `${x.key},${y.key},outcome,kept,rate,pays,${cellOutcomes.slice(0, 4).join(',')}`,
  ];
  const columns = x.values.length;
  const number = (value: number) => (Number.isNaN(value) ? '' : String(value));
  for (let cell = 0; cell < cellCount(sweep); cell++) {
    const wasRun = results.outcomes[cell] < cellOutcomes.length;
    lines.push(
      [
        x.values[cell % columns],
        y.values[Math.floor(cell / columns)],
        cellOutcomes[outcomes[cell]] ?? '',
        number(results.kept[cell]),
        number(results.rate[cell]),
        number(results.pays[cell]),
        ...[0, 1, 2, 3].map((code) => (wasRun ? results.counts[4 * cell + code] : '')),
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}
