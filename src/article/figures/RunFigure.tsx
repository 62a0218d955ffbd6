import { useLayoutEffect } from 'react';
import { FigureBody } from './FigureBody';
import { specOfFigure, type FigureId, type RunFigureId } from './figureSpecs';
import { useFigureLabs } from './useFigureLabs';

interface Props {
  readonly id: FigureId;
  /** Called when it stands, so that its first picture can go. */
  readonly begin: () => void;
}

/** A figure of runs, live; there as soon as the first run of each of its labs is. */
export function RunFigure({ id, begin }: Props) {
  const spec = specOfFigure(id as RunFigureId);
  const { labs, ready } = useFigureLabs(id, spec);
  useLayoutEffect(() => {
    if (ready) begin();
  });
  return ready ? <FigureBody spec={spec} labs={labs} /> : null;
}
