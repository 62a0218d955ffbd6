import { mostForks, type Fork, type Recipe } from './fork';
import { quoted, shortened, type Fault } from './linkFault';
import { decoded, mostParts, partOf, piecesOf, type RunPiece } from './linkParts';
import { defaultParameters, parameterTable, upperBound, type Parameters } from './parameters';
import { fault, rangeOf, readNumber, readParameters, type Place } from './readParameters';

/** What a value of `fork` or `vs` says, as far as it can be used, and what is wrong with it. */
interface ReadRuns<Read> {
  readonly read: Read;
  readonly faults: readonly Fault[];
}

/** `fork`: `150(optimiser:adam,anticipation:0)300(lrGap:0)`, forks of the link's run one after another, each of the run before it. */
export function readForks(text: string | null, parameters: Readonly<Parameters>): ReadRuns<readonly Fork[]> {
  const { pieces, rest } = piecesOf(text ?? '');
  if (pieces.length === 0) return { read: [], faults: [unreadable('fork', quoted('fork', text && shown(text)), rest)] };
  return readPieces('fork', pieces, rest, parameters);
}

/** `vs`: the pinned run, `(rho:1.5)150(optimiser:adam)`: what differs from the defaults, and then its forks. Null where it says nothing. */
export function readPinned(text: string | null): ReadRuns<Recipe | null> {
  const { pieces, rest } = piecesOf(text ?? '');
  if (pieces.length === 0) {
    return { read: null, faults: [unreadable('vs', quoted('vs', text && shown(text)), rest, examples.vs)] };
  }
  const parameters: Parameters = { ...defaultParameters };
  const place: Place = { key: 'vs', words: 'In the pinned run, ', step: null };
  const isFirst = pieces[0].step === '';
  const faults = isFirst ? readList(pieces[0], place, parameters) : [];
  const forked = readPieces('vs', isFirst ? pieces.slice(1) : pieces, rest, parameters);
  return { read: { parameters, forks: forked.read }, faults: [...faults, ...forked.faults] };
}

function readPieces(
  key: 'fork' | 'vs',
  pieces: readonly RunPiece[],
  rest: string,
  parameters: Readonly<Parameters>,
): ReadRuns<readonly Fork[]> {
  const forks: Fork[] = [];
  const faults: Fault[] = [];
  const whole: Place = { key, words: '', step: null };
  let before = parameters;
  let least = 0;
  for (const piece of pieces) {
    if (forks.length === mostForks) {
      const notice = `link’s “${shortened(shown(piece.rest))}” is a fork too many: at most ${mostForks} are used.`;
      faults.push(fault(key, 'tooLong', whole, notice, `fork must have at most ${mostForks} forks.`));
      return { read: forks, faults };
    }
    const value = readNumber(shown(piece.step));
    if (value === null) {
      faults.push(unreadable(key, shortened(shown(piece.rest)), piece.rest));
      return { read: forks, faults };
    }
    const step = Math.max(least, Math.min(before.steps, Math.round(value)));
    if (step !== value) {
      const range = `a whole number from ${least} to ${before.steps}`;
      const run = key === 'vs' ? 'link’s pinned run' : 'link';
      const notice = `${run} forks at step “${shortened(shown(piece.step))}”, which is not ${range}; ${step} is used.`;
      const refusal = `fork: a step must be ${range}, not "${shortened(shown(piece.step))}".`;
      faults.push(fault(key, step === Math.round(value) ? 'fraction' : 'outOfRange', whole, notice, refusal));
    }
    const words = key === 'fork' ? `In the fork at step ${step}, ` : `In the pinned run’s fork at step ${step}, `;
    const place: Place = { key, words, step };
    const after: Parameters = { ...before };
    faults.push(...readList(piece, place, after), ...lowerInherited(place, after));
    forks.push({ step, changes: changesOf(before, after) });
    before = after;
    least = step;
  }
  if (rest !== '') faults.push(unreadable(key, shortened(shown(rest)), rest));
  return { read: forks, faults };
}

function readList({ parts }: RunPiece, place: Place, parameters: Parameters): readonly Fault[] {
  if (parts.length <= mostParts) {
    const read = parts.map((part) => partOf(part, ':'));
    return readParameters(read, place, parameters);
  }
  const notice = `link has more than ${mostParts} values, which are ignored.`;
  return [fault('', 'tooLong', place, notice, `there must be at most ${mostParts} values.`)];
}

/** Lowers what a change of `horizon` or `steps` has left above its bound. */
function lowerInherited(place: Place, parameters: Parameters): readonly Fault[] {
  const faults: Fault[] = [];
  for (const spec of parameterTable) {
    if (spec.kind !== 'number' || !spec.atMost) continue;
    const { key, atMost } = spec;
    const most = upperBound(spec, parameters);
    const was = parameters[key];
    if (typeof was !== 'number' || was <= most) continue;
    const notice = `link lowers ${atMost} to ${most}, and with it ${key}, which was ${was}.`;
    const refusal = `${key} must be ${rangeOf(spec, parameters, place)}; before the fork it is ${was}.`;
    faults.push(fault(key, 'outOfRange', place, notice, refusal));
    Object.assign(parameters, { [key]: most });
  }
  return faults;
}

/** What differs, in table order. */
function changesOf(before: Readonly<Parameters>, after: Readonly<Parameters>): Partial<Parameters> {
  const keys = parameterTable.map(({ key }) => key).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(keys.map((key) => [key, after[key]]));
}

const examples = { fork: '150(optimiser:adam,anticipation:0)', vs: '(rho:1.5)' };

/** A text that is not made as runs are; it is not looked at any further. */
function unreadable(key: 'fork' | 'vs', part: string, text: string, example = examples.fork): Fault {
  const notice = `link’s “${part}” is not written like ${example} and is ignored.`;
  const not = text === '' ? '' : `, not "${shortened(shown(text))}"`;
  return fault(key, 'malformed', { key, words: '', step: null }, notice, `fork must be written like ${example}${not}.`);
}

/** A text that has been taken apart no further, for quoting. */
function shown(text: string): string {
  return decoded(text) ?? text;
}
