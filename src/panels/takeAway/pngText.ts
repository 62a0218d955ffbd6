/** Remainders of CRC-32 (ISO 3309, as the PNG specification has it), by byte. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = remainders[(rest ^ byte) & 255] ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

/** Signature, and the header chunk that must come first. */
const HEAD = 8 + 25;

/** A PNG with tEXt chunks after its header: keyword (1 to 79 characters) and text. Of letters beyond Latin-1 a ? is left. */
export function withText(
  png: Uint8Array,
  texts: readonly (readonly [keyword: string, text: string])[],
): Uint8Array<ArrayBuffer> {
  const chunks = texts.map(([keyword, text]) => textChunk(keyword, text));
  const whole = new Uint8Array(png.length + chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  whole.set(png.subarray(0, HEAD));
  let at = HEAD;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  whole.set(png.subarray(HEAD), at);
  return whole;
}

/** Length of the data, type, keyword, a zero, text; then the check of type and data. */
function textChunk(keyword: string, text: string): Uint8Array {
  const content = latin1(`tEXt${keyword}\0${text}`);
  const chunk = new Uint8Array(content.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length - 4);
  chunk.set(content, 4);
  view.setUint32(content.length + 4, crc32(content));
  return chunk;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    return code < 256 ? code : 63;
  });
}
