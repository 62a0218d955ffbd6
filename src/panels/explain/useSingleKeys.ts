import { useEffect, useRef } from 'react';
import { useLab } from '../../store/labContext';
import { labKey } from './singleKeys';

/** Where keys are typed, or choose: they are the field's own. */
function isField(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target.matches('textarea, select, [contenteditable]');
}

/** What the space bar presses. Elsewhere it plays while the figure is in view, and scrolls further down as it always does. */
function ownsSpace(target: Element): boolean {
  return target.closest('button, a, summary, input') !== null || !isLabInView();
}

function isLabInView(): boolean {
  return (document.querySelector('.lab-grid')?.getBoundingClientRect().bottom ?? 0) > 0;
}

/** Keys pressed by themselves, outside fields and dialogs: `?` lists them, `i` explains, the rest works the lab. */
export function useSingleKeys(on: boolean, list: () => void, explain: () => void): void {
  const lab = useLab();
  const latest = useRef({ list, explain });
  useEffect(() => {
    latest.current = { list, explain };
  });
  useEffect(() => {
    if (!on) return;
    function press(event: KeyboardEvent): void {
      const { key, target, repeat } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element))
        return;
      if (isField(target) || document.querySelector('dialog[open]')) return;
      if (key === ' ' && ownsSpace(target)) return;
      const act =
        key === '?' && !repeat
          ? latest.current.list
          : key.toLowerCase() === 'i' && !repeat
            ? latest.current.explain
            : labKey(key, repeat)?.bind(null, lab);
      if (!act) return;
      event.preventDefault();
      act();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on, lab]);
}
