import { useId } from 'react';
import { formatNumber } from '../../charts/layout/formatNumber';
import { nearestStop, stopsOf } from '../../core/parameterScale';
import { specOf, upperBound } from '../../core/parameters';
import { useLab, useLabState } from '../../store/labContext';
import { useHold } from '../../store/useHold';
import { Slider } from '../../ui/Slider';
import { changesOf, chosenOption, type ControlSpec } from './figureSpecs';

type SliderSpec = Extract<ControlSpec, { kind: 'slider' }>;
type ChoiceSpec = Extract<ControlSpec, { kind: 'choice' }>;

/** A figure's control; `title` is the figure's, and tells it from others of the page with the same label. */
export function FigureControl({ spec, title }: { spec: ControlSpec; title: string }) {
  return spec.kind === 'slider' ? <FigureSlider spec={spec} title={title} /> : <FigureChoice spec={spec} />;
}

function FigureSlider({ spec: { key, label, most = Infinity }, title }: { spec: SliderSpec; title: string }) {
  const lab = useLab();
  const hold = useHold();
  const id = useId();
  const value = useLabState((state) => state.parameters[key]) as number;
  const bound = useLabState((state) => {
    const spec = specOf(key);
    return spec.kind === 'number' ? upperBound(spec, state.parameters) : 0;
  });
  const spec = specOf(key);
  if (spec.kind !== 'number') return null;
  const highest = Math.min(most, bound);
  const stops = spec.scale === 'linear' ? null : stopsOf(spec).filter((stop) => stop <= highest);
  const range = stops
    ? { min: 0, max: stops.length - 1, step: 1, position: nearestStop(stops, value) }
    : { min: spec.min, max: highest, step: spec.step, position: value };
  const shown = spec.integer ? String(value) : formatNumber(value);
  const factor = key === 'rho' ? ` · γ ${formatNumber(Math.exp(-value))}` : '';
  return (
    <Slider
      id={id}
      name={`${label} (${title})`}
      {...range}
      valueText={shown + factor}
      onMove={(position) => {
        hold.move();
        lab.set(key, stops ? stops[Math.max(0, Math.min(stops.length - 1, position))] : position);
      }}
      onRelease={hold.release}
    >
      <div className="figure-head">
        <label htmlFor={id}>{label}</label>
        <span>
          <b>{shown}</b>
          {factor}
        </span>
      </div>
    </Slider>
  );
}

function FigureChoice({ spec }: { spec: ChoiceSpec }) {
  const lab = useLab();
  const chosen = useLabState((state) => chosenOption(spec, state.parameters));
  const take = (i: number) => lab.change(changesOf(spec, spec.options[i]));
  return <Choice legend={spec.label} options={spec.options.map(({ label }) => label)} chosen={chosen} choose={take} />;
}

interface ChoiceProps {
  readonly legend: string;
  readonly options: readonly string[];
  /** −1 for none. */
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

/** One of a few, side by side. */
export function Choice({ legend, options, chosen, choose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className="figure-choice">
      <legend>{legend}</legend>
      {options.map((option, i) => (
        <label key={option}>
          <input type="radio" name={name} checked={i === chosen} onChange={() => choose(i)} />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
