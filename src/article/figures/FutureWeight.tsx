import { formatNumber } from '../../charts/layout/formatNumber';
import { useFigureParameter } from './figureLabs';
import type { RunFigureId } from './figureSpecs';

/** W = γ + γ² + … + γᴴ, for the exponential weights of a figure, H episodes foreseen and deployment next (MODEL, future weight). */
export function futureWeight(rho: number, horizon: number): number {
  let sum = 0;
  for (let k = 1; k <= horizon; k++) sum += Math.exp(-rho * k);
  return sum;
}

/** What the future weighs in all, typeset, with the numbers that a figure has now. */
export function FutureWeight({ figure }: { figure: RunFigureId }) {
  const horizon = useFigureParameter(figure, 'horizon');
  const rho = useFigureParameter(figure, 'rho');
  const factor = formatNumber(Math.exp(-rho));
  const weight = formatNumber(futureWeight(rho, horizon));
  const terms = horizon === 1 ? [1] : horizon === 2 ? [1, 2] : horizon === 3 ? [1, 2, 3] : [1, 2, null, horizon];
  const powers = (base: string) =>
    terms.flatMap((k, i) => [
      ...(i === 0 ? [] : [<mo key={`+${i}`}>+</mo>]),
      k === null ? (
        <mo key="…">…</mo>
      ) : k === 1 ? (
        baseMark(base, `${k}`)
      ) : (
        <msup key={k}>
          {baseMark(base, 'base')}
          <mn>{k}</mn>
        </msup>
      ),
    ]);
  return (
    <div className="formula-line">
      <math display="block" aria-label={`W, gamma to the power of k summed for k from 1 to ${horizon}, is ${weight}`}>
        <mi>W</mi>
        <mo>=</mo>
        {powers('γ')}
        {horizon > 1 && <mo>=</mo>}
        {horizon > 1 && powers(factor)}
        <mo>=</mo>
        <mn>{weight}</mn>
      </math>
    </div>
  );
}

function baseMark(base: string, key: string) {
  return base === 'γ' ? <mi key={key}>γ</mi> : <mn key={key}>{base}</mn>;
}
