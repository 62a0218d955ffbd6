import { createContext, useContext, useState } from 'react';
import type { FigureId } from './figureSpecs';

/** Each figure's first state as HTML; null in the browser, where it stands in the page already. */
export const FirstPicturesContext = createContext<ReadonlyMap<FigureId, string> | null>(null);

/**
 * What React is told of a figure's first state: in the browser nothing, so that it leaves alone what stands there. The same object at every
 * render: React writes a new one into the page.
 */
export function useFirstPicture(id: FigureId): { __html: string } {
  const html = useContext(FirstPicturesContext)?.get(id) ?? '';
  const [picture] = useState({ __html: html });
  return picture;
}
