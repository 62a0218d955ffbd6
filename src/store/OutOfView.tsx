import { useEffect, useMemo, type ReactNode, type RefObject } from 'react';
import { hearsAtRest } from './hearsAtRest';
import { LabContext, usePlace } from './labContext';

/** While an element is out of view, and has not the focus, what stands in it hears of changes only once they pause. */
export function OutOfView({ element, children }: { element: RefObject<Element | null>; children: ReactNode }) {
  const { lab, loop } = usePlace();
  const store = useMemo(() => hearsAtRest(lab), [lab]);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let inView = true;
    store.followWhile(() => inView || current.contains(document.activeElement));
    const observer = new IntersectionObserver((entries) => {
      inView = entries.at(-1)?.isIntersecting ?? false;
      if (inView) store.tell();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, store]);
  const place = useMemo(() => ({ lab, loop, store }), [lab, loop, store]);
  return <LabContext value={place}>{children}</LabContext>;
}
