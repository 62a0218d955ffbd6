import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostForks, lineageOf, type Recipe } from '../../src/core/fork';
import { defaultParameters, parameterTable } from '../../src/core/parameters';
import { formatLink } from '../../src/core/permalink';
import { nearestKey } from '../../src/core/nearestKey';
import { readLink, readLinkStrictly } from '../../src/core/readLink';
import { anyLink, asRead, isInRange } from './anyLink';

const anyPart = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...parameterTable.map(({ key }) => key as string), 'v', 't', 'fork', 'vs'),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Rho', 'ρ', '', '%', '%zz'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    fc.constantFrom('=', '=', '=', '', '==', '=%', '#'),
    fc.oneof(
      fc.double().map(String),
      fc.integer().map(String),
      fc.constantFrom('1e999', '-1e999', 'NaN', 'Infinity', '0x10', '', '-0', '1e-400', '−1', '+1', '1_0', '١', 'null'),
      fc.constantFrom(
        'softmax',
        'tail',
        'live',
        'exponential',
        '[object Object]',
        '(rho:1)',
        '(steps:300)200(lrGap:7,horizon:3.5,Deploy:2)',
        '150(optimiser:adam,anticipation:0)300(lrGap:0)',
        '20(deploy:3,horizon:2,rho:1)10(steps:5)(',
        '1()2()3()4()5()',
        '%',
        '%ff',
        '%F0%9F%98%80',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...'(),:', '1', '150', 'rho', 'lrGap', 'optimiser', 'adam', '0.1', '%28', '%'), {
          maxLength: 20,
        })
        .map((words) => words.join('')),
    ),
  )
  .map((pieces) => pieces.join(''));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('', '#', '#v=4&', 'https://a.example/b/?c=d#'), fc.array(anyPart, { maxLength: 70 }))
    .map(([start, parts]) => start + parts.join('&')),
);

/** Whether every run of a recipe is in range and every fork at a step of the run before it. */
function expectMakeable(recipe: Recipe): void {
  const lineage = lineageOf(recipe);
  for (const parameters of lineage) expect(isInRange(parameters)).toBe(true);
  expect(recipe.forks.length).toBeLessThanOrEqual(mostForks);
  recipe.forks.forEach(({ step, changes }, i) => {
    expect(Number.isInteger(step)).toBe(true);
    expect(step).toBeGreaterThanOrEqual(i === 0 ? 0 : recipe.forks[i - 1].step);
    expect(step).toBeLessThanOrEqual(Math.min(lineage[i].steps, lineage[i + 1].steps));
    for (const key of ['gap', 'rho', 'hidden', 'kernel', 'wiring']) expect(changes).not.toHaveProperty(key);
  });
}

describe('formatLink', () => {
  test('writes the version alone for the defaults', () => {
    expect(formatLink({ parameters: defaultParameters, step: null })).toBe('#v=4');
  });

  test('writes what differs, in table order, and the step last', () => {
    const parameters = { ...defaultParameters, steps: 500, rho: 0.7, gap: 1.4, priority: 1e-7 };
    expect(formatLink({ parameters, step: 230 })).toBe('#v=4&gap=1.4&rho=0.7&priority=1e-7&steps=500&t=230');
  });

  test('leaves the last step out, where the cursor rests without t', () => {
    expect(formatLink({ parameters: defaultParameters, step: 1000 })).toBe('#v=4');
    expect(formatLink({ parameters: defaultParameters, step: 0 })).toBe('#v=4&t=0');
  });

  test('writes −0 as 0', () => {
    expect(formatLink({ parameters: { ...defaultParameters, rho: -0, noise: -0 }, step: null })).toBe('#v=4&rho=0');
  });

  test('keeps text whole through an address', () => {
    const parameters = { ...defaultParameters, formula: '1/(1+k)^2 & "#100%" ρ\ud800' };
    const link = formatLink({ parameters, step: null });
    expect(link).toBe('#v=4&formula=1%2F(1%2Bk)%5E2%20%26%20%22%23100%25%22%20%CF%81%EF%BF%BD');
    expect(new URL(`https://a.example/${link}`).hash).toBe(link);
  });
});

