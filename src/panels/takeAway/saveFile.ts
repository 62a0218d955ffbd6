/** Gives the reader a file, as a click on a link to it would. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers begin to read it only after a question to the reader
}

/** Text that comes in pieces, as a file; the page stays awake while a long one is made. */
export async function blobOf(pieces: Iterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  let texts: string[] = [];
  let pause = performance.now() + 12;
  for (const piece of pieces) {
    texts.push(piece);
    if (performance.now() < pause) continue;
    parts.push(new Blob(texts));
    texts = [];
    await new Promise((resolve) => setTimeout(resolve, 0));
    pause = performance.now() + 12;
  }
  return new Blob([...parts, ...texts], { type });
}

/** `long-game-4-0123456789abcdef.csv`, or with the name of a figure before the ending. */
export function fileName(digest: string, ending: string, figure = ''): string {
  const part = figure
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `long-game-${digest}${part && `-${part}`}.${ending}`;
}
