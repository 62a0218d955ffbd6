import { useEffect, useState } from 'react';
import { parameterGroups, specOf, type ParameterGroup } from '../../core/parameters';
import { useLabState } from '../../store/labContext';
import { later } from '../../ui/later';
import { changedIn } from './changedIn';

const GroupBody = later(async () => (await import('./GroupBody')).GroupBody);

/** Frames that a control which is to be focused may take to appear: its group may have to be opened and loaded. */
const PATIENCE = 300;

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
    // Not before the next frame, when a sheet around the groups has opened too.
    let frame = requestAnimationFrame(() => look(PATIENCE));
    function look(patience: number): void {
      const control = document.getElementById(`control-${wanted?.key}`);
      if (!control && patience > 0) frame = requestAnimationFrame(() => look(patience - 1));
      control?.scrollIntoView({ block: 'nearest' });
      control?.focus();
    }
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
  const changed = useLabState((state) => changedIn(state.parameters, (name) => name === group));
  return (
    <details className="group" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        {group}
        {changed > 0 && <span className="changed">{changed} changed</span>}
      </summary>
      {open && <GroupBody group={group} />}
    </details>
  );
}
