import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFormula } from '../../src/formula/readFormula';

const seed = 20240607;

describe('a text that is no formula is refused with the character that is wrong', () => {
  test.each([
    ['', null, 'The formula is empty.'],
    [' \t', null, 'The formula is empty.'],
    ['k = 3', 2, 'for “equal to” write =='],
    ['f(x) = x', 5, 'a formula is not assigned to a name'],
    ['w_k = exp(k)', 4, 'a formula is not assigned to a name'],
    ['w_k', 0, '“w_k” is not known'],
    [
      '2*foo',
      2,
      'At character 3: “foo” is not known; the names in a formula are rho, k, H, e, pi, exp, log, sqrt, abs, min and max.',
    ],
    ['1+Rho', 2, 'write rho instead of “Rho”'],
    ['h', 0, 'write H instead of “h”'],
    ['ρ*k', 0, 'write rho instead of “ρ”'],
    ['ln(k)', 0, 'write log (the natural logarithm) instead of “ln”'],
    ['2k', 1, 'put an operator, such as *, before “k”'],
    ['k(1+rho)', 1, 'put an operator, such as *, before “(”'],
    ['(k)(k)', 3, 'put an operator'],
    ['k 2', 2, 'put an operator'],
    ['2e', 1, 'put an operator'],
    ['0x10', 1, 'put an operator'],
    ['1.5.2', 3, 'put an operator'],
    ['k**2', 2, 'write ^ for a power'],
    ['2.', 1, 'a decimal point needs a digit'],
    ['2.^k', 1, 'a decimal point needs a digit'],
    ['1,5', 1, 'numbers have a decimal point'],
    ['1e999', 0, '“1e999” is too large a number'],
    ['exp', 0, 'write exp(…), for exp is a function'],
    ['exp -k', 0, 'write exp(…), for exp is a function'],
    ['exp()', 4, 'a value is missing before “)”'],
    ['exp(1, 2)', 0, 'exp takes one value, not 2'],
    ['log(8, 2)', 0, 'log takes one value, not 2'],
    ['min(k)', 0, 'min takes two or more values'],
    ['min(k,)', 6, 'a value is missing before “)”'],
    ['()', 1, 'a value is missing before “)”'],
    ['1+(2*(k', 5, 'this bracket is not closed'],
    ['1+2)', 3, 'there is no bracket for this one to close'],
    ['*k', 0, 'a value is missing before “*”'],
    ['k+', 2, 'the formula ends where a value is missing'],
    ['1<k<3', 3, 'comparisons cannot follow one another'],
    ['k==1==1', 4, 'comparisons cannot follow one another'],
    ['k ? 1', 2, 'a conditional needs “:” after its “?”'],
    ['(k ? 1) : 2', 3, 'a conditional needs “:” after its “?”'],
    ['min(k ? 1, 2)', 6, 'a conditional needs “:” after its “?”'],
    ['1:2', 1, '“:” needs a “?” before it'],
    ['k ? 1 : 2 : 3', 10, '“:” needs a “?” before it'],
    ['k ? k ? 1 : 2 : 3', 6, 'put this conditional, inside another, in brackets'],
    ['5!', 1, 'factorials are not allowed'],
    ['5%', 1, 'write /100 for a percentage'],
    ['k mod 2', 2, 'put an operator'],
    ['mod', 0, '“mod” is not known'],
    ['[1, 2]', 0, 'only round brackets are allowed'],
    ['{k: 1}', 0, 'only round brackets are allowed'],
    ["k'", 1, 'texts are not allowed'],
    ['"k"', 0, 'texts are not allowed'],
    ['1; 2', 1, 'a formula is one expression'],
    ['k\nrho', 1, 'a formula is one line'],
    ['k # k', 2, '“#” is not allowed'],
    ['k\u00a0+1', 1, '“U+00A0” is not allowed'],
    ['k\u202e', 1, '“U+202E” is not allowed'],
    ['😀', 0, '“😀” is not allowed'],
    ['\ud800', 0, '“U+D800” is not allowed'],
    ['k × 2', 2, 'write * for ×'],
    ['5 cm', 2, 'put an operator'],
    ['true', 0, '“true” is not known'],
    ['Infinity', 0, '“Infinity” is not known'],
    ['i', 0, '“i” is not known'],
  ])('%j', (text, position, sentence) => {
    const reading = readFormula(text);
    if (reading.ok) expect.fail('it was read');
    expect(reading.sentence).toContain(sentence);
    expect(reading.position).toBe(position);
  });

  test('or that is longer than 200 characters, spaces included', () => {
    expect(readFormula('k' + ' '.repeat(199)).ok).toBe(true);
    expect(readFormula('k' + ' '.repeat(200))).toEqual({
      ok: false,
      position: 200,
      sentence: 'The formula has 201 characters; at most 200 are allowed.',
    });
    expect(readFormula('1+'.repeat(99) + '1').ok).toBe(true);
  });
});

