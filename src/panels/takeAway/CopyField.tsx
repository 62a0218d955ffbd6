import { useEffect, useRef } from 'react';

/** Text to copy by hand, selected; for where the browser does not let the page do it. */
export function CopyField({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [text]);
  return (
    <label className="take-away-copy">
      The browser did not allow copying. Copy this yourself:
      <textarea ref={field} readOnly rows={4} value={text} />
    </label>
  );
}
