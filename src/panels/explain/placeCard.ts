/** A rectangle of the viewport, in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 8;

const clamp = (x: number, least: number, most: number) => Math.max(least, Math.min(most, x));

/** The smallest rectangle around some. */
export function around(areas: readonly Area[]): Area {
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
}

/**
 * Where a card of `size` stands beside what it explains, inside `room`: at its right, left, below or above, the first side where it fits;
 * where none has room for it, above or below, whichever has more, cut to `height` (it scrolls), so that nothing explained is covered.
 */
export function placeCard(
  about: Area,
  size: { readonly width: number; readonly height: number },
  room: Area,
): { left: number; top: number; height: number } {
  const { width, height } = size;
  const beside = clamp(about.top, room.top, Math.max(room.top, room.bottom - height));
  const level = clamp(about.left, room.left, Math.max(room.left, room.right - width));
  const fitsDown = height <= room.bottom - room.top;
  if (fitsDown && about.right + GAP + width <= room.right) return { left: about.right + GAP, top: beside, height };
  if (fitsDown && about.left - GAP - width >= room.left) return { left: about.left - GAP - width, top: beside, height };
  const below = room.bottom - about.bottom - GAP;
  const above = about.top - GAP - room.top;
  if (height <= below) return { left: level, top: about.bottom + GAP, height };
  if (height <= above) return { left: level, top: about.top - GAP - height, height };
  const cut = Math.max(0, Math.min(height, Math.max(below, above)));
  return { left: level, top: below >= above ? about.bottom + GAP : about.top - GAP - cut, height: cut };
}
