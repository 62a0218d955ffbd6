import { parameterTable, type ParameterGroup, type ParameterKey, type Parameters } from '../../core/parameters';
import { useLab, useLabState } from '../../store/labContext';
import { changedIn } from './changedIn';
import { FormulaControl } from './FormulaControl';
import { ParameterControl } from './ParameterControl';

/** Parameters that one choice alone makes use of; elsewhere they would be dead, so they are shown only with it, or where they differ. */
const usedBy: Partial<Record<ParameterKey, (parameters: Readonly<Parameters>) => boolean>> = {
  presentBias: ({ kernel }) => kernel === 'quasi-hyperbolic',
  formula: ({ kernel }) => kernel === 'custom',
};

/** The controls of one group. */
export function GroupBody({ group }: { group: ParameterGroup }) {
  const shown = useLabState((state) =>
    parameterTable
      .filter(({ key, group: own, default: unchanged }) => {
        const used = usedBy[key]?.(state.parameters) ?? true;
        return own === group && (used || !Object.is(state.parameters[key], unchanged));
      })
      .map(({ key }) => key)
      .join(),
  );
  return (
    <div className="group-body">
      {parameterTable
        .filter(({ key }) => shown.split(',').includes(key))
        .map((spec) =>
          spec.kind === 'text' ? (
            <FormulaControl key={spec.key} spec={spec} />
          ) : (
            <ParameterControl key={spec.key} spec={spec} />
          ),
        )}
      <ResetGroup group={group} />
      {group === 'Time preference' && <KernelFact />}
      {group === 'Run' && <Digest />}
    </div>
  );
}

/** Puts a group's parameters back to their defaults, as one change. */
function ResetGroup({ group }: { group: ParameterGroup }) {
  const lab = useLab();
  const changed = useLabState((state) => changedIn(state.parameters, (name) => name === group));
  if (changed < 2) return null; // one parameter has its own mark
  return (
    <button
      type="button"
      className="button small"
      onClick={() => {
        const own = parameterTable.filter((spec) => spec.group === group);
        lab.change(Object.fromEntries(own.map((spec) => [spec.key, spec.default])));
      }}
    >
      Reset all of {group}
    </button>
  );
}

const kernelFacts: Readonly<Record<Parameters['kernel'], React.ReactNode>> = {
  exponential: (
    <>
      w<sub>k</sub> = e<sup>−ρk</sup>: the paper’s discount rate. Training moves ρ.
    </>
  ),
  factor: (
    <>
      w<sub>k</sub> = γ<sup>k</sup>: the same curve, but training moves the factor γ. At γ = 0 only the next episode has
      a slope.
    </>
  ),
  tail: (
    <>
      w<sub>k</sub> = w: one weight on all future episodes at once; at 1 they count as much as the present.
    </>
  ),
  'quasi-hyperbolic': (
    <>
      w<sub>k</sub> = β e<sup>−φk</sup> with φ = ρ₀ + ln β at the start (Laibson 1997): the next episode weighs the same
      as with the exponential kernel, and in the long run it is more patient than ρ₀.
    </>
  ),
  hyperbolic: (
    <>
      w<sub>k</sub> = (1 + k)<sup>−φ</sup> with φ = ρ₀ / ln 2 at the start: Loewenstein and Prelec’s generalised
      hyperbola.
    </>
  ),
  custom: (
    <>
      w<sub>k</sub> is your formula in rho, k and H. Training moves rho.
    </>
  ),
};

/** What the kernel is, and what the wiring makes of it. */
function KernelFact() {
  const kernel = useLabState((state) => state.parameters.kernel);
  const independent = useLabState((state) => state.parameters.wiring === 'independent');
  return (
    <p className="fact">
      {kernelFacts[kernel]}
      {independent &&
        ' With independent wiring this is only where the weights start: then training moves each by itself.'}
      {(kernel !== 'exponential' || independent) &&
        ' The plot and the figure show the effective rate: that of exponential weights that come to the same in all.'}
    </p>
  );
}

/** The run's checksum, to compare with the command line's or a friend's. */
function Digest() {
  const digest = useLabState((state) => state.settled?.digest);
  return (
    <p className="fact">
      Digest of this run: <code>{digest}</code>. The command line prints the same one for the same link, and so does
      every browser.
    </p>
  );
}
