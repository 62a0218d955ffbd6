import { formatExact } from '../../charts/layout/formatNumber';
import { specOf, type ParameterKey } from '../../core/parameters';

/** A value of a parameter with as many digits as its slider steps by; an option by the first words of its label. */
export function formatValue(key: ParameterKey, value: number | string): string {
  const spec = specOf(key);
  if (spec.kind === 'choice') {
    const label = spec.options.find((option) => option.value === value)?.label ?? String(value);
    return label.split(':')[0];
  }
  if (typeof value === 'string') return value;
  if (key === 'clip' && value === 0) return 'off';
  const hundredths = value.toFixed(2);
  const isStep = spec.kind === 'number' && spec.scale === 'linear' && !spec.integer && Number(hundredths) === value;
  return isStep ? hundredths.replace('-', '−') : formatExact(value);
}
