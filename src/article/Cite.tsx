import type { ReactNode } from 'react';
import { referenceOf } from './works';

/** Names a work in the text, with its year, and leads to its entry in the references. */
export function Cite({ of, children }: { of: string; children: ReactNode }) {
  const { year } = referenceOf(of);
  return (
    <>
      {children} (
      <a className="cite" href={`#ref-${of}`} onClick={showReference} data-reference={of}>
        {year}
      </a>
      )
    </>
  );
}

/** The address names the run, so that a link inside the page must not change it. */
function showReference(event: React.MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const entry = document.getElementById(`ref-${event.currentTarget.dataset.reference}`);
  entry?.scrollIntoView({ block: 'center' });
  entry?.focus({ preventScroll: true });
}
