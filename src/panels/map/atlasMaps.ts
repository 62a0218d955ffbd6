import { atlas, atlasSweep, type AtlasMap } from '../../core/atlas';
import { atlasCells } from '../../core/atlasCells';
import { atlasSentence } from '../../core/atlasSentence';
import { readKept, readOutcomes } from '../../core/atlasText';
import { createBatch } from '../../core/sweepTable';
import type { SweptMap } from '../../store/sweepMap';

/** A map of the atlas as it can be drawn, with what it shows in words. */
export interface ShownAtlasMap {
  readonly map: AtlasMap;
  readonly shown: SweptMap;
  readonly sentence: string;
}

/** The maps of the atlas, from what was found of them when the page was made. */
export function atlasMaps(): readonly ShownAtlasMap[] {
  return atlas.map((map) => {
    const sweep = atlasSweep(map);
    const outcomes = readOutcomes(atlasCells[map.id].outcomes);
    const batch = createBatch([...outcomes.keys()]);
    const results = { ...batch, outcomes, kept: readKept(atlasCells[map.id].kept) };
    const { x, y, seeds } = sweep;
    const shown: SweptMap = { sweep, sides: { x, y, seeds }, outcomes, results, sharp: true };
    return { map, shown, sentence: atlasSentence(sweep, outcomes) };
  });
}
