import { useEffect, useState, useSyncExternalStore, type ComponentType } from 'react';
import { Guard } from './Guard';

const FAILED =
  'This part could not be loaded. Check the connection and reload the page; the settings stay in the address.';
const loads: (() => Promise<unknown>)[] = [];

/** Code that the first screen does without. */
export interface LaterModule<T> {
  /** null until it is loaded. */
  get(): T | null;
  load(): Promise<T>;
}

/** `soon`: as soon as the first screen is whole; `asked`: when somebody asks for it, since it is large and few do. */
type When = 'soon' | 'asked';

export function laterModule<T>(fetchModule: () => Promise<T>, when: When = 'soon'): LaterModule<T> {
  let loaded: T | null = null;
  const load = async () => (loaded ??= await fetchModule());
  if (when === 'soon') loads.push(load);
  return { get: () => loaded, load };
}

/** Whether the first screen is whole, and whoever waits for that. */
let isWhole = false;
const waiting = new Set<() => void>();
const subscribe = (tell: () => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};

/** Fetches all that is to come soon, once the first screen is whole, so that nothing has to be waited for when it is opened. */
export async function loadLater(): Promise<void> {
  isWhole = true;
  for (const tell of waiting) tell();
  await Promise.allSettled(loads.map((load) => load()));
}

/** The module once it is wanted and has come; else null, with a sentence for the reader where it cannot be had. */
export function useLater<T>(
  part: LaterModule<T>,
  wanted = true,
): { readonly value: T | null; readonly problem: string } {
  const [, setCount] = useState(0);
  const [problem, setProblem] = useState('');
  const value = part.get();
  useEffect(() => {
    if (!wanted || value !== null) return;
    part.load().then(
      () => setCount((count) => count + 1),
      () => setProblem(FAILED),
    );
  }, [part, wanted, value]);
  return { value, problem };
}

/** A component that is fetched when first shown; nothing stands in its place meanwhile, and a sentence where it cannot be loaded. */
export function later<P extends object>(
  fetchComponent: () => Promise<ComponentType<P>>,
  when: When = 'soon',
): ComponentType<P> {
  const part = laterModule(fetchComponent, when);
  return function Later(props: P) {
    const { value: Component, problem } = useLater(part);
    if (Component) {
      return (
        <Guard>
          <Component {...props} />
        </Guard>
      );
    }
    return problem === '' ? null : <p className="problem">{problem}</p>;
  };
}

/** A component below the first screen: not fetched, and not there, before the first screen is whole. */
export function belowFirstScreen<P extends object>(fetchComponent: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = later(fetchComponent);
  return function Below(props: P) {
    const whole = useSyncExternalStore(
      subscribe,
      () => isWhole,
      () => false,
    );
    return whole ? <Part {...props} /> : null;
  };
}
