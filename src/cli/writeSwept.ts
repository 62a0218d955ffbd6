import { sweepFigureMarks } from '../charts/layout/sweepFigure';
import { cellOutcomes } from '../core/sweep';
import { mapPng } from './mapPng';
import type { Output } from './output';
import { svgFile } from './svgFile';
import { aboutLines } from './sweepAbout';
import type { SweepFormat } from './sweepArguments';
import { csvOf, jsonOf, type SweptMap } from './sweepFile';

/** Writes a map in a format and completes the output. */
export async function writeSwept(map: SweptMap, format: SweepFormat, output: Output): Promise<void> {
  if (format === 'svg') await output.write(svgOf(map));
  else if (format === 'png') await output.write(mapPng(pictureOf(map), aboutLines(map.about)));
  else for (const piece of (format === 'json' ? jsonOf : csvOf)(map)) await output.write(piece);
  await output.finish();
}

function pictureOf({ x, y, outcomes, results }: SweptMap) {
  return { columns: x.values.length, rows: y.values.length, outcomes, kept: results.kept };
}

/** The map as an SVG file whose metadata says what it is of. */
export function svgOf(map: SweptMap): string {
  const { about, recipe, x, y, outcomes, results } = map;
  const lines = aboutLines(about);
  const source = `${lines[0]} · ${about.fixed} · x ${about.x} · y ${about.y}`;
  const drawn = sweepFigureMarks({ recipe, x, y, outcomes, kept: results.kept }, { notes: notesOn(map), source });
  const description = `Of ${outcomes.length} cells: ${countsOf(outcomes)}.`;
  return svgFile({ ...drawn, description, metadata: lines, isMap: true });
}

/** How many cells came to what. */
function countsOf(outcomes: Uint8Array): string {
  const counts = cellOutcomes.map((name, code) => {
    const count = outcomes.filter((each) => each === code).length;
    return `${name === 'none' ? 'no run' : name} in ${count}`;
  });
  return counts.join(', ');
}

/** What a reader of the picture should know. */
function notesOn({ about, outcomes }: SweptMap): string[] {
  const isFixed = about.fixed.includes('&');
  return [
    isFixed ? `Fixed: ${about.fixed}` : 'Everything else is at its default.',
    ...(about.seeds > 1 ? [`Of ${about.seeds} seeds a cell, the outcome that comes most often.`] : []),
    ...(outcomes.some((code) => ['deceptive', 'undecided'].includes(cellOutcomes[code]))
      ? ['The paler a cell, the less of the gap is kept.']
      : []),
  ];
}
