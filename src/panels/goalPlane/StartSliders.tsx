import { specOf } from '../../core/parameters';
import { formatNumber } from '../../charts/layout/formatNumber';
import { useLabState } from '../../store/labContext';
import type { useGrab } from '../../store/useGrab';
import { HandleSlider } from '../../ui/HandleSlider';

const sliders = [
  { name: 'gap', label: 'Mesa target: distance' },
  { name: 'hidden', label: 'Mesa target: hidden share' },
] as const;

/** The keyboard's way to the mesa target's start: how far, and which way. */
export function StartSliders({ grab }: { grab: ReturnType<typeof useGrab> }) {
  const values = {
    gap: useLabState((state) => state.parameters.gap),
    hidden: useLabState((state) => state.parameters.hidden),
  };
  return sliders.map(({ name, label }) => {
    const spec = specOf(name);
    if (spec.kind !== 'number') return null;
    const { min, max, step } = spec;
    return (
      <HandleSlider
        key={name}
        label={label}
        value={values[name]}
        min={min}
        max={max}
        step={step}
        valueText={formatNumber(values[name])}
        onInput={(value) => grab.change({ [name]: value })}
        onBlur={grab.release}
      />
    );
  });
}
