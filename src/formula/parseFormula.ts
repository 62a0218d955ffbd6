import { create, parseDependencies } from 'mathjs/number';
import type { FormulaOperation } from '../core/formulaLoops';
import type { Expression } from './expression';
import { checkGrammar } from './grammar';
import { RefusedFormula } from './refusedFormula';
import { tokensOf } from './tokens';

/** What mathjs makes of a text, of which only these nodes are read. Nothing is ever compiled or evaluated by mathjs. */
type ParsedNode =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: ParsedNode }
  | { readonly type: 'OperatorNode'; readonly op: string; readonly fn: string; readonly args: readonly ParsedNode[] }
  | { readonly type: 'FunctionNode'; readonly fn: ParsedNode; readonly args: readonly ParsedNode[] }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: ParsedNode;
      readonly trueExpr: ParsedNode;
      readonly falseExpr: ParsedNode;
    };

/** The operators of mathjs that a formula may have, and the functions. */
const operators: ReadonlyMap<string, FormulaOperation> = new Map([
  ['add', 'add'],
  ['subtract', 'subtract'],
  ['multiply', 'multiply'],
  ['divide', 'divide'],
  ['pow', 'power'],
  ['smaller', 'less'],
  ['smallerEq', 'lessOrEqual'],
  ['larger', 'greater'],
  ['largerEq', 'greaterOrEqual'],
  ['equal', 'equal'],
  ['unequal', 'notEqual'],
]);
const functions: ReadonlyMap<string, FormulaOperation> = new Map(
  (['exp', 'log', 'sqrt', 'abs', 'min', 'max'] as const).map((name) => [name, name]),
);

const parse = create(parseDependencies).parse as unknown as (text: string) => ParsedNode;

/**
 * The expression that a text of at most 200 characters stands for, with mathjs's precedence: −k^2 is −(k^2), 2^−k is allowed, a^b^c is
 * a^(b^c), a/b*c is (a/b)*c. Throws RefusedFormula. The tree is checked against the tokens one by one as it is walked in the order of
 * the text, so that mathjs cannot have read anything else than what passed `checkGrammar`.
 */
export function parseFormula(text: string): Expression {
  const tokens = tokensOf(text);
  checkGrammar(tokens, text.length);
  let next = 0;

  function take(piece: string): void {
    if (tokens.at(next)?.text !== piece) throw new Error('mathjs read the formula in another way');
    next += 1;
  }

  function takeNumber(value: unknown): number {
    const token = tokens.at(next++);
    if (token?.kind !== 'number' || Number(token.text) !== value) throw new Error('mathjs read another number');
    return Number(token.text);
  }

  function read(node: ParsedNode): Expression {
    switch (node.type) {
      case 'ConstantNode':
        return takeNumber(node.value);
      case 'SymbolNode':
        take(node.name);
        return valueOf(node.name);
      case 'ParenthesisNode': {
        take('(');
        const content = read(node.content);
        take(')');
        return content;
      }
      case 'OperatorNode':
        return readOperator(node.op, node.fn, node.args);
      case 'FunctionNode': {
        const op = node.fn.type === 'SymbolNode' ? functions.get(node.fn.name) : undefined;
        if (op === undefined) throw new Error('mathjs read another function');
        take(op);
        const of = node.args.map((argument, i) => {
          take(i === 0 ? '(' : ',');
          return read(argument);
        });
        take(')');
        return { op, of };
      }
      case 'ConditionalNode': {
        const condition = read(node.condition);
        take('?');
        const yes = read(node.trueExpr);
        take(':');
        return { op: 'if', of: [condition, yes, read(node.falseExpr)] };
      }
      default:
        throw new Error(`mathjs read a ${(node as { type: string }).type}`);
    }
  }

  function readOperator(sign: string, fn: string, args: readonly ParsedNode[]): Expression {
    if (args.length === 1) {
      if (fn !== 'unaryMinus' && fn !== 'unaryPlus') throw new Error(`mathjs read ${fn}`);
      take(sign);
      const operand = read(args[0]);
      return fn === 'unaryMinus' ? { op: 'negate', of: [operand] } : operand;
    }
    const op = operators.get(fn);
    if (op === undefined || args.length !== 2) throw new Error(`mathjs read ${fn}`);
    const left = read(args[0]);
    take(sign);
    return { op, of: [left, read(args[1])] };
  }

  try {
    const expression = read(parse(text));
    if (next !== tokens.length) throw new Error('mathjs left something out');
    return expression;
  } catch (error) {
    const position = error instanceof SyntaxError ? (error as { char?: unknown }).char : null;
    throw new RefusedFormula(
      'This formula cannot be read. Brackets may help.',
      typeof position === 'number' ? Math.min(position - 1, text.length) : null,
    );
  }
}

function valueOf(name: string): Expression {
  if (name === 'rho' || name === 'k' || name === 'H' || name === 'e' || name === 'pi') return name;
  throw new Error(`mathjs read the name ${name}`);
}
