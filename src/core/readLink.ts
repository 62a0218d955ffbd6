import { defaultParameters, findSpec, parameterTable, upperBound } from './parameters';
import type { Parameters, ParameterSpec } from './parameters';
import { coreVersion } from './version';

type ProblemKind =
  'unknown' | 'repeated' | 'malformed' | 'fraction' | 'outOfRange' | 'unsupported' | 'version' | 'tooLong' | 'more';

/** Something in a link that cannot be used as it is. The sentence says what is wrong and what is used (page) or allowed (command line). */
export interface Problem {
  readonly key: string;
  readonly kind: ProblemKind;
  readonly sentence: string;
}

/** One key=value of a link, decoded; null stands for a value that is missing or cannot be decoded. */
export type LinkPart = readonly [key: string, value: string | null];

const mostProblems = 8;
const mostParts = 64;
const mostCharacters = 20000;

/**
 * Reads a permalink, its hash, or key=value&… for the page. Never fails: the nearest possible value or the default takes the place of a
 * bad one, and a problem names it. A step of null is the last one.
 */
export function readLink(text: string): { parameters: Parameters; step: number | null; problems: readonly Problem[] } {
  const { parameters, step, faults } = readParts(partsOf(text));
  const problems: Problem[] = faults.map(({ key, kind, notice }) => ({ key, kind, sentence: notice }));
  if (problems.length > mostProblems) {
    const others = problems.splice(mostProblems - 1).length;
    problems.push({ key: '', kind: 'more', sentence: `${others} other parts of the link could not be used either.` });
  }
  return { parameters, step, problems };
}

/**
 * Reads the same text, and parts given beside it, for the command line: refuses what the page would replace or ignore. The values of
 * `t` and `vs` say nothing about the run and are not looked at.
 */
export function readLinkStrictly(
  text: string,
  beside: readonly LinkPart[] = [],
): { ok: true; parameters: Parameters } | { ok: false; problems: readonly Problem[] } {
  const parts = partsOf(text);
  const { parameters, faults } = readParts(parts && [...parts, ...beside]);
  const problems: Problem[] = [];
  for (const { key, kind, refusal } of faults) if (refusal !== null) problems.push({ key, kind, sentence: refusal });
  return problems.length === 0 ? { ok: true, parameters } : { ok: false, problems };
}

