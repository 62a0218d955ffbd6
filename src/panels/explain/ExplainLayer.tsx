import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useDraw, useLab } from '../../store/labContext';
import { writeText } from '../../charts/draw/drawMarks';
import { Symbol } from '../../ui/Symbol';
import './explain.css';
import { momentOf, type Explanation } from './explanation';
import { writeFormula } from './formulaLine';
import { KeysDialog } from './KeysDialog';
import { standBeside } from './pointing';
import { explanationOf } from './texts';
import { useExplained, type Open } from './useExplained';

const CARD = 'explanation';

/** What explains the whole page: a card beside whatever the pointer, the keyboard or a finger is on, and the list of keys. */
export function ExplainLayer() {
  const card = useRef<HTMLDivElement>(null);
  const { open, explain, close } = useExplained(card);
  const text = open && explanationOf(open.id);
  return (
    <>
      {open &&
        text &&
        // Beside a modal dialog nothing can be pointed at, so the card of what stands in one stands in it too.
        createPortal(<Card key={open.id} card={card} open={open} text={text} close={close} />, placeOf(open))}
      <KeysDialog explain={explain} />
    </>
  );
}

function placeOf({ element }: Open): Element {
  return element.closest('dialog') ?? document.querySelector('main') ?? document.body;
}

/** The element that a description is added to: what the keyboard is on. */
function describe(element: Element | null): () => void {
  if (!element || element === document.body) return () => {};
  const before = element.getAttribute('aria-describedby');
  element.setAttribute('aria-describedby', before ? `${before} ${CARD}` : CARD);
  return () => {
    const left = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== CARD);
    if (left.join('') === '') element.removeAttribute('aria-describedby');
    else element.setAttribute('aria-describedby', left.join(' '));
  };
}

interface CardProps {
  readonly card: React.RefObject<HTMLDivElement | null>;
  readonly open: Open;
  readonly text: Explanation;
  readonly close: () => void;
}

function Card({ card, open, text, close }: CardProps) {
  const lab = useLab();
  const symbols = useRef<HTMLParagraphElement>(null);
  const numbers = useRef<HTMLParagraphElement>(null);
  const limits = useRef<HTMLParagraphElement>(null);

  function place(): void {
    if (card.current && !standBeside(card.current, open)) close();
  }

  function write(): void {
    const moment = momentOf(lab.getState());
    const line = moment && text.now?.(moment);
    if (numbers.current) {
      writeFormula(numbers.current, line ?? '');
      numbers.current.hidden = !line;
    }
    const isLimited = moment !== null && line !== undefined && moment.of('flags') !== 0;
    if (limits.current)
      writeText(limits.current, isLimited ? 'A number met a limit at this step, so it may not add up.' : '');
  }

  useLayoutEffect(() => {
    if (symbols.current) writeFormula(symbols.current, text.formula ?? '');
    write();
    card.current?.showPopover();
    place();
  });
  useEffect(() => (open.by === 'pointer' || open.by === 'tap' ? undefined : describe(document.activeElement)), [open]);
  useEffect(() => {
    const again = () => place();
    window.addEventListener('scroll', again, { capture: true, passive: true });
    window.addEventListener('resize', again);
    return () => {
      window.removeEventListener('scroll', again, { capture: true });
      window.removeEventListener('resize', again);
    };
  });
  useDraw((_, beat) => {
    if (beat > 0) return;
    if (!open.element.isConnected) close();
    else write();
  });

  return (
    <div id={CARD} ref={card} className="explanation" role="tooltip" popover="manual">
      <p className="explanation-name">
        <strong>{text.name}</strong> {text.symbol && <Symbol text={text.symbol} />}
      </p>
      <p>{text.what}</p>
      <p className="explanation-formula" ref={symbols} hidden={!text.formula} />
      <p className="explanation-formula now" ref={numbers} />
      <p className="explanation-limits" ref={limits} />
      <p className="explanation-source">{text.section ? `Paper, ${text.section}` : 'Ours, not the paper’s'}</p>
    </div>
  );
}
