import './handleSlider.css';

interface HandleSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What a screen reader says in place of the number. */
  readonly valueText: string;
  readonly onInput: (value: number) => void;
  readonly onBlur: () => void;
}

/**
 * The keyboard's way to a handle that a pointer drags in a drawing: a range input that is not seen. Where it has the focus the nearest
 * element of class `handle-frame` shows it: its `.handle` marks get the ring.
 */
export function HandleSlider({ label, value, min, max, step, valueText, onInput, onBlur }: HandleSliderProps) {
  return (
    <span className="handle-slider-place">
      <input
        className="handle-slider"
        type="range"
        aria-label={label}
        aria-valuetext={valueText}
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => onInput(event.target.valueAsNumber)}
        onBlur={onBlur}
      />
    </span>
  );
}