describe('readLink', () => {
  test('reads back what formatLink wrote, bit by bit, forks and pinned run included', () => {
    fc.assert(
      fc.property(anyLink, (shown) => {
        const { step, pinned, ...recipe } = shown;
        const link = formatLink(shown);
        const { problems, ...read } = readLink(link);
        expect(problems).toEqual([]);
        expect(read).toEqual({ ...asRead(recipe), step, pinned: pinned && asRead(pinned) });
        expect(readLinkStrictly(link)).toEqual({ ok: true, ...asRead(recipe) });
        expect(formatLink(read)).toBe(link);
        expect(new URL(`https://a.example/${link}`).hash).toBe(link);
      }),
      { numRuns: 1000 },
    );
  });

  test('never fails, and gives runs that can be made and linked to, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { problems, ...link } = readLink(text);
        for (const recipe of [link, ...(link.pinned ? [link.pinned] : [])]) expectMakeable(recipe);
        const { step } = link;
        const { steps } = lineageOf(link).at(-1)!;
        expect(step === null || step === 'live' || (Number.isInteger(step) && step >= 0 && step < steps)).toBe(true);
        expect(problems.length).toBeLessThanOrEqual(8);
        for (const { sentence } of problems) {
          expect(sentence.length).toBeLessThan(230);
          expect(sentence).toMatch(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+[.?]$/u);
        }
        const { parameters, forks } = link;
        expect(readLinkStrictly(formatLink(link))).toEqual({ ok: true, parameters, forks });
        expect(readLink(formatLink(link))).toEqual({ ...link, problems: [] });
      }),
      { numRuns: 3000 },
    );
  });

  test('drops nothing in silence: without a problem, every part is a parameter, v, t, fork or vs, and so on inside', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.join('&').trim();
        fc.pre(!text.includes('#') && !text.includes('%28')); // before # is an address; brackets may be encoded
        const { parameters, forks, pinned, problems } = readLink(text);
        if (problems.length > 0) return;
        for (const part of text.split('&').filter((each) => each !== '')) {
          const key = decodeURIComponent(part.replace(/=.*/s, ''));
          expect([...Object.keys(parameters), 'v', 't', 'fork', 'vs']).toContain(key);
          if (key !== 'fork' && key !== 'vs') continue;
          // Every list that closes was read as one, and every key in it is one of the parameters.
          const value = part.replace(/^[^=]*=/s, '');
          const lists = value.split(')').slice(0, -1);
          const recipe = key === 'fork' ? { forks } : pinned!;
          expect(lists).toHaveLength(recipe.forks.length + (value.startsWith('(') ? 1 : 0));
          for (const pair of lists.flatMap((list) => list.replace(/^.*?\(/s, '').split(','))) {
            if (pair !== '') expect(Object.keys(parameters)).toContain(decodeURIComponent(pair.replace(/:.*/s, '')));
          }
        }
      }),
      { numRuns: 6000 },
    );
  });

  test.each([
    ['', {}],
    ['#', {}],
    ['https://a.example/lab/', {}],
    ['gap=1.4&rho=0.7', { gap: 1.4, rho: 0.7 }],
    ['#v=4&gap=1.4', { gap: 1.4 }],
    [' https://a.example/lab/?source=x#v=4&gap=1.4\n', { gap: 1.4 }],
    ['#&&gap=1.4&', { gap: 1.4 }],
    ['g%61p=%31.4', { gap: 1.4 }],
    ['rho=-.2&gap=+1.&lrTime=1E+1&cost=1e-4', { rho: -0.2, gap: 1, lrTime: 10, cost: 1e-4 }],
    ['rho=−0.2', { rho: -0.2 }],
    ['rho=%E2%88%920.2', { rho: -0.2 }],
    ['deploy=100&horizon=128', { deploy: 100, horizon: 128 }],
    ['horizon=128&deploy=100', { deploy: 100, horizon: 128 }],
    ['kernel=exponential&presentBias=0.70&wiring=shared&formula=exp(-rho*k)', {}],
    ['v=04', {}],
  ])('takes %j as it is', (text, changes) => {
    const recipe: Recipe = { parameters: { ...defaultParameters, ...changes }, forks: [] };
    expect(readLink(text)).toEqual({ ...recipe, step: null, pinned: null, problems: [] });
    expect(readLinkStrictly(text)).toEqual({ ok: true, ...recipe });
  });

  test('reads −0 as 0', () => {
    expect(Object.is(readLink('rho=-0').parameters.rho, 0)).toBe(true);
  });

  const minus = '−0.5 to 5';
  test.each([
    ['rho=7', 'outOfRange', { rho: 5 }, `The link’s “rho=7” is not a number from ${minus}; 5 is used.`],
    ['rho=-1e999', 'outOfRange', { rho: -0.5 }, `The link’s “rho=-1e999” is not a number from ${minus}; −0.5 is used.`],
    ['rho=x', 'malformed', {}, `The link’s “rho=x” is not a number from ${minus}; the default, 1.3, is used.`],
    ['rho', 'malformed', {}, `The link’s “rho” is not a number from ${minus}; the default, 1.3, is used.`],
    ['rho=%', 'malformed', {}, `The link’s “rho” is not a number from ${minus}; the default, 1.3, is used.`],
    ['rho=0x1', 'malformed', {}, `The link’s “rho=0x1” is not a number from ${minus}; the default, 1.3, is used.`],
    [
      'rho=1#gap=2',
      'malformed',
      {},
      `The link’s “rho=1#gap=2” is not a number from ${minus}; the default, 1.3, is used.`,
    ],
    ['rho=1&rho=1', 'repeated', { rho: 1 }, 'The link gives “rho” more than once; the first value is used.'],
    ['horizon=3.7', 'fraction', { horizon: 4 }, 'The link’s “horizon=3.7” is not a whole number; 4 is used.'],
    ['horizon=0.9', 'outOfRange', {}, 'The link’s “horizon=0.9” is not a whole number from 1 to 512; 1 is used.'],
    [
      'deploy=65',
      'outOfRange',
      {},
      'The link’s “deploy=65” is not a whole number from 1 to 64, the value of horizon; 64 is used.',
    ],
    [
      'onset=9&steps=5',
      'outOfRange',
      {},
      'The link’s “onset=9” is not a whole number from 0 to 5, the value of steps; 5 is used.',
    ],
    [
      'planner=best',
      'malformed',
      {},
      'The link’s “planner=best” is not argmax or softmax; the default, argmax, is used.',
    ],
    ['Rho=1', 'unknown', {}, 'The link’s “Rho=1” names no parameter and is ignored; did you mean “rho”?'],
    ['__proto__=1', 'unknown', {}, 'The link’s “__proto__=1” names no parameter and is ignored.'],
    [
      'v=5',
      'version',
      {},
      'The link was made with version 5 of the model and this page runs version 4, so its numbers may differ.',
    ],
    ['v=x', 'version', {}, 'The link’s “v=x” names no version of the model; this page runs version 4.'],
    ['t=2000', 'outOfRange', {}, 'The link’s “t=2000” is not a whole number from 0 to 1000; the last step is shown.'],
    ['t=2.4', 'fraction', {}, 'The link’s “t=2.4” is not a whole number from 0 to 1000; step 2 is shown.'],
    ['t=x', 'malformed', {}, 'The link’s “t=x” is not a whole number from 0 to 1000; the last step is shown.'],
  ])('names what is wrong with %j (%s) and says what is used', (text, kind, used, sentence) => {
    const { parameters, problems } = readLink(text);
    expect(problems).toEqual([{ key: expect.any(String) as string, kind, sentence }]);
    expect(parameters).toMatchObject(used);
  });

  test.each([
    ['t=230', 230],
    ['t=0', 0],
    ['t=1000', null],
    ['t=-5', 0],
    ['steps=50&t=70', null],
    ['t=70&steps=100', 70],
    ['t=live', 'live'],
    ['t=1500&fork=150(steps:2000)', 1500],
    ['t=90&fork=50(steps:80)', null],
    ['t=20&fork=150()', 20],
  ])('takes the step from %j', (text, step) => {
    expect(readLink(text).step).toBe(step);
  });

  test('quotes at most 40 characters of a bad value, and gives up on a text that is far too long', () => {
    const { problems } = readLink(`rho=${'9'.repeat(5000)}x`);
    expect(problems[0].sentence).toContain(`“rho=${'9'.repeat(35)}…”`);
    expect(readLink(`rho=${'9'.repeat(36)}`).problems[0].sentence).toContain(`“rho=${'9'.repeat(36)}”`);
    expect(readLink(`rho=${'9'.repeat(37)}`).problems[0].sentence).toContain(`“rho=${'9'.repeat(35)}…”`);
    for (const text of [`rho=1&gap=${'1'.repeat(1e6)}`, `rho=1&${'a&'.repeat(9000)}`]) {
      const read = readLink(text);
      expect(read.parameters).toEqual(defaultParameters);
      expect(read.problems.map(({ kind }) => kind)).toEqual(['tooLong']);
      expect(readLinkStrictly(text)).toMatchObject({ ok: false, problems: [{ kind: 'tooLong' }] });
    }
  });

  test('names the first problems of many and counts the others', () => {
    const { problems } = readLink(Array.from({ length: 30 }, (_, i) => `x${i}=1`).join('&'));
    expect(problems).toHaveLength(8);
    expect(problems[7].sentence).toBe('23 other parts of the link could not be used either.');
  });
});

