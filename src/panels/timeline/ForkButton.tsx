import { useLab } from '../../store/labContext';

/** Forks the run at the cursor. */
export function ForkButton({ className }: { className: string }) {
  const lab = useLab();
  return (
    <button type="button" className={className} data-explain="fork" onClick={() => lab.fork()}>
      <span className="button-word">Fork</span>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="button-icon line-icon">
        <path d="M1.500 8H6L13 3.500M6 8 13 12.500M10 2.500 13.500 3 12.500 6.500M10 13.500 13.500 13 12.500 9.500" />
      </svg>
    </button>
  );
}
