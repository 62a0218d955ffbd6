import { sweepFigureMarks } from '../src/charts/layout/sweepFigure';
import { svgFile } from '../src/cli/svgFile';
import { atlasOf, atlasRecipe, atlasSweep, type AtlasMap } from '../src/core/atlas';
import { atlasCells, atlasVersion } from '../src/core/atlasCells';
import { atlasSentence } from '../src/core/atlasSentence';
import { readKept, readOutcomes } from '../src/core/atlasText';

/** A map of the atlas as an SVG file, from what was found of it. */
export function atlasFigure(map: AtlasMap): string {
  const { x, y } = atlasSweep(map);
  const cells = atlasCells[map.id];
  const outcomes = readOutcomes(cells.outcomes);
  const program = `The Long Game, core version ${atlasVersion}`;
  const drawn = sweepFigureMarks(
    { recipe: atlasRecipe(map), x, y, outcomes, kept: readKept(cells.kept) },
    { title: map.title, notes: [map.question], source: `${program} · ${atlasOf(map)}` },
  );
  return svgFile({
    ...drawn,
    description: atlasSentence({ x, y }, outcomes),
    metadata: [program, atlasOf(map)],
    isMap: true,
  });
}
