const width = 30;

/** A bar on the terminal, drawn over itself; nothing where output or errors go elsewhere. */
export function createProgressBar(total: number) {
  const shown = process.stdout.isTTY && process.stderr.isTTY && total > 1;
  const clear = () => shown && process.stderr.write('\r\x1b[K');
  return {
    /** Says what is being worked on when `done` of all are. */
    show(done: number, what: string): void {
      if (!shown) return;
      const full = Math.round((width * done) / total);
      process.stderr.write(`\r\x1b[K${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total} ${what}`);
    },
    clear,
  };
}