test.each([
  'k.constructor',
  'cos.constructor("return process")()',
  '"".constructor.constructor("return this")()',
  'exp.constructor("alert(1)")()',
  'exp["constructor"]("return 1")()',
  '(exp).constructor',
  '(k)["constructor"]',
  'k?.constructor',
  'exp?.(1)',
  'k ?? 1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty(k)',
  'valueOf()',
  'import({exp: 1})',
  'import("fs")',
  'createUnit("foo")',
  'evaluate("1+1")',
  'parse("1+1")',
  'parser()',
  'compile("1")',
  'simplify("k")',
  'derivative("k", "k")',
  'rationalize("k")',
  'resolve("k")',
  'reviver("k", 1)',
  'config({})',
  'typed("a", {})',
  'chain(3).done()',
  'print("$a", {a: 1})',
  'format(k)',
  'help(exp)',
  'map([1], f)',
  'f(x) = x',
  'f(x) = f(x)',
  'exp(x) = 1',
  'exp = 1',
  'k = rho',
  'rho.x = 1',
  'a = b = 1',
  '{a: 1}.a',
  '[1,2,3][1]',
  '1:1e9',
  'zeros(1e9)',
  'factorial(1e9)',
  '170!!!!!',
  'range(0, 1e9)',
  '(k)!',
  'k and k',
  'not k',
  'k xor k',
  'k | k',
  '~k',
  'k << 2',
  'k >>> 2',
  '2 to cm',
  '5 in',
  '3 cm',
  '50% + 50%',
  '\\u0065xp(1)',
  'ｅｘｐ(1)',
  '𝐞𝐱𝐩(1)',
  'ехр(1)', // Cyrillic
  'e\u0301',
  'k\u200b',
  '\ufeffk',
  '`k`',
  '${k}',
  '$',
  '_',
  'k/*1*/',
  'k//1',
  '@k',
  'end',
  'this',
  'globalThis',
  'null',
  'undefined',
  'NaN',
])('the escape %j is refused', (text) => {
  const reading = readFormula(text);
  if (reading.ok) expect.fail('it was read');
  expect(reading.sentence).not.toContain('cannot be read');
  expect(reading.sentence).toMatch(/^At character \d+: .*\.$/);
});

describe('no text hangs or throws', { timeout: 20_000 }, () => {
  /** A text that hangs is found by the test's own time limit. */
  function isRead(text: string): void {
    const reading = readFormula(text);
    if (reading.ok) return;
    expect(reading.sentence).toMatch(/\.$/);
    expect(reading.position ?? 0).toBeGreaterThanOrEqual(0);
    expect(reading.position ?? 0).toBeLessThanOrEqual(text.length);
    expect(reading.sentence, text).not.toContain('cannot be read'); // the grammar has a sentence for all that mathjs refuses
  }

  test('made of pieces of formulas', () => {
    const pieces = fc.constantFrom(
      ...'rho k H e pi exp( log( sqrt( abs( min( max( ( ) ) , + - * / ^ ? : < <= > >= == != 0 1 2.5 1e3 .5 . = ! % [ ] " \' ; # x'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => isRead(list.join(''))),
      { seed, numRuns: 8000 },
    );
  });

  test('made of values and operators in turn', () => {
    const value = fc.constantFrom('rho', 'k', '1', '-k', '(k', 'exp(rho', 'min(k', 'k)', '2)', '-(-rho', '3))');
    const operator = fc.constantFrom('+', '-', '*', '/', '^', '<', '==', '?', ':', ',', '^-');
    const pairs = fc.array(fc.tuple(value, operator), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pairs, (list) => isRead(list.flat().join('').slice(0, -1))),
      { seed, numRuns: 8000 },
    );
  });

  test('of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 220 }), isRead), { seed, numRuns: 3000 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), isRead), { seed, numRuns: 3000 });
  });

  test.each([
    ['a tower of powers', 'rho^'.repeat(49) + 'rho'],
    ['a tower of large powers', '9^'.repeat(99) + '9'],
    ['deep brackets', '('.repeat(99) + 'k' + ')'.repeat(99)],
    ['open brackets', '('.repeat(200)],
    ['closing brackets', ')'.repeat(200)],
    ['signs', '-'.repeat(199) + 'k'],
    ['nested functions', 'exp('.repeat(39) + 'rho' + ')'.repeat(39)],
    ['nested roots of quotients', 'sqrt(1/'.repeat(24) + 'rho' + ')'.repeat(24)],
    ['nested quotients of powers', '1/(rho^'.repeat(22) + 'rho' + ')'.repeat(22)],
    ['nested minima', 'min(rho,'.repeat(21) + 'k' + ')'.repeat(21)],
    ['a long minimum', `min(${'rho,'.repeat(48)}k)`],
    ['nested moduli', 'abs('.repeat(39) + 'rho' + ')'.repeat(39)],
    ['a chain of conditionals', 'k<1?rho:'.repeat(24) + '1'],
    ['nested conditionals', '(k?rho:'.repeat(24) + '1' + ')'.repeat(24)],
    ['conditions within conditions', '('.repeat(30) + 'k' + '?k:1)'.repeat(30)],
    ['products', 'rho*'.repeat(49) + 'rho'],
    ['quotients', 'rho/'.repeat(49) + 'rho'],
    ['digits', '1'.repeat(200)],
    ['exponents', '1e1'.repeat(66)],
    ['a name', 'a'.repeat(200)],
    ['spaces', ' '.repeat(200)],
    ['200,000 characters', '('.repeat(200_000)],
  ])('%s', (_, text) => {
    isRead(text);
  });
});
