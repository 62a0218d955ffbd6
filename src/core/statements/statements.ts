import { raceToDeployment } from './raceToDeployment';
import type { Statement } from './statement';
import { untilTheRace } from './untilTheRace';
import { whatIf } from './whatIf';

export const statements: readonly Statement[] = [...untilTheRace, ...raceToDeployment, ...whatIf];

export function statementOf(id: string): Statement {
  const found = statements.find((statement) => statement.id === id);
  if (!found) throw new Error(`there is no statement ${id}`);
  return found;
}
