import type { Refitted } from '../core/changeRecipe';
import { specOf, type ParameterKey, type Parameters } from '../core/parameters';

export interface Notice {
  readonly id: number;
  readonly sentence: string;
  /** What it is about, mostly a parameter; a newer notice about the same takes this one's place, as while a slider is dragged. */
  readonly about?: ParameterKey | 'claim';
}

export type Note = Omit<Notice, 'id'>;

/** What to say of values that did not stay as they were asked for. */
export function notesOf(refitted: readonly Refitted[], parameters: Readonly<Parameters>): readonly Note[] {
  return refitted.map(({ key, to }) => {
    const spec = specOf(key);
    if (spec.kind !== 'number' || !spec.atMost) {
      return { about: key, sentence: `“${spec.label}” was raised to ${to}, the step at which the run is forked.` };
    }
    const bound = specOf(spec.atMost).label;
    return { about: key, sentence: `“${spec.label}” was lowered to ${parameters[key]}, the value of “${bound}”.` };
  });
}

/** The notices with more of them: none twice, and of those about one parameter only the newest. */
export function withNotes(notices: readonly Notice[], notes: readonly Note[], newId: () => number): readonly Notice[] {
  const fresh = notes.filter(({ sentence }) => !notices.some((notice) => notice.sentence === sentence));
  if (fresh.length === 0) return notices;
  const about = fresh.map((notice) => notice.about);
  const standing = notices.filter((notice) => !notice.about || !about.includes(notice.about));
  return [...standing, ...fresh.map((notice) => ({ id: newId(), ...notice }))];
}
