/** Whether somebody has been silent for too long. */
export interface Silence {
  /** It has spoken, or begins now, and is to speak again within so many milliseconds. */
  allow(milliseconds: number): void;
  /** Nothing is awaited of it. */
  end(): void;
}

/** Calls `late` once what is allowed is over. One timer serves many messages: a new one for each would cost more than the message. */
export function createSilence(late: () => void, now: () => number = () => performance.now()): Silence {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When it will be too late, and when the timer looks whether it is. */
  let due = Infinity;
  let looks = Infinity;

  function look(): void {
    timer = undefined;
    if (due <= now()) late();
    else wait();
  }

  function wait(): void {
    clearTimeout(timer);
    looks = due;
    timer = setTimeout(look, due - now());
  }

  return {
    allow(milliseconds) {
      due = now() + milliseconds;
      if (timer === undefined || due < looks) wait();
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
