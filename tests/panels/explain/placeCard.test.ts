import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeCard, type Area } from '../../../src/panels/explain/placeCard';

const room: Area = { left: 8, top: 8, right: 382, bottom: 700 };
const anyArea = fc
  .record({
    left: fc.integer({ min: 8, max: 370 }),
    top: fc.integer({ min: 8, max: 690 }),
    width: fc.integer({ min: 1, max: 374 }),
    height: fc.integer({ min: 1, max: 692 }),
  })
  .map(({ left, top, width, height }) => ({
    left,
    top,
    right: Math.min(left + width, room.right),
    bottom: Math.min(top + height, room.bottom),
  }));

test('a card covers nothing of what it explains and stays in its room, cut where it must be', () => {
  fc.assert(
    fc.property(
      anyArea,
      fc.integer({ min: 80, max: 374 }),
      fc.integer({ min: 40, max: 400 }),
      (about, width, height) => {
        const at = placeCard(about, { width, height }, room);
        const right = at.left + width;
        const bottom = at.top + at.height;
        expect(at.height).toBeLessThanOrEqual(height);
        expect(at.left).toBeGreaterThanOrEqual(room.left);
        expect(right).toBeLessThanOrEqual(room.right);
        if (at.height > 0) {
          expect(at.top).toBeGreaterThanOrEqual(room.top);
          expect(bottom).toBeLessThanOrEqual(room.bottom);
        }
        const apart = at.left >= about.right || right <= about.left || at.top >= about.bottom || bottom <= about.top;
        expect(apart).toBe(true);
      },
    ),
    { seed: 85, numRuns: 2000 },
  );
});

test('a card stands at the right where there is room, else at the left, else below, else above', () => {
  const size = { width: 150, height: 100 };
  const about = (left: number, top: number, right: number, bottom: number) =>
    placeCard({ left, top, right, bottom }, size, room);
  expect(about(20, 50, 60, 70)).toEqual({ left: 68, top: 50, height: 100 });
  expect(about(300, 50, 370, 70)).toEqual({ left: 142, top: 50, height: 100 });
  expect(about(20, 50, 370, 70)).toEqual({ left: 20, top: 78, height: 100 });
  expect(about(20, 600, 370, 650)).toEqual({ left: 20, top: 492, height: 100 });
});
