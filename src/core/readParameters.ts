import { whyFixed } from './fork';
import { quoted, shortened, typeset, type Fault, type ProblemKind } from './linkFault';
import type { LinkPart } from './linkParts';
import { nearestKey } from './nearestKey';
import { findSpec, upperBound, type NumberSpec, type Parameters, type ParameterSpec } from './parameters';

/** Where in a link values stand: by themselves, in its pinned run, or in a fork. */
export interface Place {
  /** The key that they are under; null for the link's own values. */
  readonly key: 'fork' | 'vs' | null;
  /** Begins sentences, as in “In the fork at step 150, ”. */
  readonly words: string;
  /** The step of the fork; null in a run from the beginning. */
  readonly step: number | null;
}

/** Reads the keys that are no parameters. */
interface Others {
  /** What is wrong with one; null for a key that means nothing. */
  readonly read: (key: string, text: string | null) => readonly Fault[] | null;
  /** When it is read: 0 with most parameters, 1 with those that others bound, later from 2 on. */
  readonly turn: (key: string) => number;
}

const none: Others = { read: () => null, turn: () => 0 };

/** Reads values into `parameters`, which hold those of the run before a fork, else the defaults. */
export function readParameters(
  parts: readonly LinkPart[],
  place: Place,
  parameters: Parameters,
  others = none,
): readonly Fault[] {
  const faults: Fault[] = [];
  const given = new Map<string, string | null>();
  const repeated = new Set<string>();
  for (const [key, value] of parts) {
    if (given.has(key)) repeated.add(key);
    else given.set(key, value);
  }
  // A bound that is another parameter's value can only be judged once that value is known.
  const turn = (key: string) => (boundOf(findSpec(key)) ? 1 : others.turn(key));
  for (const key of [...given.keys()].sort((a, b) => turn(a) - turn(b))) {
    const spec = findSpec(key);
    const text = given.get(key) ?? null;
    const found = spec ? readParameter(spec, text, parameters, place) : others.read(key, text);
    faults.push(...(found ?? [unknown(key, text, place)]));
    const isFixed = spec && place.step !== null && whyFixed(spec.key, parameters) !== null;
    if (found && !isFixed && repeated.has(key)) faults.push(repetition(key, spec, parameters, place));
  }
  return faults;
}

function readParameter(spec: ParameterSpec, text: string | null, parameters: Parameters, place: Place): Fault[] {
  const { key } = spec;
  const part = quoted(key, text, place.key === null ? '=' : ':');
  const fixed = place.step === null ? null : whyFixed(key, parameters);
  if (fixed !== null) {
    return [fault(key, 'fixed', place, `link’s “${part}” is ignored: ${fixed}.`, `${key} cannot change: ${fixed}.`)];
  }
  const range = rangeOf(spec, parameters, place);
  const problem = (kind: ProblemKind, why: string, used: number | string): Fault => {
    const notice = `link’s “${part}” ${why}; ${typeset(used)} is used.`;
    const refusal = `${key} must be ${range}${text === null ? '' : `, not "${shortened(text)}"`}.`;
    return fault(key, kind, place, notice, refusal);
  };
  const value = readValue(spec, text);
  if (value === null) {
    const standing = place.step === null ? 'the default' : 'the value before the fork';
    return [problem('malformed', `is not ${typeset(range)}`, `${standing}, ${shortened(String(parameters[key]))},`)];
  }
  let used = value;
  const problems: Fault[] = [];
  if (spec.kind === 'number' && typeof value === 'number') {
    const least = lowerBound(spec, place);
    const most = upperBound(spec, parameters);
    used = Math.max(least, Math.min(most, spec.integer ? Math.round(value) : value));
    if (value < least || value > most) problems.push(problem('outOfRange', `is not ${typeset(range)}`, used));
    else if (used !== value) problems.push(problem('fraction', 'is not a whole number', used));
  }
  Object.assign(parameters, { [key]: used });
  return problems;
}

/** What a text says, or null where it says nothing of the right kind. A number may still be out of range, or infinite (1e999). */
function readValue(spec: ParameterSpec, text: string | null): number | string | null {
  if (text === null) return null;
  if (spec.kind === 'number') return readNumber(text);
  if (spec.kind === 'choice') return spec.options.some(({ value }) => value === text) ? text : null;
  return text !== '' && text.length <= spec.maxLength ? text.replace(/\p{Surrogate}/gu, '\ufffd') : null;
}

export function readNumber(text: string): number | null {
  const plain = text.replaceAll('−', '-');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) + 0 : null; // + 0 makes −0 a 0
}

/** The parameter that bounds this one, as `horizon` bounds `deploy`. */
function boundOf(spec: ParameterSpec | undefined): NumberSpec['atMost'] | null {
  return spec?.kind === 'number' ? (spec.atMost ?? null) : null;
}

/** The least that a number may be; a run has at least the steps that lie before its fork. */
function lowerBound(spec: NumberSpec, { step }: Place): number {
  return spec.key === 'steps' && step !== null ? Math.max(spec.min, step) : spec.min;
}

/** What a parameter may be beside the others, as in “a whole number from 1 to 64, the value of horizon”. */
export function rangeOf(spec: ParameterSpec, parameters: Readonly<Parameters>, place: Place): string {
  if (spec.kind === 'text') return `a text of 1 to ${spec.maxLength} characters`;
  if (spec.kind === 'choice')
    return spec.options
      .map(({ value }) => value)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ');
  const most = upperBound(spec, parameters);
  const bound = most < spec.max ? `, the value of ${boundOf(spec)}` : '';
  return `a ${spec.integer ? 'whole number' : 'number'} from ${lowerBound(spec, place)} to ${most}${bound}`;
}

/** A fault at a place; the notice goes on after “The”, “In the fork at step 150, the” and the like. */
export function fault(key: string, kind: ProblemKind, place: Place, notice: string, refusal: string): Fault {
  return {
    key: place.key ?? key,
    kind,
    notice: `${place.words === '' ? 'The' : `${place.words}the`} ${notice}`,
    refusal: place.key === 'vs' ? null : `${place.words}${refusal}`, // the command line does not look at the pinned run
  };
}

function unknown(key: string, text: string | null, place: Place): Fault {
  const near = nearestKey(key);
  const part = quoted(key, text, place.key === null ? '=' : ':');
  const notice = `link’s “${part}” names no parameter and is ignored${near ? `; did you mean “${near}”?` : '.'}`;
  const refusal = `"${shortened(key)}" is not a parameter; ${near ? `did you mean ${near}?` : '--help lists them.'}`;
  return fault(key, 'unknown', place, notice, refusal);
}

function repetition(
  key: string,
  spec: ParameterSpec | undefined,
  parameters: Readonly<Parameters>,
  place: Place,
): Fault {
  const range = spec ? `: ${rangeOf(spec, parameters, place)}` : '';
  const notice = `link gives “${key}” more than once; the first value is used.`;
  return fault(key, 'repeated', place, notice, `${key} must be given once${range}.`);
}
