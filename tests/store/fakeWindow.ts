/** As much of a window as the address needs: a hash, a history of entries, and the timers of this thread (which a test may fake). */
export function createFakeWindow(hash = '') {
  const entries = [hash];
  let at = 0;
  const listeners: { type: string; listener: () => void }[] = [];
  const writes: { how: 'push' | 'replace'; hash: string; time: number }[] = [];
  const fire = (type: string) => {
    for (const { listener, type: own } of [...listeners]) if (own === type) listener();
  };
  function go(to: number): void {
    if (to < 0 || to >= entries.length) throw new Error('There is no such entry.');
    const before = entries[at];
    at = to;
    fire('popstate');
    if (entries[at] !== before) fire('hashchange');
  }
  const fake = {
    entries,
    writes,
    listeners,
    location: {
      get hash() {
        return entries[at];
      },
    },
    history: {
      pushState(_: unknown, __: string, url: string) {
        entries.splice(at + 1, Infinity, url);
        at += 1;
        writes.push({ how: 'push', hash: url, time: performance.now() });
      },
      replaceState(_: unknown, __: string, url: string) {
        entries[at] = url;
        writes.push({ how: 'replace', hash: url, time: performance.now() });
      },
    },
    performance: { now: () => performance.now() },
    setTimeout: (task: () => void, after: number) => setTimeout(task, after),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
    addEventListener: (type: string, listener: () => void) => listeners.push({ type, listener }),
    removeEventListener(type: string, listener: () => void) {
      const place = listeners.findIndex((each) => each.type === type && each.listener === listener);
      if (place >= 0) listeners.splice(place, 1);
    },
    back: () => go(at - 1),
    forward: () => go(at + 1),
    /** What happens when someone edits the hash by hand, or follows a link on the page. */
    edit(to: string) {
      if (to === entries[at]) return;
      entries.splice(at + 1, Infinity, to);
      at += 1;
      fire('popstate');
      fire('hashchange');
    },
  };
  return { ...fake, view: fake as unknown as Window };
}
