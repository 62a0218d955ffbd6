import { claims } from '../core/claims/claims';
import { decide, type Decision } from '../core/claims/claim';
import { createNotebook, type Simulate } from '../core/claims/notebook';
import { claimExperiments, externalChecks } from '../core/experiments/experiments';
import { figureFile } from './figureFile';
import { tableFile } from './tableFile';

/** An experiment as the files that it writes. */
export interface ExperimentFiles {
  readonly name: string;
  readonly title: string;
  /** For a claim's experiment. */
  readonly decision: Decision | null;
  readonly findings: readonly string[];
  readonly csv: string;
  readonly svg: string;
}

/** Does one experiment by its name (`experimentNames`). */
export function experimentFiles(name: string, simulate: Simulate): ExperimentFiles {
  const notebook = createNotebook(simulate);
  const ofClaim = claimExperiments.find(({ claim }) => claim === name);
  const claim = claims.find(({ id }) => id === name);
  const check = externalChecks.find((each) => each.name === name);
  const decision = claim ? decide(claim, simulate) : null;
  const measured = ofClaim && decision ? ofClaim.measure(notebook, decision) : check?.measure(notebook);
  if (!measured) throw new Error(`there is no experiment called ${name}`);
  const { table, figure, findings } = measured;
  const title = claim && decision ? `${name}: ${claim.question} ${decision.verdict}` : figure.title;
  return {
    name,
    title: figure.title,
    decision,
    findings,
    csv: tableFile(title, table, notebook.used),
    svg: figureFile(name, figure, notebook.used),
  };
}
