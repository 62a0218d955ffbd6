import { useRef, type PointerEvent } from 'react';
import type { useGrab } from '../../store/useGrab';
import type { GoalPlane } from './goalPlane';
import { initialGapAt } from './initialGap';
import type { Pixel } from './jump';
import { startOf } from './planeState';
import { useLab } from '../../store/labContext';

/** A press under way: one that drags the start, keeping its distance from the pointer, or a finger's that may yet be a tap. */
type Press =
  | { readonly kind: 'drag'; readonly offset: Pixel; readonly from: Pixel; moved: boolean }
  | { readonly kind: 'tap'; readonly from: Pixel };

/** Pixels: how near a press must be to take the handle itself, how far a finger may slip in a tap, how far beyond the plane counts. */
const NEAR = 14;
const SLIP = 10;
const BEYOND = 12;

const distance = (one: Pixel, other: Pixel) => Math.hypot(one.x - other.x, one.y - other.y);

/**
 * Pressing the plane puts the mesa target's start under the pointer, and dragging moves it on. A finger drags only by a handle and taps
 * elsewhere, so that it can scroll the page over the plane.
 */
export function useStartDrag(goalPlane: GoalPlane, grab: ReturnType<typeof useGrab>) {
  const lab = useLab();
  const press = useRef<Press | null>(null);

  function pixelOf(event: PointerEvent<SVGSVGElement>): Pixel {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  function put({ x, y }: Pixel): void {
    const frame = goalPlane.frame();
    if (frame) grab.change(initialGapAt({ visible: frame.x.invert(x), hidden: frame.y.invert(y) }));
  }

  function down(event: PointerEvent<SVGSVGElement>): void {
    const frame = goalPlane.frame();
    if (!frame || !event.isPrimary || event.button !== 0) return;
    const at = pixelOf(event);
    const { plane } = frame;
    const isHandle = event.target instanceof Element && event.target.classList.contains('handle');
    const inside =
      at.x > plane.x - BEYOND &&
      at.x < plane.x + plane.width + BEYOND &&
      at.y > plane.y - BEYOND &&
      at.y < plane.y + plane.height + BEYOND;
    if (!inside && !isHandle) return;
    if (event.pointerType === 'touch' && !isHandle) {
      press.current = { kind: 'tap', from: at };
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = startOf(lab.getState().parameters);
    const handle = { x: frame.x(start.visible), y: frame.y(start.hidden) };
    const near = distance(handle, at) < (event.pointerType === 'touch' ? 2 * NEAR : NEAR);
    const offset = near ? { x: handle.x - at.x, y: handle.y - at.y } : { x: 0, y: 0 };
    press.current = { kind: 'drag', offset, from: at, moved: !near };
    // Taken by the handle, the start stays as it is until the pointer moves.
    if (near) grab.change({});
    else put(at);
  }

  function move(event: PointerEvent<SVGSVGElement>): void {
    const { current } = press;
    if (current?.kind !== 'drag' || !event.isPrimary) return;
    const at = pixelOf(event);
    current.moved ||= distance(at, current.from) >= 2;
    if (current.moved) put({ x: at.x + current.offset.x, y: at.y + current.offset.y });
  }

  function up(event: PointerEvent<SVGSVGElement>): void {
    const { current } = press;
    if (!current || !event.isPrimary) return;
    const at = pixelOf(event);
    press.current = null;
    if (current.kind === 'tap') {
      if (distance(at, current.from) > SLIP) return;
      put(at);
    }
    grab.release();
  }

  /** The browser took the finger for scrolling, or the pointer away. */
  function lose(event: PointerEvent<SVGSVGElement>): void {
    const { current } = press;
    if (!current || !event.isPrimary) return;
    press.current = null;
    if (current.kind === 'drag') grab.release();
  }

  return {
    onPointerDown: down,
    onPointerMove: move,
    onPointerUp: up,
    onPointerCancel: lose,
    onLostPointerCapture: lose,
  };
}
