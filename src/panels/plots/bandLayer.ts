import { bandExtent, bandMarks } from '../../charts/layout/band';
import type { Mark } from '../../charts/layout/marks';
import type { PlotFrame } from '../../charts/layout/plotFrame';
import type { RunData } from '../../charts/layout/runPlots';
import { sampledColumns } from '../../core/ensemble';
import type { Gathering } from '../../core/gathering';
import './band.css';

/** What a plot draws of an ensemble, and what its axis shall hold of it. */
export interface BandLayer {
  readonly extent: RunData;
  readonly marks: (frame: PlotFrame) => readonly Mark[];
}

/** Of the plot of one readout; null where it is not sampled. */
export function bandLayer(gathering: Gathering, id: string): BandLayer | null {
  const name = sampledColumns.find((column) => column === id);
  if (!name) return null;
  const band = gathering.band(name);
  return { extent: bandExtent(band, name), marks: (frame) => bandMarks(band, gathering.steps, frame) };
}
