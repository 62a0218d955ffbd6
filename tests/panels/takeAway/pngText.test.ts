import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { crc32, withText } from '../../../src/panels/takeAway/pngText';
import { chunksOf, textsOf } from './pngChunks';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the check is that of the PNG specification', () => {
  expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926); // the check value that catalogues of CRCs give
  expect(crc32(bytesOf('IEND'))).toBe(0xae426082); // the last four bytes of every PNG
  expect(crc32(new Uint8Array())).toBe(0);
});

/** A picture of one grey pixel, with checks by another program. */
function onePixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const bytes = new Uint8Array(12 + data.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, data.length);
    bytes.set(bytesOf(type), 4);
    bytes.set(data, 8);
    view.setUint32(8 + data.length, check(bytes.subarray(4, 8 + data.length)));
    return bytes;
  };
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
  const parts = [
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 128))),
    chunk('IEND', new Uint8Array()),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Bit by bit, straight from the definition. */
function check(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) rest = ((rest ^ (byte >> bit)) & 1 ? 0xedb88320 : 0) ^ (rest >>> 1);
  }
  return ~rest >>> 0;
}

describe('text in a PNG', () => {
  test('reads back, stands right after the header, and every check holds', () => {
    const letters = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(letters, letters, (link, digest) => {
        const png = withText(onePixel(), [
          ['Source', link],
          ['Digest', digest],
        ]);
        expect(textsOf(png)).toEqual({ Source: link, Digest: digest });
        const chunks = chunksOf(png);
        expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'tEXt', 'tEXt', 'IDAT', 'IEND']);
        for (const { type, data, check: written } of chunks) {
          expect(written).toBe(check(Uint8Array.from([...bytesOf(type), ...data])));
        }
      }),
    );
  });

  test('leaves the picture as it was', () => {
    const png = onePixel();
    expect(chunksOf(withText(png, [['Title', 'x']])).filter(({ type }) => type !== 'tEXt')).toEqual(chunksOf(png));
    expect(withText(png, [])).toEqual(png);
  });

  test('has a ? for letters that the format cannot hold', () => {
    expect(textsOf(withText(onePixel(), [['Title', 'Discount rate ρ, né 🙂']]))).toEqual({
      Title: 'Discount rate ?, né ?',
    });
  });
});
