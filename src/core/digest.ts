import { coreVersion } from './version';

/** 64-bit FNV-1a over little-endian doubles, kept as two 32-bit halves. */
export interface Digest {
  add(value: number): void;
  /** The core's version, a dash and 16 hexadecimal digits. */
  text(): string;
}

/** h ← (h xor each of the four bytes of `word`, lowest first) · (2^40 + 0x1b3), in integers of at most 32 bits. */
function addWord(hash: Int32Array, word: number): void {
  let high = hash[0];
  let low = hash[1];
  for (let shift = 0; shift < 32; shift += 8) {
    low ^= (word >>> shift) & 255;
    const p0 = (low & 0xffff) * 0x1b3;
    const p1 = (low >>> 16) * 0x1b3 + (p0 >>> 16);
    high = (Math.imul(high, 0x1b3) + (p1 >>> 16) + (low << 8)) | 0;
    low = (p0 & 0xffff) | (p1 << 16);
  }
  hash[0] = high;
  hash[1] = low;
}

export function createDigest(): Digest {
  const bytes = new DataView(new ArrayBuffer(8));
  const hash = Int32Array.of(0xcbf29ce4, 0x84222325);
  return {
    add(value) {
      bytes.setFloat64(0, value, true);
      addWord(hash, bytes.getInt32(0, true));
      addWord(hash, bytes.getInt32(4, true));
    },
    text() {
      const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
      return `${coreVersion}-${hex(hash[0])}${hex(hash[1])}`;
    },
  };
}