/** The parts of a link; null where there is too much of it. What comes before the first # is the page's address. */
function partsOf(text: string): LinkPart[] | null {
  if (text.length > mostCharacters) return null;
  let hash = text.trim();
  const mark = hash.indexOf('#');
  if (mark >= 0 && !/^[^/?:]*=/.test(hash.slice(0, mark))) hash = hash.slice(mark + 1); // in rho=1#2 the # is part of the value
  if (/^[a-z]+:\/\/[^?=&#]*$/i.test(hash)) hash = ''; // an address without a hash shows the defaults
  const parts = hash.split('&').filter((part) => part !== '');
  return parts.map((part) => {
    const equals = part.indexOf('=');
    if (equals < 0) return [decoded(part) ?? part, null];
    const key = part.slice(0, equals);
    return [decoded(key) ?? key, decoded(part.slice(equals + 1))];
  });
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A problem before it is known who asks: the page gives the notice, the command line the refusal, if there is one. */
interface Fault {
  readonly key: string;
  readonly kind: ProblemKind;
  readonly notice: string;
  readonly refusal: string | null;
}

/** The one parser behind both readers. */
function readParts(parts: readonly LinkPart[] | null) {
  const parameters: Parameters = { ...defaultParameters };
  const faults: Fault[] = [];
  if (!parts || parts.length > mostParts) {
    const notice = 'The link is too long to be one of this page; the defaults are used.';
    const refusal = `The link must have at most ${mostParts} parts and ${mostCharacters} characters.`;
    faults.push({ key: '', kind: 'tooLong', notice, refusal });
    return { parameters, step: null, faults };
  }
  const given = new Map<string, string | null>();
  const repeated = new Set<string>();
  for (const [key, value] of parts) {
    if (given.has(key)) repeated.add(key);
    else given.set(key, value);
  }
  // `t` and a bound that is another parameter's value can only be judged once that value is known.
  const waits = (key: string) => key === 't' || boundOf(findSpec(key)) !== null;
  const keys = [...given.keys()];
  let step: number | null = null;
  for (const key of [...keys.filter((each) => !waits(each)), ...keys.filter(waits)]) {
    const spec = findSpec(key);
    const value = given.get(key) ?? null;
    let fault: Fault | null;
    if (spec) fault = readParameter(spec, value, parameters);
    else if (key === 't') ({ step, fault } = readStep(value, parameters.steps));
    else fault = readOther(key, value);
    if (fault) faults.push(fault);
    if (repeated.has(key) && fault?.kind !== 'unknown') faults.push(repetition(key, spec, parameters));
  }
  return { parameters, step, faults };
}

function readParameter(spec: ParameterSpec, text: string | null, parameters: Parameters): Fault | null {
  const { key } = spec;
  const range = rangeOf(spec, parameters);
  const fault = (kind: ProblemKind, why: string, used: number | string): Fault => ({
    key,
    kind,
    notice: `The link’s “${partOf(key, text)}” ${why}; ${typeset(used)} is used.`,
    refusal: `${key} must be ${range}${text === null ? '' : `, not "${shortened(text)}"`}.`,
  });
  const value = readValue(spec, text);
  if (value === null) return fault('malformed', `is not ${typeset(range)}`, `the default, ${spec.default},`);
  let used = value;
  let problem: Fault | null = null;
  if (spec.kind === 'number' && typeof value === 'number') {
    const most = upperBound(spec, parameters);
    used = Math.max(spec.min, Math.min(most, spec.integer ? Math.round(value) : value));
    if (value < spec.min || value > most) problem = fault('outOfRange', `is not ${typeset(range)}`, used);
    else if (used !== value) problem = fault('fraction', 'is not a whole number', used);
  }
  Object.assign(parameters, { [key]: used });
  return problem;
}

/** What a text says, or null where it says nothing of the right kind. A number may still be out of range, or infinite (1e999). */
function readValue(spec: ParameterSpec, text: string | null): number | string | null {
  if (text === null) return null;
  if (spec.kind === 'number') return readNumber(text);
  if (spec.kind === 'choice') return spec.options.some(({ value }) => value === text) ? text : null;
  return text !== '' && text.length <= spec.maxLength ? text.replace(/\p{Surrogate}/gu, '\ufffd') : null;
}

function readNumber(text: string): number | null {
  const plain = text.replaceAll('−', '-');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) + 0 : null; // + 0 makes −0 a 0
}

/** The name of the parameter that bounds this one, as `horizon` bounds `deploy`. */
function boundOf(spec: ParameterSpec | undefined): string | null {
  return spec?.kind === 'number' ? (spec.atMost ?? null) : null;
}

/** What a parameter may be beside the others, as in “a whole number from 1 to 64, the value of horizon”. */
function rangeOf(spec: ParameterSpec, parameters: Readonly<Parameters>): string {
  if (spec.kind === 'text') return `a text of 1 to ${spec.maxLength} characters`;
  if (spec.kind === 'choice')
    return spec.options
      .map(({ value }) => value)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ');
  const most = upperBound(spec, parameters);
  const bound = most < spec.max ? `, the value of ${boundOf(spec)}` : '';
  return `a ${spec.integer ? 'whole number' : 'number'} from ${spec.min} to ${most}${bound}`;
}

/** `t`: a step of the run. Only the page asks for it. */
function readStep(text: string | null, steps: number): { step: number | null; fault: Fault | null } {
  const value = text === null ? null : readNumber(text);
  const step = value === null ? steps : Math.max(0, Math.min(steps, Math.round(value)));
  const rests = step === steps ? 'the last step' : `step ${step}`;
  let kind: ProblemKind = 'malformed';
  let why = `is not a whole number from 0 to ${steps}`;
  if (text === 'live') [kind, why] = ['unsupported', 'is after deployment, which is not in this version'];
  else if (value !== null) kind = step === Math.round(value) ? 'fraction' : 'outOfRange';
  const notice = `The link’s “${partOf('t', text)}” ${why}; ${rests} is shown.`;
  return {
    step: step === steps ? null : step,
    fault: step === value ? null : { key: 't', kind, notice, refusal: null },
  };
}

/** `v`, `fork`, `vs`, and keys that mean nothing. */
function readOther(key: string, text: string | null): Fault | null {
  const part = partOf(key, text);
  if (key === 'v') {
    if (text !== null && readNumber(text) === coreVersion) return null;
    const made = text !== null && /^\d{1,9}$/.test(text);
    return {
      key,
      kind: 'version',
      notice: made
        ? `The link was made with version ${text} of the model and this page runs version ${coreVersion}, so its numbers may differ.`
        : `The link’s “${part}” names no version of the model; this page runs version ${coreVersion}.`,
      refusal: `v must be ${coreVersion}, the version of the model${text === null ? '' : `, not "${shortened(text)}"`}.`,
    };
  }
  if (key === 'fork' || key === 'vs') {
    const notice = `The link’s “${part}” is not in this version and is ignored.`;
    return {
      key,
      kind: 'unsupported',
      notice,
      refusal: key === 'vs' ? null : 'fork is not in this version; leave it out.',
    };
  }
  const near = nearestKey(key);
  return {
    key,
    kind: 'unknown',
    notice: `The link’s “${part}” names no parameter and is ignored${near ? `; did you mean “${near}”?` : '.'}`,
    refusal: `"${shortened(key)}" is not a parameter; ${near ? `did you mean ${near}?` : '--help lists them.'}`,
  };
}

function repetition(key: string, spec: ParameterSpec | undefined, parameters: Readonly<Parameters>): Fault {
  return {
    key,
    kind: 'repeated',
    notice: `The link gives “${key}” more than once; the first value is used.`,
    refusal: `${key} must be given once${spec ? `: ${rangeOf(spec, parameters)}` : ''}.`,
  };
}

/** A part as the link has it, for quoting. */
function partOf(key: string, text: string | null): string {
  return shortened(text === null ? key : `${key}=${text}`);
}

/** For quoting what a stranger wrote: at most 40 characters, none of them invisible. */
export function shortened(text: string): string {
  return (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

/** A hyphen before a number is a minus. */
function typeset(text: number | string): string {
  return String(text).replace(/-(?=[\d.])/g, '−');
}

/** The parameter that was probably meant: the same but for case, or but for one or two letters that are next to each other. */
export function nearestKey(key: string): string | null {
  const word = key.slice(0, 20).toLowerCase();
  let nearest: string | null = null;
  let least = word.length < 6 ? 2 : 3;
  for (const { key: known } of parameterTable) {
    const letters = lettersApart(word, known.toLowerCase());
    if (letters < least) [nearest, least] = [known, letters];
  }
  return nearest;
}

/** Length of what is left of the longer word without the beginning and the end that both share. */
function lettersApart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}
