import { setImmediate } from 'node:timers/promises';
import { claims } from '../core/claims/claims';
import { symbolsInWords } from '../core/claims/symbols';
import { decide, type Decision } from '../core/claims/claim';
import { runTraining } from '../core/trainingRun';
import type { ClaimsOptions } from './claimArguments';
import { wrapped } from './help';
import { standardOutput } from './output';
import { createProgressBar } from './progressBar';

/** Decides the claims and prints them, in the order of the paper. */
export async function claimsCommand({ ids, format }: ClaimsOptions): Promise<void> {
  const asked = claims.filter(({ id }) => ids.includes(id));
  const bar = createProgressBar(asked.length);
  const decisions: Decision[] = [];
  for (const claim of asked) {
    bar.show(decisions.length, claim.id);
    await setImmediate(); // so that Ctrl-C is heard
    decisions.push(decide(claim, runTraining));
  }
  bar.clear();
  await standardOutput.write(
    format === 'json' ? `${JSON.stringify(decisions.map(asJson), null, 2)}\n` : asTable(decisions),
  );
}

/** A claim as other programs read it: `links` are permalinks, `runs` the same with digest, outcome and what each was made for. */
function asJson({ links, ...decision }: Decision) {
  return { ...decision, links: links.map(({ link }) => link), runs: links };
}

function asTable(decisions: readonly Decision[]): string {
  return `${decisions.map(asText).join('\n')}\n${wrapped(symbolsInWords(), '')}\n`;
}

/** A claim as a few lines: what is asked, the verdict, what it rests on, and a run to look at on either side. */
function asText(decision: Decision): string {
  const { id, question, verdict, answer, note, links } = decision;
  const parts = [answer, ...(note === null ? [] : [note]), ...examples(decision)];
  const lines = parts.map((part) => wrapped(part, ' '.repeat(6)));
  return `${id.padEnd(4)}  ${verdict.toUpperCase().padEnd(8)} ${question}\n${lines.join('\n')}\n      ${links.length} runs in all.\n`;
}

/** A run for which the claim holds, and one for which it fails. */
function examples({ numbers, links }: Decision): string[] {
  return [true, false].flatMap((side) => {
    const trial = numbers.find(({ holds }) => holds === side)?.trial;
    const run = links.find(({ use }) => use === trial);
    return run ? [`${side ? 'Holds' : 'Fails'}: ${trial}. ${run.link} (${run.outcome}, digest ${run.digest})`] : [];
  });
}
