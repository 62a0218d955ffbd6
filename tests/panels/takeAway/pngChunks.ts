/** The chunks of a PNG, read as the specification says: length, type, data, and the check as it stands in the file. */
export function chunksOf(png: Uint8Array): { type: string; data: Uint8Array; check: number }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length), check: view.getUint32(at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Keyword and text of every tEXt chunk. */
export function textsOf(png: Uint8Array): Record<string, string> {
  const texts = chunksOf(png).filter(({ type }) => type === 'tEXt');
  return Object.fromEntries(
    texts.map(({ data }) => {
      const text = Array.from(data, (byte) => String.fromCharCode(byte)).join('');
      const zero = text.indexOf('\0');
      return [text.slice(0, zero), text.slice(zero + 1)];
    }),
  );
}
