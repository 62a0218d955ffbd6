import { specOf } from '../../core/parameters';
import { formatNumber } from '../../charts/layout/formatNumber';
import type { useGrab } from '../../store/useGrab';
import { ParameterHandle } from '../ParameterHandle';

const sliders = [
  { name: 'gap', label: 'Mesa target: distance' },
  { name: 'hidden', label: 'Mesa target: hidden share' },
] as const;

/** The keyboard's way to the mesa target's start: how far, and which way. */
export function StartSliders({ grab }: { grab: ReturnType<typeof useGrab> }) {
  return sliders.map(({ name, label }) => {
    const spec = specOf(name);
    if (spec.kind !== 'number') return null;
    const { min, max, step } = spec;
    return (
      <ParameterHandle
        key={name}
        name={name}
        label={label}
        range={{ min, max, step }}
        wordsOf={formatNumber}
        change={grab.change}
        release={grab.release}
      />
    );
  });
}
