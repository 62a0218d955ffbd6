import { useId, useRef, type ReactNode } from 'react';
import './slider.css';
import { useEarlyDrag } from './useEarlyDrag';

export interface SliderProps {
  /** Accessible name, and the visible label unless `children` shows another. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Place of the thumb, in the units of min, max and step. */
  readonly position: number;
  /** What the value reads as, for screen readers. */
  readonly valueText: string;
  readonly onMove: (position: number) => void;
  readonly onRelease?: () => void;
  /** Where the value is not one that the slider stops at: a pointer comes down, and its move is taken back. */
  readonly onGrab?: () => void;
  readonly onTakeBack?: () => void;
  readonly className?: string;
  readonly id?: string;
  readonly describedBy?: string | undefined;
  /** Above it, and below. */
  readonly children?: ReactNode;
  readonly below?: ReactNode;
}

/**
 * A native range input with its label row above. It stands in a block of its own, since only there does its thumb move without a layout of
 * the page (slider.css).
 */
export function Slider(props: SliderProps) {
  const own = useId();
  const id = props.id ?? own;
  const { min, max, step, position, onMove } = props;
  const input = useRef<HTMLInputElement>(null);
  /** Where the thumb was when a finger came down. */
  const before = useRef(position);
  useEarlyDrag(input, { min, max, step }, onMove);
  return (
    <div className={`slider ${props.className ?? ''}`}>
      {props.children}
      <div>
        <input
          ref={input}
          id={id}
          type="range"
          aria-label={props.name}
          aria-valuetext={props.valueText}
          aria-describedby={props.describedBy}
          min={min}
          max={max}
          step={step}
          value={position}
          onChange={(event) => onMove(event.target.valueAsNumber)}
          onPointerDown={() => {
            before.current = position;
            props.onGrab?.();
          }}
          onPointerUp={props.onRelease}
          onPointerCancel={() => {
            // The finger scrolls the page: it meant nothing by the slider under it.
            if (before.current !== position) (props.onTakeBack ?? (() => onMove(before.current)))();
            props.onRelease?.();
          }}
          onKeyUp={props.onRelease}
          onBlur={props.onRelease}
        />
      </div>
      {props.below}
    </div>
  );
}
