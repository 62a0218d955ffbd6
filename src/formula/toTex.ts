import type { FormulaOperation } from '../core/formulaLoops';
import type { Expression, Operation } from './expression';
import { isOperation } from './tidy';

/** How tightly a piece of TeX holds together; one that is looser than its place asks for stands in brackets. */
const tightness = { conditional: 0, sum: 1, product: 2, power: 3, value: 4 } as const;

interface Piece {
  readonly tex: string;
  readonly tightness: number;
}

const relations: Readonly<Partial<Record<FormulaOperation, string>>> = {
  less: '<',
  lessOrEqual: '\\le',
  greater: '>',
  greaterOrEqual: '\\ge',
  equal: '=',
  notEqual: '\\ne',
};
const names: ReadonlyMap<string, string> = new Map([
  ['rho', '\\rho'],
  ['pi', '\\pi'],
  ['exp', '\\exp'],
  ['log', '\\ln'],
  ['min', '\\min'],
  ['max', '\\max'],
]);

/** TeX of an expression, for KaTeX: exp(…) as a power of e where that stays small, log as ln, a comparison as [k < 3], which is 1 or 0. */
export function toTex(expression: Expression): string {
  return pieceOf(expression).tex;
}

function pieceOf(expression: Expression): Piece {
  if (typeof expression === 'number') return numberPiece(expression);
  if (typeof expression === 'string') return { tex: names.get(expression) ?? expression, tightness: tightness.value };
  return operationPiece(expression);
}

function numberPiece(x: number): Piece {
  const [digits, exponent] = String(x).split('e');
  if (exponent === undefined) return { tex: digits, tightness: tightness.value };
  const power = `10^{${Number(exponent)}}`;
  if (digits === '1') return { tex: power, tightness: tightness.power };
  return { tex: `${digits} \\cdot ${power}`, tightness: tightness.product };
}

function operationPiece(operation: Operation): Piece {
  const { op, of } = operation;
  const { conditional, sum, product, power, value } = tightness;
  switch (op) {
    case 'add':
    case 'subtract': {
      const right = startsWithSign(of[1]) ? brackets(toTex(of[1])) : within(of[1], op === 'add' ? sum : product);
      return { tex: `${within(of[0], sum)} ${op === 'add' ? '+' : '-'} ${right}`, tightness: sum };
    }
    case 'multiply': {
      const right = startsWithSign(of[1]) ? brackets(toTex(of[1])) : within(of[1], product);
      return { tex: `${within(of[0], product)} ${/^\d/.test(right) ? '\\cdot' : '\\,'} ${right}`, tightness: product };
    }
    case 'divide':
      return { tex: `\\frac{${toTex(of[0])}}{${toTex(of[1])}}`, tightness: product };
    case 'power':
      return { tex: `${within(of[0], value)}^{${toTex(of[1])}}`, tightness: power };
    case 'negate':
      return {
        tex: `-${startsWithSign(of[0]) ? brackets(toTex(of[0])) : within(of[0], product)}`,
        tightness: product,
      };
    case 'exp':
      if (isSmall(of[0])) return { tex: `e^{${toTex(of[0])}}`, tightness: power };
      return call(op, of);
    case 'log':
    case 'min':
    case 'max':
      return call(op, of);
    case 'sqrt':
      return { tex: `\\sqrt{${toTex(of[0])}}`, tightness: value };
    case 'abs':
      return { tex: `\\left|${toTex(of[0])}\\right|`, tightness: value };
    case 'if':
      return { tex: casesTex(operation), tightness: conditional };
    default:
      return { tex: `\\left[${relationTex(operation)}\\right]`, tightness: value };
  }
}

function within(expression: Expression, least: number): string {
  const piece = pieceOf(expression);
  return piece.tightness < least ? brackets(piece.tex) : piece.tex;
}

function brackets(tex: string): string {
  return `\\left(${tex}\\right)`;
}

function call(op: FormulaOperation, of: readonly Expression[]): Piece {
  return { tex: `${names.get(op) ?? op}${brackets(of.map(toTex).join(',\\, '))}`, tightness: tightness.power };
}

function relationTex({ op, of }: Operation): string {
  return `${within(of[0], tightness.sum)} ${relations[op] ?? op} ${within(of[1], tightness.sum)}`;
}

/** A conditional whose last part is another one goes on as further cases. */
function casesTex(operation: Operation): string {
  const rows: string[] = [];
  let rest: Expression = operation;
  while (isOperation(rest, 'if')) {
    const [condition, yes, no]: readonly Expression[] = rest.of;
    const isRelation = typeof condition === 'object' && relations[condition.op] !== undefined;
    const when = isRelation ? relationTex(condition) : `${within(condition, tightness.sum)} \\ne 0`;
    rows.push(`${toTex(yes)} & \\text{if } ${when}`);
    rest = no;
  }
  rows.push(`${toTex(rest)} & \\text{otherwise}`);
  return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
}

/** Whether its TeX begins with a minus, which does not follow an operator. */
function startsWithSign(expression: Expression): boolean {
  if (typeof expression !== 'object') return false;
  if (expression.op === 'negate') return true;
  return ['add', 'subtract', 'multiply'].includes(expression.op) && startsWithSign(expression.of[0]);
}

/** Whether an expression is read easily as an exponent. */
function isSmall(expression: Expression): boolean {
  if (typeof expression !== 'object') return true;
  const flat = ['negate', 'add', 'subtract', 'multiply', 'power'].includes(expression.op);
  return (
    flat && expression.of.every((part) => isSmall(part) && !(expression.op === 'power' && typeof part === 'object'))
  );
}
