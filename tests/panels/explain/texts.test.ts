import fc from 'fast-check';
import { evaluate } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { threeDigits } from '../../../src/panels/explain/threeDigits';
import { parameterHelp } from '../../../src/core/parameterHelp';
import { parameterTable } from '../../../src/core/parameters';
import { columnNames } from '../../../src/core/readouts';
import { partNames } from '../../../src/panels/diagram/parts';
import { momentOf, type Moment } from '../../../src/panels/explain/explanation';
import { segmentsOf } from '../../../src/panels/explain/formulaLine';
import { explanationOf, explanations } from '../../../src/panels/explain/texts';
import { createLab } from '../../../src/store/lab';
import { anyParameters } from '../../worker/anyParameters';
import { compute, ranLab } from '../../store/ranLab';

const anyMoment: fc.Arbitrary<Moment> = fc.tuple(anyParameters(40), fc.nat(40)).map(([parameters, at]) => {
  const lab = createLab(parameters, Math.min(at, parameters.steps));
  compute(lab);
  return momentOf(lab.getState())!;
});

const ids = Object.keys(explanations);
const plain = (line: string) =>
  segmentsOf(line)
    .map(({ text }) => text)
    .join('');

describe('there is a text', () => {
  test.each([
    ['parameter', parameterTable.map(({ key }) => `parameter:${key}`)],
    ['readout', columnNames.map((name) => `readout:${name}`)],
    ['part of Figure 1', partNames.map((name) => `figure:${name}`)],
    ['outcome', ['deceptive', 'misgeneralised', 'robust', 'undecided'].map((kind) => `outcome:${kind}`)],
    [
      'mark of the timeline',
      ['pretendingPays', 'rateBelowZero', 'complianceHigh', 'deployment', 'formulaBreaks', 'fork'].map(
        (kind) => `event:${kind}`,
      ),
    ],
    ['axis', ['step', 'rate', 'gap', 'incentive', 'loss'].map((name) => `axis:${name}`)],
    ['plot', ['rate', 'gap', 'incentive', 'loss'].map((name) => `plot:${name}`)],
    [
      'panel of the second row',
      (
        'panel:mind panel:goalPlane panel:racePlane panel:baseLoss mind:J mind:now mind:later mind:weights ' +
        'goal:baseTarget goal:mesaTarget goal:action race:path race:pushGap race:pushRate race:field race:Rc ' +
        'compare:pinned deploy fork fork:path'
      ).split(' '),
    ],
  ])('on every %s', (_, wanted) => {
    expect(wanted.filter((id) => explanationOf(id) === null)).toEqual([]);
  });

  test('and none on what nobody knows', () => {
    for (const id of ['', 'figure:', 'parameter:toString', 'constructor', '__proto__']) {
      expect(explanationOf(id)).toBeNull();
    }
  });

  test('in whole sentences, a few lines long, with typographic signs', () => {
    for (const id of ids) {
      const { name, what, formula = '' } = explanations[id];
      expect(name, id).toMatch(/^\S.*\S$/);
      expect(what, id).toMatch(/^[A-Z].{15,300}\.$/);
      expect(`${what}${plain(formula)}`, id).not.toMatch(/['"{}]| -|-\d/);
    }
  });

  test('on a parameter, in the words of its control', () => {
    for (const { key, label, symbol } of parameterTable) {
      const text = explanations[`parameter:${key}`];
      expect([text.name, text.symbol ?? '', text.what]).toEqual([label, symbol, parameterHelp[key]]);
    }
  });
});

/** The sides of a line’s equations that are numbers and signs alone, as mathjs writes them. */
function numericSides(line: string): string[] {
  return line
    .split(/ = |; |, /)
    .map((side) =>
      side
        .replace(/\^\{([^}]*)\}/g, '^($1)')
        .replace(/−/g, '-')
        .replace(/·/g, '*')
        .replace(/½/g, '0.5')
        .replace(/√/g, 'sqrt')
        .replace(/\|([^|]*)\|/g, 'abs($1)')
        .replace(/∞/g, '1e308')
        .trim(),
    )
    .map((side) => side.replace(/^(step \d+: )/, ''));
}
const isNumeric = (side: string) =>
  /\d/.test(side) && /^[-+*/^().\d\s]*$/.test(side.replace(/sqrt|abs|\de-?\d+|^e(?=\^)/g, '0'));

/** Whether two sides printed to about three digits can be the same number. */
function agree(left: string, right: string): boolean {
  const [a, b] = [left, right].map((side) => Number(evaluate(side)));
  if (!Number.isFinite(a) || !Number.isFinite(b)) return true;
  // What rounding to three digits can do to a sum: its terms may cancel.
  const size = Math.abs(Number(evaluate(left.replace(/(?<=[\d)]\s)-(?=\s)/g, '+').replace(/\(-/g, '(')))) || 0;
  return Math.abs(a - b) <= 0.05 * Math.max(size, Math.abs(b)) + 1e-12;
}

describe('the numbers of the moment', () => {
  test('are numbers, for any run at any step', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        for (const id of ids) {
          const line = explanations[id].now?.(moment);
          if (line === undefined || line === null) continue;
          expect(line, id).not.toMatch(/NaN|undefined|null|Infinity|\[object|-\d/);
          expect(plain(line), id).not.toMatch(/[{}_^]/);
        }
      }),
      { seed: 82, numRuns: 150 },
    );
  });

  test('of a readout include what its column holds', () => {
    fc.assert(
      fc.property(anyMoment, (moment) => {
        for (const column of columnNames) {
          if (moment.ended && column.startsWith('step') && column !== 'step') continue; // says that there is no step
          const value = moment.of(column);
          const line = explanations[`readout:${column}`].now!(moment)!;
          const words = column === 'step' ? String(value) : threeDigits(value);
          expect(line, column).toContain(words);
        }
      }),
      { seed: 83, numRuns: 150 },
    );
  });

  test('come to what stands behind the equals sign, but where a limit of the arithmetic holds', () => {
    let checked = 0;
    fc.assert(
      fc.property(anyMoment, (moment) => {
        if (moment.of('flags') !== 0) return;
        for (const id of ids) {
          const line = explanations[id].now?.(moment);
          if (!line) continue;
          for (const part of line.split(/; |, /)) {
            const sides = numericSides(part).filter(isNumeric);
            for (let i = 1; i < sides.length; i++) {
              expect(agree(sides[0], sides[i]), `${id}: ${line}`).toBe(true);
              checked += 1;
            }
          }
        }
      }),
      { seed: 84, numRuns: 150 },
    );
    expect(checked).toBeGreaterThan(2000);
  });

  test('follow the step that is shown', () => {
    const lab = ranLab({}, 322);
    const line = () => explanations['readout:rate'].now!(momentOf(lab.getState())!)!;
    expect(line()).toMatch(/^ρ = −0\.00/);
    lab.probe(0);
    expect(line()).toBe('ρ = 1.30; γ = e^{−1.30} = 0.273');
    lab.probe(null);
    lab.seek(null);
    expect(line()).toContain('ρ = −0.178');
  });

  test('of a parameter are those it is set to, though the run is not yet computed', () => {
    const lab = ranLab();
    lab.set('rho', 0);
    expect(explanations['parameter:rho'].now!(momentOf(lab.getState())!)).toBe('γ = e^{0} = 1.00');
  });

  test('of an event are those of its first state, of an outcome those of the last', () => {
    const lab = ranLab({}, 100);
    const moment = momentOf(lab.getState())!;
    expect(explanations['event:rateBelowZero'].now!(moment)).toMatch(/^ρ = −0\.00\d+ at step 322; now 0\.\d+$/);
    expect(explanations['outcome:deceptive'].now!(moment)).toMatch(/^kept = 0\.415; .*beyond zero$/);
    expect(explanations['event:rateBelowZero'].now!(momentOf(ranLab({ rho: 3 }).getState())!)).toBeNull();
  });

  test('of a deployed state are those of its own target', () => {
    const lab = ranLab({}, 500);
    const { of } = momentOf(lab.getState())!;
    lab.deploy(true);
    const now = (id: string) => explanations[id].now!(momentOf(lab.getState())!);
    expect(now('figure:action')).toBe(`1.00 · ${threeDigits(of('gap'))} = ${threeDigits(of('gap'))}`);
    expect(now('figure:loss')).toContain(`= ${threeDigits(of('deployedLoss'))}`);
    expect(now('figure:fixObjective')).toBe('training is over: no more steps');
  });

  test('are none before the first run', () => {
    expect(momentOf(createLab().getState())).toBeNull();
  });
});

test('a formula is read into what stands on the line, raised and lowered', () => {
  expect(segmentsOf('w_{k} = e^{−ρk}')).toEqual([
    { text: 'w', place: 'line' },
    { text: 'k', place: 'sub' },
    { text: ' = e', place: 'line' },
    { text: '−ρk', place: 'sup' },
  ]);
  expect(plain('a_b')).toBe('a_b');
});
