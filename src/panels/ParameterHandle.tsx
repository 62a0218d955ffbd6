import type { Parameters } from '../core/parameters';
import { useLabState } from '../store/labContext';
import { HandleSlider } from '../ui/HandleSlider';

interface ParameterHandleProps {
  readonly name: 'gap' | 'hidden' | 'rho';
  readonly label: string;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  readonly wordsOf: (value: number) => string;
  readonly change: (changes: Partial<Parameters>) => void;
  readonly release: () => void;
}

/** The keyboard's way to a handle that sets one initial parameter. Renders when that parameter changes, and for no other. */
export function ParameterHandle({ name, label, range, wordsOf, change, release }: ParameterHandleProps) {
  const value = useLabState((state) => state.parameters[name]);
  return (
    <HandleSlider
      label={label}
      value={value}
      {...range}
      valueText={wordsOf(value)}
      onInput={(next) => change({ [name]: next })}
      onBlur={release}
    />
  );
}
