import { presetOf, presetParameters, presets } from '../../core/presets';
import { useLab, useLabState } from '../../store/labContext';
import { remember } from '../../store/remember';

const presetShown = remember(presetOf);

/** Named runs to start from; choosing one is a jump, so Back undoes it. */
export function PresetSelect() {
  const lab = useLab();
  const preset = useLabState((state) => presetShown(state.parameters));
  return (
    <div className="preset">
      <label htmlFor="preset">Preset</label>
      <select
        id="preset"
        value={preset?.id ?? ''}
        onChange={(event) => {
          const chosen = presets.find(({ id }) => id === event.target.value);
          if (chosen) lab.jump(presetParameters(chosen));
        }}
      >
        {!preset && <option value="">Your own settings</option>}
        {presets.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p className="slider-help">{preset?.reason ?? 'Choose one to return to a known run.'}</p>
    </div>
  );
}
