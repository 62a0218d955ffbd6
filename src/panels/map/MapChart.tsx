import { useId, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { cellOutcomes, cellRecipe } from '../../core/sweep';
import { useLab } from '../../store/labContext';
import { numbersOf, type SweepMapState } from '../../store/sweptMap';
import { useChart } from '../useChart';
import { indexOf, movedBy, nearestCell, type Cell } from './cells';
import { createMapDrawing } from './mapDrawing';
import { announced, outcomeWord, placeWords } from './mapWords';
import { useOpenCell } from './useOpenCell';

interface MapChartProps {
  readonly state: SweepMapState;
  /** The cell that is read off. */
  readonly cell: Cell | null;
  readonly setCell: (cell: Cell | null) => void;
}

/** The picture: read off by pointer, finger or arrow keys; a click or Enter opens the run of the cell. */
export function MapChart({ state, cell, setCell }: MapChartProps) {
  const lab = useLab();
  const id = useId();
  const open = useOpenCell();
  const [drawing] = useState(() => createMapDrawing(`map-${id.replace(/\W/g, '')}`));
  const [walks, setWalks] = useState(false);
  const { shown, current } = state;
  /** What a press began with: a finger reads off, a mouse opens. */
  const press = useRef('mouse');
  const svg = useChart((_, size) => shown && drawing.layout(shown, size, lab.getState().parameters, cell), [1]);
  const index = shown && cell ? indexOf(cell, shown.sweep.x) : null;

  function under(event: MouseEvent<SVGSVGElement>): Cell | null {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return drawing.cellAt(event.clientX - left, event.clientY - top);
  }
  function point(event: PointerEvent<SVGSVGElement>): void {
    if (event.pointerType !== 'mouse') return;
    const found = under(event);
    if (found?.column === cell?.column && found?.row === cell?.row) return;
    setWalks(false);
    setCell(found);
  }
  function click(event: MouseEvent<SVGSVGElement>): void {
    const found = under(event);
    setWalks(false);
    setCell(found);
    if (shown && found && press.current === 'mouse') open(shown, indexOf(found, shown.sweep.x));
  }
  function walk(event: KeyboardEvent): void {
    if (!shown || event.altKey || event.ctrlKey || event.metaKey) return;
    const { x, y } = shown.sweep;
    const at = cell ?? nearestCell(x, y, lab.getState().parameters);
    const next = movedBy(event.key, at, { columns: x.values.length, rows: y.values.length, far: event.shiftKey });
    if (next) {
      event.preventDefault();
      setWalks(true);
      setCell(next);
    } else if (event.key === 'Enter' && cell) {
      event.preventDefault();
      open(shown, indexOf(cell, x));
    } else if (event.key === 'Escape') setCell(null);
  }

  return (
    <>
      <svg
        ref={svg}
        className={current ? 'chart map-chart' : 'chart map-chart stale'}
        data-figure="The map"
        role="group"
        aria-label="Map of outcomes; arrow keys move from cell to cell, Enter opens the run of a cell"
        aria-busy={!current}
        // One tab stop for the whole map: its cells are walked with the arrow keys.
        tabIndex={0}
        onPointerDown={(event) => (press.current = event.pointerType)}
        onPointerMove={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && !walks && setCell(null)}
        onFocus={() => setWalks(false)}
        onClick={click}
        onKeyDown={walk}
      />
      <p className="visually-hidden map-spoken" aria-live="polite">
        {walks && shown && cell && index !== null
          ? announced(
              placeWords(shown.sweep.x, shown.sweep.y, cell),
              outcomeWord[cellOutcomes[shown.outcomes[index]] ?? 'none'],
              cellRecipe(shown.sweep, index) ? numbersOf(state, index) : null,
            )
          : ''}
      </p>
    </>
  );
}
