import { parametersOf, type Fork, type Recipe } from './fork';
import { quoted, shortened, type Fault, type Problem, type ProblemKind } from './linkFault';
import { mostCharacters, mostParts, partsOfLink, type LinkPart } from './linkParts';
import { defaultParameters, type Parameters } from './parameters';
import type { Link } from './permalink';
import { readNumber, readParameters } from './readParameters';
import { readForks, readPinned } from './readRuns';
import { coreVersion } from './version';

const mostProblems = 8;

/**
 * Reads a permalink, its hash, or key=value&… for the page. Never fails: the nearest possible value or the default takes the place of a
 * bad one, and a problem names it.
 */
export function readLink(text: string): Link & { problems: readonly Problem[] } {
  const { faults, ...link } = readParts(partsOfLink(text));
  const problems: Problem[] = faults.map(({ key, kind, notice }) => ({ key, kind, sentence: notice }));
  if (problems.length > mostProblems) {
    const others = problems.splice(mostProblems - 1).length;
    problems.push({ key: '', kind: 'more', sentence: `${others} other parts of the link could not be used either.` });
  }
  return { ...link, problems };
}

/**
 * Reads the same text, and parts given beside it, for the command line: refuses what the page would replace or ignore. The values of
 * `t` and `vs` say nothing about the run and are not looked at.
 */
export function readLinkStrictly(
  text: string,
  beside: readonly LinkPart[] = [],
): ({ ok: true } & Recipe) | { ok: false; problems: readonly Problem[] } {
  const parts = partsOfLink(text);
  const { parameters, forks, faults } = readParts(parts && [...parts, ...beside]);
  const problems: Problem[] = [];
  for (const { key, kind, refusal } of faults) if (refusal !== null) problems.push({ key, kind, sentence: refusal });
  return problems.length === 0 ? { ok: true, parameters, forks } : { ok: false, problems };
}

/** The one parser behind both readers. */
function readParts(parts: readonly LinkPart[] | null): Link & { faults: readonly Fault[] } {
  const parameters: Parameters = { ...defaultParameters };
  let forks: readonly Fork[] = [];
  let pinned: Recipe | null = null;
  let step: Link['step'] = null;
  if (!parts || parts.length > mostParts) {
    const notice = 'The link is too long to be one of this page; the defaults are used.';
    const refusal = `The link must have at most ${mostParts} parts and ${mostCharacters} characters.`;
    return { parameters, forks, pinned, step, faults: [{ key: '', kind: 'tooLong', notice, refusal }] };
  }
  const place = { key: null, words: '', step: null };
  function read(key: string, text: string | null): readonly Fault[] | null {
    let found: readonly Fault[];
    if (key === 'v') return readVersion(text);
    if (key === 'fork') ({ read: forks, faults: found } = readForks(text, parameters));
    else if (key === 'vs') ({ read: pinned, faults: found } = readPinned(text));
    else if (key === 't') {
      const { steps } = parametersOf({ parameters, forks });
      ({ read: step, faults: found } = readStep(text, steps));
    } else return null;
    return found;
  }
  // A fork needs all parameters of the run that it is of, and `t` the steps of the last run.
  const turn = (key: string) => (key === 't' ? 2 : key === 'fork' ? 1 : 0);
  const faults = readParameters(parts, place, parameters, { read, turn });
  return { parameters, forks, pinned, step, faults };
}

/** `t`: a step of the run, or `live`. Only the page asks for it. */
function readStep(text: string | null, steps: number): { read: Link['step']; faults: readonly Fault[] } {
  if (text === 'live') return { read: text, faults: [] };
  const value = text === null ? null : readNumber(text);
  const step = value === null ? steps : Math.max(0, Math.min(steps, Math.round(value)));
  const rests = step === steps ? 'the last step' : `step ${step}`;
  let kind: ProblemKind = 'malformed';
  const why = `is not a whole number from 0 to ${steps}`;
  if (value !== null) kind = step === Math.round(value) ? 'fraction' : 'outOfRange';
  const notice = `The link’s “${quoted('t', text)}” ${why}; ${rests} is shown.`;
  return {
    read: step === steps ? null : step,
    faults: step === value ? [] : [{ key: 't', kind, notice, refusal: null }],
  };
}

function readVersion(text: string | null): readonly Fault[] {
  if (text !== null && readNumber(text) === coreVersion) return [];
  const made = text !== null && /^\d{1,9}$/.test(text);
  return [
    {
      key: 'v',
      kind: 'version',
      notice: made
        ? `The link was made with version ${text} of the model and this page runs version ${coreVersion}, so its numbers may differ.`
        : `The link’s “${quoted('v', text)}” names no version of the model; this page runs version ${coreVersion}.`,
      refusal: `v must be ${coreVersion}, the version of the model${text === null ? '' : `, not "${shortened(text)}"`}.`,
    },
  ];
}
