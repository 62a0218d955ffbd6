import { useEffect, useState, type RefObject } from 'react';
import type { Decision } from '../core/claims/claim';
import type { ClaimsResponse } from '../protocol/claimsMessages';

export interface Asked {
  readonly id: string;
  readonly question: string;
  /** null until it is decided. */
  readonly decision: Decision | null;
}

/** The claims as a worker decides them, started when the element comes well into view. `failed` where it cannot be done. */
export function useDecisions(element: RefObject<Element | null>): { asked: readonly Asked[]; failed: boolean } {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let worker: Worker | null = null;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        worker = new Worker(new URL('../worker/claims.entry.ts', import.meta.url), { type: 'module' });
        worker.onerror = () => setFailed(true);
        worker.onmessage = ({ data }: MessageEvent<ClaimsResponse>) => {
          if (data.type === 'asked') setAsked(data.claims.map((claim) => ({ ...claim, decision: null })));
          else {
            const { decision } = data;
            setAsked((list) => list.map((claim) => (claim.id === decision.id ? { ...claim, decision } : claim)));
          }
        };
      },
      { rootMargin: '-120px 0px' },
    );
    if (element.current) observer.observe(element.current);
    return () => {
      observer.disconnect();
      worker?.terminate();
    };
  }, [element]);

  return { asked, failed };
}
