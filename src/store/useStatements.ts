import { useEffect, useState, type RefObject } from 'react';
import { parametersOf, type Recipe } from '../core/fork';
import { changedKeys } from '../core/parameters';
import type { Checked } from '../core/statements/statement';
import type { StatementsRequest, StatementsResponse } from '../protocol/statementsMessages';
import { useLab } from './labContext';

/** Milliseconds after the last change until the statements are checked again. */
const REST = 400;

type Verdicts = ReadonlyMap<string, Checked | null>;

/**
 * The article's statements under the lab's settings, checked by a worker some time after they have changed, while the element is near the
 * window; null while they are the defaults, or where no worker can be had. A forked run's own settings count.
 */
export function useStatements(element: RefObject<Element | null>): Verdicts | null {
  const lab = useLab();
  const [verdicts, setVerdicts] = useState<Verdicts | null>(null);
  useEffect(() => {
    let worker: Worker | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let requestId = 0;
    let isNear = false;
    /** What the verdicts are of, or will be. */
    let asked: Recipe | null = null;

    function open(): Worker {
      const made = new Worker(new URL('../worker/statements.entry.ts', import.meta.url), { type: 'module' });
      made.onmessage = ({ data }: MessageEvent<StatementsResponse>) => {
        if (data.requestId === requestId) setVerdicts(new Map(data.verdicts));
      };
      return made;
    }

    async function ask(): Promise<void> {
      const { recipe } = lab.getState();
      if (!isNear || recipe === asked) return;
      asked = recipe;
      const mine = ++requestId;
      const assumed = parametersOf(recipe);
      if (changedKeys(assumed).length === 0) {
        setVerdicts(null);
        return;
      }
      let formulas: StatementsRequest['formulas'] = new Map();
      if (assumed.kernel === 'custom') {
        const { readFormulas } = await import('./formulas');
        const read = await readFormulas('statements', recipe);
        if (mine !== requestId || !read?.ok) return;
        formulas = read.formulas;
      }
      worker ??= open();
      worker.postMessage({ requestId: mine, assumed, formulas } satisfies StatementsRequest);
    }

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), REST);
    };
    const leave = lab.subscribe((state, before) => {
      if (state.recipe !== before.recipe) later();
    });
    const near = new IntersectionObserver(
      (entries) => {
        isNear = entries.at(-1)?.isIntersecting ?? false;
        if (isNear) later();
      },
      { rootMargin: '600px 0px' },
    );
    if (element.current) near.observe(element.current);
    return () => {
      leave();
      near.disconnect();
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [lab, element]);
  return verdicts;
}
