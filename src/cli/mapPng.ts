import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { keptEverywhere, type MapPicture } from '../charts/layout/keptShade';
import { bandOf } from '../charts/layout/mapMarks';

type Colour = readonly [red: number, green: number, blue: number];
const ink: Colour = [0x1a, 0x1c, 0x20];
const white: Colour = [255, 255, 255];

/** The page's light map colours, and which pixels of a tile of 7 × 7 the pattern inks; in the order of `cellOutcomes`. */
const looks: readonly { readonly colour: Colour; readonly isInked: (x: number, y: number) => boolean }[] = [
  { colour: [0xe2, 0x87, 0x4b], isInked: (x, y) => (x + y) % TILE === 0 },
  { colour: [0x8d, 0xb9, 0xdc], isInked: (x, y) => (x + y) % TILE === 0 || x === y },
  { colour: [0x8d, 0xb9, 0xdc], isInked: () => false },
  { colour: [0xdd, 0xdd, 0xe1], isInked: (x, y) => (x === 1 && y === 1) || (x === 4 && y === 5) },
  { colour: white, isInked: (x, y) => x >= 2 && x <= 4 && y >= 2 && y <= 4 && (x === y || x + y === 6) },
];
const TILE = 7;
const PATTERN = 0.4; // how much of the ink a pattern has
const PALE = 0.14; // by how much each band is whiter

/** Pixels that a cell has at least, and that the longer side of the picture has about. */
const LEAST = 4;
const WANTED = 800;

/**
 * A map's cells as a PNG, without axes: x to the right, y upwards, a square of at least 4 pixels a cell, outcomes in the page's colours and
 * patterns, paler where less of the gap is kept, an ink line between different ones. `about` is kept in its text, a line each.
 */
export function mapPng(picture: MapPicture, about: readonly string[]): Uint8Array {
  const { columns, rows, outcomes } = picture;
  const each = Math.max(LEAST, Math.floor(WANTED / Math.max(columns, rows)));
  const kept = keptEverywhere(picture);
  const image = new PNG({ width: columns * each, height: rows * each, colorType: 2 });
  const { width, height, data } = image;
  const cellAt = (x: number, y: number) => (rows - 1 - Math.floor(y / each)) * columns + Math.floor(x / each);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = cellAt(x, y);
      const outcome = outcomes[cell];
      const isEdge =
        (x % each === 0 && x > 0 && outcomes[cellAt(x - 1, y)] !== outcome) ||
        (y % each === 0 && y > 0 && outcomes[cellAt(x, y - 1)] !== outcome);
      const colour = isEdge ? ink : pixel(outcome, kept[cell], x % TILE, y % TILE);
      data.set([...colour, 255], 4 * (y * width + x));
    }
  }
  return withText(PNG.sync.write(image, { colorType: 2 }), about);
}

function pixel(outcome: number, kept: number, x: number, y: number): Colour {
  const { colour, isInked } = looks[outcome];
  const isShaded = outcome === 0 || outcome === 3;
  const paler = isShaded && !Number.isNaN(kept) ? mixed(colour, white, PALE * bandOf(kept)) : colour;
  return isInked(x, y) ? mixed(paler, ink, PATTERN) : paler;
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const at = (i: 0 | 1 | 2) => Math.round(from[i] + share * (to[i] - from[i]));
  return [at(0), at(1), at(2)];
}

/** Bytes before a PNG's first chunk, and those of the header chunk that comes first. */
const HEAD = 8 + 25;

/** A PNG with a tEXt chunk `Software` of the first line and `Description` of the others (links are ASCII: other letters are encoded in them). */
function withText(png: Uint8Array, [program, ...lines]: readonly string[]): Uint8Array {
  const chunks = [textChunk('Software', program), textChunk('Description', lines.join('\n'))];
  return Buffer.concat([png.subarray(0, HEAD), ...chunks, png.subarray(HEAD)]);
}

function textChunk(keyword: string, text: string): Uint8Array {
  const body = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1');
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
