import { createNotebook, linkOf, type Changes, type Simulate, type UsedRun } from './notebook';
import type { Run } from '../trainingRun';
import { search, type Boundary, type Search } from './search';

export type Numbers = Readonly<Record<string, number>>;

/** One way of putting a claim to the test. */
export interface Trial {
  /** What is special about it, in a few words; unique within the claim. */
  readonly name: string;
  readonly runs: readonly Changes[];
  /** Whether the claim holds of these runs, in the order above; null beside the claim: shown with it, not counted. */
  readonly holds: ((runs: readonly Run[]) => boolean) | null;
  readonly numbers: (runs: readonly Run[]) => Numbers;
}

export const claimIds = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11', 'C12'] as const;
export type ClaimId = (typeof claimIds)[number];

/** A claim of the paper (or against it) as a question, and what decides it. */
export interface Claim {
  readonly id: ClaimId;
  /** A few words, for headings. */
  readonly title: string;
  readonly question: string;
  readonly trials: readonly Trial[];
  readonly searches: readonly Search[];
  /** What the evidence says beside the verdict: sentences made of its numbers, true whatever they are. */
  readonly explain: (evidence: Evidence) => string;
  /** What the mathematics of the model says about the claim, if a reader needs it: no run is behind it. */
  readonly note?: string;
}

/** `holds`: in every trial; `fails`: in none; `depends`: in some. */
export type Verdict = 'holds' | 'fails' | 'depends';

export interface TrialResult {
  readonly trial: string;
  readonly holds: boolean | null;
  readonly numbers: Numbers;
  /** Its runs, in order. */
  readonly links: readonly string[];
}

/** What `explain` may speak of. */
export interface Evidence {
  readonly verdict: Verdict;
  readonly results: readonly TrialResult[];
  readonly boundary: readonly Boundary[];
}

/** A claim decided: the verdict and everything behind it. */
export interface Decision {
  readonly id: ClaimId;
  readonly question: string;
  readonly verdict: Verdict;
  /** The verdict in a few plain sentences. */
  readonly answer: string;
  readonly note: string | null;
  readonly numbers: readonly TrialResult[];
  readonly boundary: readonly Boundary[];
  /** Every run that was used. */
  readonly links: readonly UsedRun[];
}

/** Puts a claim to the test. Takes up to a few seconds. */
export function decide(claim: Claim, simulate: Simulate): Decision {
  const notebook = createNotebook(simulate);
  const results = claim.trials.map(({ name, runs, holds, numbers }): TrialResult => {
    const made = runs.map((changes) => notebook.run(changes, name));
    return { trial: name, holds: holds && holds(made), numbers: numbers(made), links: runs.map(linkOf) };
  });
  const boundary = claim.searches.map((each) => search(each, notebook));
  const counted = results.filter(({ holds }) => holds !== null);
  const favourable = counted.filter(({ holds }) => holds).length;
  const verdict = favourable === counted.length ? 'holds' : favourable === 0 ? 'fails' : 'depends';
  const lead = {
    holds: `Yes, in all ${counted.length} settings tried.`,
    fails: `No, in none of the ${counted.length} settings tried.`,
    depends: `It depends: yes in ${favourable} of the ${counted.length} settings tried.`,
  }[verdict];
  const answer = `${lead} ${claim.explain({ verdict, results, boundary })}`;
  const { id, question, note = null } = claim;
  return { id, question, verdict, answer, note, numbers: results, boundary, links: notebook.used };
}
