import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { createDrawing } from '../../charts/draw/drawMarks';
import { defaultParameters } from '../../core/parameters';
import { cellOutcomes } from '../../core/sweep';
import { useLab } from '../../store/labContext';
import type { ShownAtlasMap } from './atlasMaps';
import { indexOf, movedBy, nearestCell, type Cell } from './cells';
import { createMapDrawing } from './mapDrawing';
import { outcomeWord, placeWords } from './mapWords';
import { useOpenCell } from './useOpenCell';
import { showLab } from '../../ui/showLab';

/** What it is drawn at; a style sheet makes it wider or narrower. */
const SIZE = { width: 330, height: 262 };

/** One map of the atlas: read off by pointer or arrow keys; a click, a second tap or Enter opens the run of the cell. */
export function AtlasChart({ of: { map, shown } }: { of: ShownAtlasMap }) {
  const lab = useLab();
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const open = useOpenCell();
  const [drawing] = useState(() => createMapDrawing(`atlas-${map.id}`));
  const [cell, setCell] = useState<Cell | null>(null);
  /** Whether the cell was come to by keys, so that it is spoken. */
  const [walks, setWalks] = useState(false);
  const press = useRef('mouse');
  const drawn = useRef<ReturnType<typeof createDrawing> | null>(null);
  const { x, y } = shown.sweep;

  useEffect(() => {
    if (!svg.current) return;
    const made = createDrawing(svg.current);
    drawn.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => drawn.current?.update(drawing.layout(shown, SIZE, null, cell)), [drawing, shown, cell]);

  function under(event: MouseEvent<SVGSVGElement>): Cell | null {
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    const scale = SIZE.width / width;
    return drawing.cellAt((event.clientX - left) * scale, (event.clientY - top) * scale);
  }
  function openCell(at: Cell): void {
    open(shown, indexOf(at, x));
    lab.notify(`This is a run of the map “${map.title}”. “Undo” goes back to yours.`, 'claim');
    showLab();
  }
  function click(event: MouseEvent<SVGSVGElement>): void {
    const found = under(event);
    const again = found !== null && cell !== null && indexOf(found, x) === indexOf(cell, x);
    setWalks(false);
    setCell(found);
    if (found && (press.current === 'mouse' || again)) openCell(found);
  }
  function walk(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = cell ?? nearestCell(x, y, { ...defaultParameters, ...map.fixed });
    const next = movedBy(event.key, at, { columns: x.values.length, rows: y.values.length, far: event.shiftKey });
    if (next) {
      event.preventDefault();
      setWalks(true);
      setCell(next);
    } else if (event.key === 'Enter' && cell) {
      event.preventDefault();
      openCell(cell);
    } else if (event.key === 'Escape') setCell(null);
  }

  const words = cell ? `${placeWords(x, y, cell)}: ${outcomeWord[cellOutcomes[shown.outcomes[indexOf(cell, x)]]]}` : '';
  return (
    <>
      <svg
        ref={svg}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        className="chart map-chart atlas-chart"
        role="group"
        aria-label={`${map.title}, a map of outcomes; arrow keys move from cell to cell, Enter opens the run of a cell`}
        aria-describedby={`${id}-words`}
        // One tab stop for the whole map: its cells are walked with the arrow keys.
        tabIndex={0}
        onPointerDown={(event) => (press.current = event.pointerType)}
        onPointerMove={(event) => {
          if (event.pointerType !== 'mouse') return;
          setWalks(false);
          setCell(under(event));
        }}
        onPointerLeave={(event) => event.pointerType === 'mouse' && !walks && setCell(null)}
        onClick={click}
        onKeyDown={walk}
      />
      <p id={`${id}-words`} className="atlas-cell" aria-live={walks ? 'polite' : 'off'}>
        {words}
      </p>
    </>
  );
}
