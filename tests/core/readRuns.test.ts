import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { formatLink } from '../../src/core/permalink';
import { readLink, readLinkStrictly } from '../../src/core/readLink';

const adam = { optimiser: 'adam' } as const;
const formula = 'a ? (1+k)^-rho : exp(-rho*k), & 100%';
const inList = 'a%20%3F%20%281%2Bk%29%5E-rho%20%3A%20exp%28-rho*k%29%2C%20%26%20100%25';

describe('fork', () => {
  test.each([
    ['150(optimiser:adam,anticipation:0)', [{ step: 150, changes: { optimiser: 'adam', anticipation: 0 } }]],
    [
      '150(optimiser:adam)300(lrGap:0)',
      [
        { step: 150, changes: adam },
        { step: 300, changes: { lrGap: 0 } },
      ],
    ],
    ['0()1000()', [0, 1000].map((step) => ({ step, changes: {} }))],
    ['7()7()7()7()', [7, 7, 7, 7].map((step) => ({ step, changes: {} }))],
    // Steps are bounded by the run that is forked.
    [
      '1000(steps:3000)2500(steps:2500)',
      [
        { step: 1000, changes: { steps: 3000 } },
        { step: 2500, changes: { steps: 2500 } },
      ],
    ],
    // A value is the run's before the fork, unless it differs.
    ['5(lrGap:0.005)6(lrGap:0)7(lrGap:0,)', [{}, { lrGap: 0 }, {}].map((changes, i) => ({ step: 5 + i, changes }))],
    ['5(deploy:128,horizon:256)', [{ step: 5, changes: { horizon: 256, deploy: 128 } }]],
    // What some programs make of an address, and what a hand may write.
    ['150%28optimiser%3Aadam%2clrGap:0%29', [{ step: 150, changes: { ...adam, lrGap: 0 } }]],
    ['%31(lrG%61p:%30)', [{ step: 1, changes: { lrGap: 0 } }]],
  ])('%j is read', (text, forks) => {
    const read = readLink(`fork=${text}`);
    expect(read).toEqual({ parameters: defaultParameters, forks, pinned: null, step: null, problems: [] });
  });

  test('keeps a formula whole, and takes one with its brackets as they are', () => {
    const parameters = { ...defaultParameters, kernel: 'custom' } as const;
    const forks = [{ step: 1, changes: { formula, lrGap: 0 } }];
    const link = formatLink({ parameters, forks, step: null });
    expect(link).toBe(`#v=4&kernel=custom&fork=1(formula:${inList},lrGap:0)`);
    expect(readLink(link)).toMatchObject({ forks, problems: [] });
    const byHand = 'kernel=custom&fork=1(formula:k<2?max(1,k):exp(-rho*k),lrGap:0)2(lrGap:1)';
    expect(readLink(byHand)).toMatchObject({
      forks: [{ step: 1, changes: { formula: 'k<2?max(1,k):exp(-rho*k)', lrGap: 0 } }, { step: 2 }],
      problems: [],
    });
    // Decoded exactly once: what looks encoded in the formula stays.
    const odd = formatLink({ parameters, forks: [{ step: 1, changes: { formula: '%28%2528' } }], step: null });
    expect(readLink(odd).forks[0].changes.formula).toBe('%28%2528');
  });

  const at = 'In the fork at step 150, ';
  const example = '150(optimiser:adam,anticipation:0)';
  test.each([
    // The text, what is wrong, the forks' changes that the page uses, what the page says, what the command line says.
    [
      '150(lrGap:7)',
      'outOfRange',
      [{ lrGap: 1 }],
      `${at}the link’s “lrGap:7” is not a number from 0 to 1; 1 is used.`,
      `${at}lrGap must be a number from 0 to 1, not "7".`,
    ],
    [
      '150(lrGap:x)',
      'malformed',
      [{}],
      `${at}the link’s “lrGap:x” is not a number from 0 to 1; the value before the fork, 0.005, is used.`,
      `${at}lrGap must be a number from 0 to 1, not "x".`,
    ],
    [
      '150(optimiser)',
      'malformed',
      [{}],
      `${at}the link’s “optimiser” is not sgd, momentum or adam; the value before the fork, sgd, is used.`,
      `${at}optimiser must be sgd, momentum or adam.`,
    ],
    [
      '150(Deploy:2)',
      'unknown',
      [{}],
      `${at}the link’s “Deploy:2” names no parameter and is ignored; did you mean “deploy”?`,
      `${at}"Deploy" is not a parameter; did you mean deploy?`,
    ],
    [
      '150(vs:1)',
      'unknown',
      [{}],
      `${at}the link’s “vs:1” names no parameter and is ignored.`,
      `${at}"vs" is not a parameter; --help lists them.`,
    ],
    [
      '150(lrGap:0,lrGap:1)',
      'repeated',
      [{ lrGap: 0 }],
      `${at}the link gives “lrGap” more than once; the first value is used.`,
      `${at}lrGap must be given once: a number from 0 to 1.`,
    ],
    [
      '150(gap:1,gap:1)',
      'fixed',
      [{}],
      `${at}the link’s “gap:1” is ignored: it only says where a run starts.`,
      `${at}gap cannot change: it only says where a run starts.`,
    ],
    [
      '150(steps:100)',
      'outOfRange',
      [{ steps: 150 }],
      `${at}the link’s “steps:100” is not a whole number from 150 to 100000; 150 is used.`,
      `${at}steps must be a whole number from 150 to 100000, not "100".`,
    ],
    [
      '150.4(lrGap:0)',
      'fraction',
      [{ lrGap: 0 }],
      'The link forks at step “150.4”, which is not a whole number from 0 to 1000; 150 is used.',
      'fork: a step must be a whole number from 0 to 1000, not "150.4".',
    ],
    [
      '150(lrGap:0)-5(lrGap:1)',
      'outOfRange',
      [{ lrGap: 0 }, { lrGap: 1 }],
      'The link forks at step “-5”, which is not a whole number from 150 to 1000; 150 is used.',
      'fork: a step must be a whole number from 150 to 1000, not "-5".',
    ],
    [
      '1()2()3()4()5(lrGap:0)6()',
      'tooLong',
      [{}, {}, {}, {}],
      'The link’s “5(lrGap:0)6()” is a fork too many: at most 4 are used.',
      'fork must have at most 4 forks.',
    ],
    [
      '',
      'malformed',
      [],
      `The link’s “fork=” is not written like ${example} and is ignored.`,
      `fork must be written like ${example}.`,
    ],
    [
      '(lrGap:0)',
      'malformed',
      [],
      `The link’s “(lrGap:0)” is not written like ${example} and is ignored.`,
      `fork must be written like ${example}, not "(lrGap:0)".`,
    ],
    [
      'half(lrGap:0)',
      'malformed',
      [],
      `The link’s “half(lrGap:0)” is not written like ${example} and is ignored.`,
      `fork must be written like ${example}, not "half(lrGap:0)".`,
    ],
    [
      '150(lrGap:0)200(lrGap:1',
      'malformed',
      [{ lrGap: 0 }],
      `The link’s “200(lrGap:1” is not written like ${example} and is ignored.`,
      `fork must be written like ${example}, not "200(lrGap:1".`,
    ],
    [
      '150(lrGap:0))',
      'malformed',
      [{ lrGap: 0 }],
      `The link’s “)” is not written like ${example} and is ignored.`,
      `fork must be written like ${example}, not ")".`,
    ],
    [
      `150(${'lrGap:0,'.repeat(65)})`,
      'tooLong',
      [{}],
      `${at}the link has more than 64 values, which are ignored.`,
      `${at}there must be at most 64 values.`,
    ],
  ])('%j is %s: the page names what it uses, the command line refuses', (text, kind, changes, notice, refusal) => {
    const read = readLink(`fork=${text}`);
    expect(read.forks.map((fork) => fork.changes)).toEqual(changes);
    expect(read.problems).toEqual([{ key: 'fork', kind, sentence: notice }]);
    expect(readLinkStrictly(`fork=${text}`)).toEqual({
      ok: false,
      problems: [{ key: 'fork', kind, sentence: refusal }],
    });
  });

  test.each([
    [
      'deploy=16',
      'horizon:8',
      { horizon: 8, deploy: 8 },
      'horizon to 8, and with it deploy, which was 16',
      'deploy must be a whole number from 1 to 8, the value of horizon; before the fork it is 16',
    ],
    [
      'onset=900',
      'steps:500',
      { onset: 500, steps: 500 },
      'steps to 500, and with it onset, which was 900',
      'onset must be a whole number from 0 to 500, the value of steps; before the fork it is 900',
    ],
  ])('with %s, a fork with %s lowers what goes by it', (link, list, changes, lowered, refusal) => {
    const text = `${link}&fork=150(${list})`;
    expect(readLink(text)).toMatchObject({
      forks: [{ step: 150, changes }],
      problems: [{ kind: 'outOfRange', sentence: `${at}the link lowers ${lowered}.` }],
    });
    expect(readLinkStrictly(text)).toMatchObject({ ok: false, problems: [{ sentence: `${at}${refusal}.` }] });
  });

  test('given twice is the first, by link or beside it', () => {
    expect(readLink('fork=5(lrGap:0)&fork=6()')).toMatchObject({
      forks: [{ step: 5, changes: { lrGap: 0 } }],
      problems: [{ key: 'fork', kind: 'repeated' }],
    });
    expect(readLinkStrictly('rho=1', [['fork', '5(lrGap:0)']])).toMatchObject({
      ok: true,
      parameters: { rho: 1 },
      forks: [{ step: 5, changes: { lrGap: 0 } }],
    });
    expect(readLinkStrictly('fork=5()', [['fork', '5()']])).toMatchObject({
      ok: false,
      problems: [{ sentence: 'fork must be given once.' }],
    });
  });
});

