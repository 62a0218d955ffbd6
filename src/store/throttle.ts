/** Something that is to be told, but not too often. */
export interface Throttle {
  /** Tells now, or when it is time. */
  tell(): void;
  /** Nothing is told any more. */
  end(): void;
}

/** Calls `tell` at most once in so many milliseconds, and once more for what came in between. */
export function createThrottle(tell: () => void, milliseconds: number, now: () => number): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = -Infinity;

  function tellNow(): void {
    timer = undefined;
    told = now();
    tell();
  }

  return {
    tell() {
      if (timer !== undefined) return;
      const wait = told + milliseconds - now();
      if (wait <= 0) tellNow();
      else timer = setTimeout(tellNow, wait);
    },
    end: () => clearTimeout(timer),
  };
}
