import { refusedAt, RefusedFormula } from './refusedFormula';
import type { Token } from './tokens';

const valueNames: ReadonlySet<string> = new Set(['rho', 'k', 'H', 'e', 'pi']);

/** How many values each function takes. */
const functions: ReadonlyMap<string, 'one' | 'two or more'> = new Map([
  ['exp', 'one'],
  ['log', 'one'],
  ['sqrt', 'one'],
  ['abs', 'one'],
  ['min', 'two or more'],
  ['max', 'two or more'],
]);

/** What to write instead of a name that is not allowed. */
const hints: ReadonlyMap<string, string> = new Map([
  ['ρ', 'rho'],
  ['π', 'pi'],
  ['ln', 'log (the natural logarithm)'],
  ['pow', '^ for a power'],
]);

/** The inside of one pair of brackets, or the whole formula. */
interface Level {
  readonly bracket: Token | null;
  /** The function whose values these are, or null. */
  readonly call: Token | null;
  values: number;
  /** The “?” that waits for its “:”. */
  question: Token | null;
  /** Whether the expression since the last comma, “?” or “:” has a comparison. */
  compared: boolean;
}

/**
 * Refuses what is no formula, at the first place where it goes wrong. Stricter than mathjs: products must be written out, comparisons not
 * chained, and a conditional between “?” and “:” stands in brackets, for mathjs reads its “:” as a range. `end` is the text's length.
 */
export function checkGrammar(tokens: readonly Token[], end: number): void {
  const outermost = enter(null, null);
  const levels = [outermost];
  let level = outermost;
  let wanted = true; // a value, as at the beginning, rather than an operator
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const { kind, text } = token;
    if (kind !== 'sign' || text === '(') {
      if (!wanted) throw refuse(`put an operator, such as *, before “${shortened(text)}”`, token);
      wanted = false;
      if (kind === 'number') checkNumber(token);
      if (kind === 'name') checkName(token);
      const call = functions.has(text) ? token : null;
      if (call && tokens.at(i + 1)?.text !== '(') throw refuse(`write ${text}(…), for ${text} is a function`, token);
      if (call) i += 1;
      if (call || text === '(') {
        level = enter(tokens[i], call);
        levels.push(level);
        wanted = true;
      }
    } else if (wanted) {
      if (text === '*' && tokens.at(i - 1)?.text === '*') throw refuse('write ^ for a power', token);
      if (text !== '+' && text !== '-') throw refuse(`a value is missing before “${text}”`, token);
    } else if (text === ')') {
      leave(level);
      if (!level.bracket) throw refuse('there is no bracket for this one to close', token);
      levels.pop();
      level = levels[levels.length - 1];
    } else {
      checkOperator(level, token);
      wanted = true;
    }
  }
  if (tokens.length === 0) throw new RefusedFormula('The formula is empty.', null);
  if (wanted) throw refusedAt(end, 'the formula ends where a value is missing');
  if (level.bracket) throw refuse('this bracket is not closed', level.bracket);
  leave(level);
}

function enter(bracket: Token | null, call: Token | null): Level {
  return { bracket, call, values: 1, question: null, compared: false };
}

/** At the end of a level. */
function leave({ call, values, question }: Level): void {
  if (question) throw refuse('a conditional needs “:” after its “?”, as in k < 3 ? 1 : 0', question);
  if (!call) return;
  const takes = functions.get(call.text);
  if (takes === 'one' && values > 1) throw refuse(`${call.text} takes one value, not ${values}`, call);
  if (takes === 'two or more' && values < 2) throw refuse(`${call.text} takes two or more values`, call);
}

/** What comes between two values. */
function checkOperator(level: Level, token: Token): void {
  switch (token.text) {
    case ',':
      if (!level.call)
        throw refuse('a comma may only part the values of min or max; numbers have a decimal point', token);
      leave({ ...level, call: null });
      level.values += 1;
      level.compared = false;
      break;
    case '?':
      if (level.question) throw refuse('put this conditional, inside another, in brackets', token);
      level.question = token;
      level.compared = false;
      break;
    case ':':
      if (!level.question) throw refuse('“:” needs a “?” before it, as in k < 3 ? 1 : 0', token);
      level.question = null;
      level.compared = false;
      break;
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      break;
    default:
      if (level.compared) throw refuse('comparisons cannot follow one another; put one in brackets', token);
      level.compared = true;
  }
}

function checkNumber(token: Token): void {
  if (!Number.isFinite(Number(token.text))) throw refuse(`“${shortened(token.text)}” is too large a number`, token);
}

function checkName(token: Token): void {
  const { text } = token;
  if (valueNames.has(text) || functions.has(text)) return;
  const alike = [...valueNames, ...functions.keys()].find((name) => name.toLowerCase() === text.toLowerCase());
  const hint = hints.get(text) ?? alike;
  if (hint !== undefined) throw refuse(`write ${hint} instead of “${text}”`, token);
  const all = 'rho, k, H, e, pi, exp, log, sqrt, abs, min and max';
  throw refuse(`“${shortened(text)}” is not known; the names in a formula are ${all}`, token);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 20 ? `${characters.slice(0, 19).join('')}…` : text;
}

function refuse(what: string, { at }: Token): RefusedFormula {
  return refusedAt(at, what);
}
