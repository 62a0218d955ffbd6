import { createContext, useContext } from 'react';
import type { Checked } from '../core/statements/statement';

/** What the model says of a sentence: as at the defaults, at the reader's settings, or that these allow no such run. */
export type SentenceVerdict =
  { readonly kind: 'defaults' } | { readonly kind: 'checked'; readonly checked: Checked } | { readonly kind: 'none' };

/** By sentence; null while the lab is at its defaults, or nothing has been checked yet. */
export type Verdicts = ReadonlyMap<string, Checked | null> | null;

export const VerdictsContext = createContext<Verdicts>(null);

export function useVerdict(id: string): SentenceVerdict {
  const verdicts = useContext(VerdictsContext);
  if (verdicts === null) return { kind: 'defaults' };
  const checked = verdicts.get(id);
  return checked ? { kind: 'checked', checked } : { kind: 'none' };
}
