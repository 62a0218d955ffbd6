import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useOpenFile } from './useOpenFile';

/** Opens a file that is dropped anywhere on the page; says so while one is dragged over it. */
export function DropTarget() {
  const openFile = useOpenFile();
  const latest = useRef(openFile);
  useEffect(() => {
    latest.current = openFile;
  });
  const [dragged, setDragged] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const end = (): void => {
      clearTimeout(timer);
      setDragged(false);
    };
    const over = (event: DragEvent): void => {
      if (!isFile(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setDragged(true);
      // Dragging away is not always told; over the page it is repeated at least three times a second.
      clearTimeout(timer);
      timer = setTimeout(end, 700);
    };
    const drop = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      end();
      void latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      end();
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!dragged) return null;
  const words = <p className="take-away-drop">Drop a run that was saved as CSV or JSON to open it.</p>;
  return createPortal(words, document.body); // the menu that this is a part of may be closed
}
