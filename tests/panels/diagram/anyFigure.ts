import fc from 'fast-check';
import { figureState, type FigureState } from '../../../src/panels/diagram/figureState';
import { createLab } from '../../../src/store/lab';
import { compute } from '../../store/ranLab';
import { anyParameters } from '../../worker/anyParameters';

/** Figure 1 at any step of a run with any parameters. */
export const anyFigure: fc.Arbitrary<FigureState> = fc.tuple(anyParameters(40), fc.nat(40)).map(([parameters, at]) => {
  const lab = createLab(parameters, Math.min(at, parameters.steps));
  compute(lab);
  return figureState(lab.getState());
});

const signed = (least: number, most: number) =>
  fc
    .tuple(fc.constantFrom(-1, 0, 1), fc.double({ min: least, max: most, noNaN: true }))
    .map(([sign, power]) => sign * 10 ** power);
const positive = (least: number, most: number) => signed(least, most).map(Math.abs);
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The same with any numbers that the limits of the model let through, whether or not a run comes to them. */
export const extremeFigure: fc.Arbitrary<FigureState> = fc
  .record({
    figure: anyFigure,
    steps: fc.integer({ min: 1, max: 100_000 }),
    rho: signed(-12, 6),
    gap: positive(-12, 6.15),
    compliance: share,
    loss: positive(-20, 12),
    deployedLoss: positive(-20, 12),
    incentive: signed(-20, 300),
    futureWeight: positive(-20, 300),
    stepGap: signed(-20, 6),
    closing: signed(-20, 6),
    stepRate: signed(-20, 6),
    gradGap: signed(-20, 100),
    gradTime: signed(-20, 100),
  })
  .map(({ figure, ...numbers }) => ({
    ...figure,
    ...numbers,
    step: Math.floor(numbers.steps / 2),
    visible: numbers.gap,
    rulerEnd: Math.max(1, numbers.gap),
  }));
