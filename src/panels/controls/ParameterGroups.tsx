import { useEffect, useState } from 'react';
import { parameterGroups, parameterTable, specOf, type ParameterGroup } from '../../core/parameters';
import { onlyDefault } from '../../core/supported';
import { useLabState } from '../../store/labContext';
import { changedIn } from './changedIn';
import { ParameterControl } from './ParameterControl';

/** Every parameter that is not on the first screen, in MODEL.md's groups, closed until they are wanted. */
export function ParameterGroups() {
  const wanted = useLabState((state) => state.wanted);
  const [open, setOpen] = useState<readonly ParameterGroup[]>([]);

  const [heard, setHeard] = useState(wanted);
  if (wanted && wanted !== heard) {
    setHeard(wanted);
    setOpen([...new Set([...open, specOf(wanted.key).group])]);
  }

  useEffect(() => {
    if (!wanted) return;
    // In the next frame, when a sheet around the groups has opened too.
    const frame = requestAnimationFrame(() => {
      const control = document.getElementById(`control-${wanted.key}`);
      control?.scrollIntoView({ block: 'nearest' });
      control?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);

  return (
    <div className="groups">
      {parameterGroups.map((group) => (
        <Group
          key={group}
          group={group}
          open={open.includes(group)}
          onToggle={(now) =>
            setOpen((groups) => (now ? [...new Set([...groups, group])] : groups.filter((name) => name !== group)))
          }
        />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: ParameterGroup;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

function Group({ group, open, onToggle }: GroupProps) {
  const specs = parameterTable.filter((spec) => spec.group === group);
  const changed = useLabState((state) => changedIn(state.parameters, (name) => name === group));
  return (
    <details className="group" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        {group}
        {changed > 0 && <span className="changed">{changed} changed</span>}
      </summary>
      {open && (
        <div className="group-body">
          {specs
            .filter((spec) => !onlyDefault.has(spec.key))
            .map((spec) => (
              <ParameterControl key={spec.key} spec={spec} />
            ))}
          {group === 'Time preference' && (
            <p className="fact">
              Exponential: an episode k steps ahead weighs w = e<sup>−ρk</sup>, and one discount rate ρ stands behind
              all weights.
            </p>
          )}
          {group === 'Run' && <Digest />}
        </div>
      )}
    </details>
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
