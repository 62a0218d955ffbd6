import { firstHalf } from './firstHalf';
import { secondHalf } from './secondHalf';
import type { Statement } from './statement';

export const statements: readonly Statement[] = [...firstHalf, ...secondHalf];

export function statementOf(id: string): Statement {
  const found = statements.find((statement) => statement.id === id);
  if (!found) throw new Error(`there is no statement ${id}`);
  return found;
}
