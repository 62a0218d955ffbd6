import { comparison } from '../../core/comparison';
import { useLab, useLabState } from '../../store/labContext';
import './compare.css';

/** While a run is pinned, says what the run shown differs in from it. */
export function ComparePanel() {
  const lab = useLab();
  const pinned = useLabState((state) => state.pinned);
  const settled = useLabState((state) => state.settled);
  if (!pinned) return null;
  return (
    <section className="compare strip" aria-label="Comparison">
      <p>
        <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
          <path d="M0 4h24" className="pinned-line" />
        </svg>{' '}
        <strong data-explain="compare:pinned">Pinned.</strong>{' '}
        {pinned.run && settled ? comparison(pinned.run, settled) : 'The pinned run is computed …'}
      </p>
      <button type="button" className="button small" onClick={() => lab.swap()}>
        Swap
      </button>
      <button type="button" className="button small" onClick={() => lab.setPinned(null)}>
        Unpin
      </button>
    </section>
  );
}
