import { memo, useId, useState } from 'react';
import type { ParameterKey } from '../../core/parameters';
import { parameterGroups, type NumberSpec } from '../../core/parameters';
import { sweepable } from '../../core/sweepAxis';
import { defaultSides, readSide, sideOver, type SideText } from '../../store/mapSides';

interface SidesFormProps {
  readonly x: SideText;
  readonly y: SideText;
  /** null where noise does not make seeds differ. */
  readonly seeds: number | null;
  readonly choose: (changes: Partial<{ x: SideText; y: SideText; seeds: number }>) => void;
}

/** Which two parameters the map is over, between which ends, with how many values; and with how many seeds each cell is run. */
export const SidesForm = memo(function SidesForm({ x, y, seeds, choose }: SidesFormProps) {
  const seedsId = useId();
  const isDefault = [x, y].every((side, i) => same(side, [defaultSides.x, defaultSides.y][i]));
  return (
    <div className="map-sides">
      <h3>Over which two parameters?</h3>
      <SideFields
        name="Across"
        side={x}
        choose={(side) => choose(side.key === y.key ? { x: side, y: x } : { x: side })}
      />
      <SideFields name="Up" side={y} choose={(side) => choose(side.key === x.key ? { x: y, y: side } : { y: side })} />
      {seeds !== null && (
        <div className="map-seed-count">
          <label htmlFor={seedsId} data-explain="map:seeds">
            Seeds a cell
          </label>
          <select id={seedsId} value={seeds} onChange={(event) => choose({ seeds: Number(event.target.value) })}>
            {[1, 5, 9, 17, 33, 65].map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
        </div>
      )}
      <p className="map-buttons">
        <button type="button" className="button small" onClick={() => choose({ x: y, y: x })}>
          Swap the axes
        </button>
        <button type="button" className="button small" disabled={isDefault} onClick={() => choose(defaultSides)}>
          Back to gap and rate
        </button>
      </p>
    </div>
  );
});

const same = (a: SideText, b: SideText) =>
  a.key === b.key && a.from === b.from && a.to === b.to && a.values === b.values;

interface SideFieldsProps {
  readonly name: string;
  readonly side: SideText;
  readonly choose: (side: SideText) => void;
}

const parts = [
  { part: 'from', word: 'from' },
  { part: 'to', word: 'to' },
  { part: 'values', word: 'values' },
] as const;

/** One side. What is typed acts when it is left or Enter is pressed, and where it cannot be used a sentence says why. */
function SideFields({ name, side, choose }: SideFieldsProps) {
  const id = useId();
  const [draft, setDraft] = useState(side);
  const [problem, setProblem] = useState('');
  const [of, setOf] = useState(side);
  if (of !== side) {
    setOf(side);
    setDraft(side);
    setProblem('');
  }
  function use(): void {
    if (same(draft, side)) {
      setProblem('');
      return;
    }
    const read = readSide(name, draft);
    setProblem(typeof read === 'string' ? read : '');
    if (typeof read !== 'string') choose(draft);
  }
  return (
    <div className="map-side-fields" role="group" aria-label={`${name}: side of the map`}>
      <div className="map-side-key">
        <label htmlFor={`${id}-key`} data-explain="map:side">
          {name}
        </label>
        <select
          id={`${id}-key`}
          value={side.key}
          onChange={(event) => choose(sideOver(event.target.value as ParameterKey))}
        >
          {groups.map(({ group, specs }) => (
            <optgroup key={group} label={group}>
              {specs.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {parts.map(({ part, word }) => (
        <label key={part} className={`map-side-${part}`}>
          <span>{word}</span>
          <input
            type="text"
            inputMode="decimal"
            size={6}
            autoComplete="off"
            value={draft[part]}
            aria-invalid={problem !== ''}
            aria-describedby={problem === '' ? undefined : `${id}-problem`}
            onChange={(event) => setDraft({ ...draft, [part]: event.target.value })}
            onBlur={use}
            onKeyDown={(event) => event.key === 'Enter' && use()}
          />
        </label>
      ))}
      {problem !== '' && (
        <p className="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** The parameters that may be a side, in the groups in which the page has them. */
const groups = ['main' as const, ...parameterGroups]
  .map((group) => ({
    group: group === 'main' ? 'Start' : group,
    specs: sweepable.filter((spec: NumberSpec) => spec.group === group),
  }))
  .filter(({ specs }) => specs.length > 0);
