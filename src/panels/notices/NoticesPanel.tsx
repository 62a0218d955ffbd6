import { useLab, useLabState } from '../../store/labContext';
import './notices.css';

/** What went wrong with a link or a setting and what was done about it; each stays until it is dismissed. */
export function NoticesPanel() {
  const lab = useLab();
  const notices = useLabState((state) => state.notices);
  return (
    <div className="notices" aria-live="polite">
      {notices.map(({ id, sentence }) => (
        <p key={id} className="notice">
          <span>{sentence}</span>
          <button type="button" className="button small" onClick={() => lab.dismiss(id)}>
            Dismiss
          </button>
        </p>
      ))}
    </div>
  );
}
