import { parameterTable, type ParameterGroup } from '../../core/parameters';
import { onlyDefault } from '../../core/supported';
import { useLabState } from '../../store/labContext';
import { ParameterControl } from './ParameterControl';

/** The controls of one group. */
export function GroupBody({ group }: { group: ParameterGroup }) {
  const specs = parameterTable.filter((spec) => spec.group === group);
  return (
    <div className="group-body">
      {specs
        .filter((spec) => !onlyDefault.has(spec.key))
        .map((spec) => (
          <ParameterControl key={spec.key} spec={spec} />
        ))}
      {group === 'Time preference' && (
        <p className="fact">
          Exponential: an episode k steps ahead weighs w = e<sup>−ρk</sup>, and one discount rate ρ stands behind all
          weights.
        </p>
      )}
      {group === 'Run' && <Digest />}
    </div>
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
