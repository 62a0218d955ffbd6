import type { UsedRun } from '../core/claims/notebook';
import type { Table } from '../core/experiments/experiment';
import { coreVersion } from '../core/version';

/**
 * A table as CSV. Lines that begin with # come first: the title, the core's version and, where rows do not have them, link and digest
 * of the runs behind it.
 */
export function tableFile(title: string, { columns, rows }: Table, runs: readonly UsedRun[]): string {
  const inRows = columns.includes('digest');
  const behind = inRows ? [] : runs.map(({ use, link, digest }) => `# ${use}: ${link} ${digest}`);
  const head = [`# ${title}`, `# The Long Game, core version ${coreVersion}`, ...behind, columns.map(cell).join(',')];
  return `${[...head, ...rows.map((row) => row.map(cell).join(','))].join('\n')}\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
