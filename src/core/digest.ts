import { coreVersion } from './version';

/** 64-bit FNV-1a over little-endian doubles, kept as two 32-bit halves. */
export interface Digest {
  /** Takes the numbers in order. */
  add(values: Float64Array): void;
  /** The core's version, a dash and 16 hexadecimal digits. */
  text(): string;
}

/** The bytes of the number that is being taken. */
const bytes = new DataView(new ArrayBuffer(8));

export function createDigest(): Digest {
  const hash = Int32Array.of(0xcbf29ce4, 0x84222325);
  return {
    add(values) {
      let high = hash[0];
      let low = hash[1];
      for (let i = 0; i < values.length; i++) {
        bytes.setFloat64(0, values[i], true);
        for (let at = 0; at < 8; at++) {
          // h ← (h xor the byte) · (2^40 + 0x1b3), in integers of at most 32 bits.
          low ^= bytes.getUint8(at);
          const carry = ((low >>> 16) * 0x1b3 + (((low & 0xffff) * 0x1b3) >>> 16)) >>> 16;
          high = (Math.imul(high, 0x1b3) + carry + (low << 8)) | 0;
          low = Math.imul(low, 0x1b3);
        }
      }
      hash[0] = high;
      hash[1] = low;
    },
    text() {
      const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
      return `${coreVersion}-${hex(hash[0])}${hex(hash[1])}`;
    },
  };
}
