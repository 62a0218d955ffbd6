import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { formatNumber } from '../../charts/layout/formatNumber';
import { specOf, type ParameterKey } from '../../core/parameters';
import { snapped } from '../../ui/snapped';
import { specOfFigure, type RunFigureId } from './figureSpecs';
import { useFigureLab, useFigureParameter } from './figureLabs';

/** Pixels from one end of a number's range to the other. */
const LENGTH = 300;

/**
 * A number in the prose that belongs to a figure near it: it says what a slider of the figure says, and can be dragged or stepped by arrow
 * keys itself. Before the figure is live, and without scripts, it is the number that the figure begins with.
 */
export function Pull({ figure, of: key }: { figure: RunFigureId; of: ParameterKey }) {
  const { title, runs } = specOfFigure(figure);
  const control = runs[0].controls.find((each) => each.kind === 'slider' && each.key === key);
  const spec = specOf(key);
  const lab = useFigureLab(figure);
  const value = useFigureParameter(figure, key) as number;
  const drag = useRef<{ readonly x: number; readonly value: number } | null>(null);
  if (control?.kind !== 'slider' || spec.kind !== 'number') throw new Error(`No slider of “${title}” sets ${key}.`);
  const { min, step, integer } = spec;
  const max = Math.min(control.most ?? Infinity, spec.max);
  const words = integer ? String(value) : formatNumber(value);
  const width = { minWidth: `${integer ? String(max).length : 4}ch` };
  if (!lab) {
    return (
      <span className="pull" data-pull={key} style={width}>
        {words}
      </span>
    );
  }

  function set(wanted: number): void {
    lab?.set(key, snapped(wanted, { min, max, step }));
  }
  function walk(event: KeyboardEvent): void {
    const ways: Readonly<Record<string, number>> = {
      ArrowRight: value + step,
      ArrowUp: value + step,
      ArrowLeft: value - step,
      ArrowDown: value - step,
      PageUp: value + 10 * step,
      PageDown: value - 10 * step,
      Home: min,
      End: max,
    };
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in ways)) return;
    event.preventDefault();
    set(ways[event.key]);
  }
  function press(event: PointerEvent<HTMLElement>): void {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value };
    lab?.hold(true);
  }
  function move({ clientX }: PointerEvent): void {
    const { current } = drag;
    if (current) set(current.value + ((clientX - current.x) / LENGTH) * (max - min));
  }
  function end(): void {
    if (drag.current) lab?.hold(false);
    drag.current = null;
  }
  return (
    <span
      className="pull live"
      data-pull={key}
      style={width}
      role="slider"
      tabIndex={0}
      aria-label={`${control.label} (${title}, number in the text)`}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={words}
      onKeyDown={walk}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
    >
      {words}
    </span>
  );
}
