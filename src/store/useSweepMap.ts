import { useEffect, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { readFormulas } from './formulas';
import type { Lab } from './lab';
import { useLab } from './labContext';
import { sharedPool } from './sharedPool';
import { createSweepMap, type SweepMap } from './sweepMap';
import type { MapSides, SweepMapState } from './sweptMap';

/** Maps that have been looked at, by lab and by their sides: panels with the same sides have the same map. The last ones are kept. */
const maps = new WeakMap<Lab, Map<string, SweepMap>>();
const KEPT = 6;

function mapOf(lab: Lab, sides: MapSides): SweepMap {
  let known = maps.get(lab);
  if (!known) maps.set(lab, (known = new Map<string, SweepMap>()));
  const { x, y, seeds } = sides;
  const name = JSON.stringify([x, y, seeds]);
  const map =
    known.get(name) ??
    createSweepMap({ lab, sides, pool: sharedPool, readFormulas: (recipe) => readFormulas('map', recipe) });
  // The last one asked for is the last in order.
  known.delete(name);
  known.set(name, map);
  for (const old of known.keys()) if (known.size > KEPT) known.delete(old);
  return map;
}

/** How near to the window something is, in pixels, when it is worth computing. */
const NEAR = { rootMargin: '200px 0px' };

/**
 * The map of the lab's run over these sides (the same object until they change), computed while it is wanted, an element is in view or
 * nearly so, and the page is to be seen. Until other sides have a picture, that of the sides before is handed out, as not current.
 */
export function useSweepMap(
  element: RefObject<Element | null>,
  sides: MapSides,
  wanted = true,
): { map: SweepMap; state: SweepMapState } {
  const lab = useLab();
  const [held, setHeld] = useState(() => ({ sides, map: mapOf(lab, sides), before: null as SweepMapState | null }));
  const state = useStore(held.map);
  let now = held;
  if (held.sides !== sides) {
    const before = state.shown ? state : held.before;
    setHeld((now = { sides, map: mapOf(lab, sides), before }));
  }
  const { map, before } = now;
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let near = false;
    let leave: (() => void) | null = null;
    const look = () => {
      const wants = wanted && near && document.visibilityState === 'visible';
      if (wants && !leave) leave = map.watch();
      else if (!wants && leave) {
        leave();
        leave = null;
      }
    };
    const observer = new IntersectionObserver((entries) => {
      near = entries.at(-1)?.isIntersecting ?? false;
      look();
    }, NEAR);
    observer.observe(target);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
      leave?.();
    };
  }, [map, element, wanted]);

  const own = now === held ? state : map.getState();
  return {
    map,
    state: own.shown || !before?.shown ? own : { ...own, shown: before.shown, asked: before.asked, current: false },
  };
}