describe('vs', () => {
  test.each([
    ['()', {}, []],
    ['(rho:1.5,gap:2)', { rho: 1.5, gap: 2 }, []],
    ['(rho:1.5)150(optimiser:adam)', { rho: 1.5 }, [{ step: 150, changes: adam }]],
    ['150(optimiser:adam)', {}, [{ step: 150, changes: adam }]],
    ['(steps:80)80(steps:90)', { steps: 80 }, [{ step: 80, changes: { steps: 90 } }]],
  ])('%j is a run of its own', (text, changes, forks) => {
    const pinned = { parameters: { ...defaultParameters, ...changes }, forks };
    const parameters = { ...defaultParameters, rho: 0.7 }; // it differs from the defaults, not from this
    expect(readLink(`rho=0.7&vs=${text}`)).toEqual({ parameters, forks: [], pinned, step: null, problems: [] });
  });

  test('is written whole, after the forks and before the step', () => {
    const link = '#v=4&rho=0.7&fork=5(lrGap:0)9()&vs=(formula:%28%2C%29)150(optimiser:adam)&t=6';
    expect(formatLink(readLink(link))).toBe(link);
  });

  test.each([
    [
      '(rho:9)',
      'outOfRange',
      { rho: 5 },
      'In the pinned run, the link’s “rho:9” is not a number from −0.5 to 5; 5 is used.',
    ],
    [
      '(rho:x)',
      'malformed',
      {},
      'In the pinned run, the link’s “rho:x” is not a number from −0.5 to 5; the default, 1.3, is used.',
    ],
    [
      '()2000()',
      'outOfRange',
      {},
      'The link’s pinned run forks at step “2000”, which is not a whole number from 0 to 1000; 1000 is used.',
    ],
    [
      '()9(rho:1)',
      'fixed',
      {},
      'In the pinned run’s fork at step 9, the link’s “rho:1” is ignored: it only says where a run starts.',
    ],
    [
      '()(rho:1)',
      'malformed',
      {},
      'The link’s “(rho:1)” is not written like 150(optimiser:adam,anticipation:0) and is ignored.',
    ],
  ])('%j is %s and named', (text, kind, changes, sentence) => {
    const { pinned, problems } = readLink(`vs=${text}`);
    expect(pinned?.parameters).toEqual({ ...defaultParameters, ...changes });
    expect(problems).toEqual([{ key: 'vs', kind, sentence }]);
  });

  test.each(['', 'rho:1.5', '(rho:1.5', ')'])('%j is no run', (text) => {
    const { pinned, problems } = readLink(`vs=${text}`);
    expect(pinned).toBe(null);
    expect(problems).toMatchObject([{ key: 'vs', kind: 'malformed' }]);
  });
});
