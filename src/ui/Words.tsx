import { useEffect, useRef, type ReactNode, type Ref } from 'react';

interface WordsProps {
  readonly className: string;
  readonly id?: string;
  /** The element whose text changes. */
  readonly words?: Ref<HTMLSpanElement>;
  readonly children?: ReactNode;
}

/**
 * A paragraph whose words change often: contained, at the height that they come to, so that other words of the same height need no layout
 * of the page.
 */
export function Words({ className, id, words, children }: WordsProps) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const { current } = paragraph;
    if (!current?.firstElementChild) return;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      const { height } = contentRect;
      // Without words, or not shown, it takes the height of the first ones by itself: else what is below them would count as moved.
      current.style.height = height > 0 ? `${height}px` : '';
      current.style.contain = height > 0 ? 'layout size style' : '';
    });
    observer.observe(current.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <p className={className} id={id} ref={paragraph}>
      <span style={{ display: 'block' }} ref={words}>
        {children}
      </span>
    </p>
  );
}
