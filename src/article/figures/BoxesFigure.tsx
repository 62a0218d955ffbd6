import { useLayoutEffect } from 'react';
import { BoxesBody, boxesRuns } from './BoxesBody';
import { useFigureLabs } from './useFigureLabs';

/** Figure 1 growing part by part, live. It begins whole, as it stands in the page's HTML. */
export function BoxesFigure({ title, begin }: { title: string; begin: () => void }) {
  const { labs, ready } = useFigureLabs('boxes', boxesRuns);
  useLayoutEffect(() => {
    if (ready) begin();
  });
  return ready ? <BoxesBody lab={labs[0]} title={title} /> : null;
}
