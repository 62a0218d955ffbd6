import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { Guard } from '../../ui/Guard';
import { laterModule, useLater } from '../../ui/later';
import './figures.css';
import { titleOf, type FigureId } from './figureSpecs';
import { useFirstPicture } from './firstPictures';

const runs = laterModule(() => import('./RunFigure'), 'asked');
const boxes = laterModule(() => import('./BoxesFigure'), 'asked');

/** How near a figure comes before its code and its run are asked for. */
const NEAR = { rootMargin: '500px 0px' };

/**
 * A figure of the article. What stands in the page’s HTML is its first state; when it comes near, its code is loaded, its run computed, and
 * the live figure put in its place, which has the same size.
 */
export function ArticleFigure({ id }: { id: FigureId }) {
  const { title, caption } = titleOf(id);
  const element = useRef<HTMLElement>(null);
  const titleId = useId();
  const near = useNear(element);
  const isBoxes = id === 'boxes';
  const run = useLater(runs, near && !isBoxes);
  const box = useLater(boxes, near && isBoxes);
  const [live, setLive] = useState(false);
  const picture = useFirstPicture(id);
  const begin = () => setLive(true);
  return (
    <figure className="article-figure" ref={element} aria-labelledby={titleId} data-article-figure={id}>
      <h4 id={titleId}>{title}</h4>
      {!live && <div key="first" dangerouslySetInnerHTML={picture} suppressHydrationWarning />}
      <Guard>
        {isBoxes
          ? box.value && <box.value.BoxesFigure title={title} begin={begin} />
          : run.value && <run.value.RunFigure id={id} begin={begin} />}
      </Guard>
      {run.problem + box.problem !== '' && <p className="problem">{run.problem + box.problem}</p>}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Whether an element has come near the viewport, from then on. */
function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      setNear(true);
    }, NEAR);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
