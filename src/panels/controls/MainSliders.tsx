import { formatNumber } from '../../charts/layout/formatNumber';
import { specOf, upperBound } from '../../core/parameters';
import { useLab, useLabState } from '../../store/labContext';
import { Slider } from '../../ui/Slider';
import { Words } from '../../ui/Words';
import './controls.css';
import { useHold } from '../../store/useHold';

/** The two sliders of the first screen. */
export function MainSliders() {
  return (
    <div className="main-sliders">
      <MainSlider name="gap" />
      <MainSlider name="rho" />
    </div>
  );
}

function MainSlider({ name }: { name: 'gap' | 'rho' }) {
  const lab = useLab();
  const value = useLabState((state) => state.parameters[name]);
  const spec = specOf(name);
  const most = useLabState((state) => (spec.kind === 'number' ? upperBound(spec, state.parameters) : 0));
  const hold = useHold();
  if (spec.kind !== 'number') return null;
  const factor = formatNumber(Math.exp(-value));
  const shown = value
    .toFixed(2)
    .replace(/^-(?=.*[1-9])/, '−')
    .replace('-', '');
  return (
    <Slider
      id={`control-${name}`}
      className={`main-slider ${name}`}
      name={spec.label}
      min={spec.min}
      max={most}
      step={spec.step}
      position={value}
      valueText={name === 'rho' ? `${shown}, factor ${factor}` : shown}
      onMove={(position) => {
        hold.move();
        lab.set(name, position);
      }}
      onRelease={hold.release}
      below={
        <Words className="slider-help">
          {name === 'gap' ? (
            'how far its goal starts from ours'
          ) : (
            <>
              higher: more short-sighted; γ = e<sup>−ρ</sup> = {factor}
            </>
          )}
        </Words>
      }
    >
      <div className="slider-head">
        <label htmlFor={`control-${name}`} data-explain={`parameter:${name}`}>
          {spec.label}
        </label>
        <span className="slider-value">
          {shown}
          {name === 'rho' && <span className="beside"> γ {factor}</span>}
        </span>
      </div>
    </Slider>
  );
}
