import { useId, useState, useRef } from 'react';
import { formatNumber } from '../../charts/layout/formatNumber';
import { readField } from './readField';
import { parameterHelp } from '../../core/parameterHelp';
import { nearestStop, stopsOf } from '../../core/parameterScale';
import {
  defaultParameters,
  upperBound,
  type ChoiceSpec,
  type NumberSpec,
  type ParameterSpec,
} from '../../core/parameters';
import { useLab, useLabState } from '../../store/labContext';
import { Slider } from '../../ui/Slider';
import { Symbol } from '../../ui/Symbol';
import { useHold } from '../../store/useHold';

/** One parameter: label, symbol, value field, slider on the table's own scale, reset mark and a sentence of help. */
export function ParameterControl({ spec }: { spec: NumberSpec | ChoiceSpec }) {
  return spec.kind === 'number' ? <NumberControl spec={spec} /> : <ChoiceControl spec={spec} />;
}

/** What stands over every control: its label, what puts it back to its default, and its help. */
export function ParameterHead({
  spec,
  helpId,
  children,
}: {
  spec: ParameterSpec;
  helpId: string;
  children: React.ReactNode;
}) {
  const lab = useLab();
  const changed = useLabState((state) => !Object.is(state.parameters[spec.key], spec.default));
  return (
    <>
      <div className="parameter-head">
        <label htmlFor={`control-${spec.key}`} data-explain={`parameter:${spec.key}`}>
          {spec.label} {spec.symbol !== '' && <Symbol text={spec.symbol} />}
        </label>
        {changed && (
          <button
            type="button"
            className="reset"
            title={`Back to ${String(spec.default)}`}
            aria-label={`Reset ${spec.label} to ${String(spec.default)}`}
            onClick={() => lab.set(spec.key, defaultParameters[spec.key])}
          >
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M3 3v4h4M3.4 7A5.2 5.2 0 1 1 3 9.5" />
            </svg>
          </button>
        )}
        {children}
      </div>
      <p className="slider-help" id={helpId}>
        {parameterHelp[spec.key]}
      </p>
    </>
  );
}

function NumberControl({ spec }: { spec: NumberSpec }) {
  const lab = useLab();
  const parameters = useLabState((state) => state.parameters);
  const hold = useHold();
  const helpId = useId();
  const value = parameters[spec.key] as number;
  const grabbed = useRef(value);
  const most = upperBound(spec, parameters);
  const all = spec.scale === 'linear' ? null : stopsOf(spec);
  const stops = all && spec.atMost ? [...all.filter((stop) => stop < most), most] : all;
  const range = stops
    ? { min: 0, max: stops.length - 1, step: 1, position: nearestStop(stops, value) }
    : { min: spec.min, max: most, step: spec.step, position: value };
  return (
    <div className="parameter">
      <ParameterHead spec={spec} helpId={helpId}>
        {spec.key === 'prior' && <span className="symbol">γ {formatNumber(Math.exp(-value))}</span>}
        <NumberField spec={spec} value={value} helpId={helpId} />
      </ParameterHead>
      <Slider
        name={`${spec.label}, slider`}
        {...range}
        valueText={formatNumber(value)}
        describedBy={helpId}
        onMove={(position) => {
          hold.move();
          lab.set(spec.key, stops ? stops[position] : position);
        }}
        onRelease={hold.release}
        onGrab={() => (grabbed.current = value)}
        onTakeBack={() => lab.set(spec.key, grabbed.current)}
      />
    </div>
  );
}

/** Takes a number when it is complete (Enter, or leaving the field); what cannot be read is kept in the field and explained. */
function NumberField({ spec, value, helpId }: { spec: NumberSpec; value: number; helpId: string }) {
  const lab = useLab();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const problemId = useId();

  function commit(): void {
    if (draft === null) return;
    const read = readField(spec, draft, lab.getState().parameters);
    if ('problem' in read) {
      setProblem(read.problem);
      return;
    }
    setProblem('');
    setDraft(null);
    lab.set(spec.key, read.value);
  }

  return (
    <>
      {/* In a block of its own: see docs/decisions/painting.md. */}
      <div>
        <input
          id={`control-${spec.key}`}
          className="value-field"
          inputMode="decimal"
          autoComplete="off"
          value={draft ?? String(value)}
          aria-invalid={problem !== ''}
          aria-describedby={problem === '' ? helpId : problemId}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape' && draft !== null) {
              event.stopPropagation();
              event.preventDefault();
              setDraft(null);
              setProblem('');
            }
          }}
        />
      </div>
      {problem !== '' && (
        <p className="problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function ChoiceControl({ spec }: { spec: ChoiceSpec }) {
  const lab = useLab();
  const value = useLabState((state) => state.parameters[spec.key]);
  const helpId = useId();
  return (
    <div className="parameter">
      <ParameterHead spec={spec} helpId={helpId}>
        {null}
      </ParameterHead>
      <select
        id={`control-${spec.key}`}
        value={value}
        aria-describedby={helpId}
        onChange={(event) => lab.set(spec.key, event.target.value)}
      >
        {spec.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