describe('readLinkStrictly', () => {
  test.each([
    ['rho=7', 'rho must be a number from -0.5 to 5, not "7".'],
    ['rho=', 'rho must be a number from -0.5 to 5, not "".'],
    ['rho', 'rho must be a number from -0.5 to 5.'],
    ['rho=%', 'rho must be a number from -0.5 to 5.'],
    ['rho=1&rho=1', 'rho must be given once: a number from -0.5 to 5.'],
    ['horizon=3.7', 'horizon must be a whole number from 1 to 512, not "3.7".'],
    ['deploy=9&horizon=8', 'deploy must be a whole number from 1 to 8, the value of horizon, not "9".'],
    ['onset=1001', 'onset must be a whole number from 0 to 1000, the value of steps, not "1001".'],
    ['optimiser=SGD', 'optimiser must be sgd, momentum or adam, not "SGD".'],
    [
      'kernel=geometric',
      'kernel must be exponential, factor, tail, quasi-hyperbolic, hyperbolic or custom, not "geometric".',
    ],
    ['presentBias=0', 'presentBias must be a number from 0.05 to 1, not "0".'],
    ['wiring=none', 'wiring must be shared or independent, not "none".'],
    ['formula=', 'formula must be a text of 1 to 200 characters, not "".'],
    ['anticpation=1', '"anticpation" is not a parameter; did you mean anticipation?'],
    ['constructor=1', '"constructor" is not a parameter; --help lists them.'],
    ['v=5', 'v must be 4, the version of the model, not "5".'],
    ['t=1&t=2', 't must be given once.'],
  ])('refuses %j', (text, sentence) => {
    const read = readLinkStrictly(text);
    expect(read.ok ? [] : read.problems.map((problem) => problem.sentence)).toEqual([sentence]);
  });

  test('refuses exactly what the page would change or ignore, but for t and vs', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { parameters, forks, problems } = readLink(text);
        const isRefused = (key: string, kind: string) => (key !== 't' && key !== 'vs') || kind === 'repeated';
        fc.pre(!problems.some(({ kind }) => kind === 'more'));
        const refused = problems
          .filter(({ key, kind }) => isRefused(key, kind))
          .map(({ key, kind }) => ({ key, kind }));
        const read = readLinkStrictly(text);
        if (read.ok) expect({ ok: refused.length === 0, parameters, forks }).toEqual(read);
        else expect(read.problems.map(({ key, kind }) => ({ key, kind }))).toEqual(refused);
      }),
      { numRuns: 3000 },
    );
  });

  test('takes t and vs whatever they say', () => {
    for (const text of ['t=live&vs=(rho:1)', 't=-1.5&vs', 'vs=(rho:9,colour:1)2000()(']) {
      expect(readLinkStrictly(text)).toEqual({ ok: true, parameters: defaultParameters, forks: [] });
    }
  });

  test('joins parts given beside the link to it, without decoding them', () => {
    expect(readLinkStrictly('gap=0.5', [['rho', '2']])).toMatchObject({ ok: true, parameters: { gap: 0.5, rho: 2 } });
    expect(readLinkStrictly('gap=1', [['gap', '1']])).toMatchObject({ ok: false, problems: [{ kind: 'repeated' }] });
    expect(readLinkStrictly('', [['gap', '%31']])).toMatchObject({ ok: false, problems: [{ kind: 'malformed' }] });
  });
});

test.each([
  ['RHO', 'rho'],
  ['gaps', 'gap'],
  ['lrgap', 'lrGap'],
  ['horzion', 'horizon'],
  ['optimizer', 'optimiser'],
  ['x', null],
  ['', null],
  ['learningRate', null],
])('nearestKey of %j is %j', (key, nearest) => {
  expect(nearestKey(key)).toBe(nearest);
});
