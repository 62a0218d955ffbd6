import { atlas, atlasSweep, type AtlasMap } from '../../core/atlas';
import { atlasCells } from '../../core/atlasCells';
import { atlasSentence } from '../../core/atlasSentence';
import { readKept, readOutcomes } from '../../core/atlasText';
import { createBatch } from '../../core/sweepTable';
import type { SweptMap } from '../../store/sweptMap';

/** A map of the atlas as it can be drawn, with what it shows in words. */
export interface ShownAtlasMap {
  readonly map: AtlasMap;
  readonly shown: SweptMap;
  readonly sentence: string;
}

/** The maps of the atlas. */
export function atlasMaps(): readonly ShownAtlasMap[] {
  return atlas.map((map) => {
    const shown = sweptAtlasMap(map);
    return { map, shown, sentence: atlasSentence(shown.sweep, shown.outcomes) };
  });
}

/** A map of the atlas, from what was found of it when the page was made. */
export function sweptAtlasMap(map: AtlasMap): SweptMap {
  const sweep = atlasSweep(map);
  const outcomes = readOutcomes(atlasCells[map.id].outcomes);
  const batch = createBatch([...outcomes.keys()]);
  const results = { ...batch, outcomes, kept: readKept(atlasCells[map.id].kept) };
  const { x, y, seeds } = sweep;
  return { sweep, sides: { x, y, seeds }, outcomes, results, sharp: true };
}
