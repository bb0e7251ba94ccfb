export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const EDGE = 8;
const RING_GAP = 4;
/** The line of the ring is in sight also where the thing ends with the window. */
const RING_EDGE = 1;

/**
 * Where a note of this size stands beside what it speaks of: below, left, right or above, wherever it fits first, and
 * never out of the window. Where it fits nowhere, or speaks of nothing, it stands at the foot.
 */
export function notePlace(
  anchor: Box | null,
  note: Size,
  page: Size,
): { readonly left: number; readonly top: number } {
  const within = (value: number, length: number, room: number): number =>
    Math.max(EDGE, Math.min(value, room - length - EDGE));
  if (anchor !== null) {
    const { left, top, width, height } = anchor;
    const middleX = within(left + width / 2 - note.width / 2, note.width, page.width);
    const middleY = within(
      top + Math.min(height, page.height) / 2 - note.height / 2,
      note.height,
      page.height,
    );
    const tries = [
      { left: middleX, top: top + height + GAP },
      { left: left - note.width - GAP, top: middleY },
      { left: left + width + GAP, top: middleY },
      { left: middleX, top: top - note.height - GAP },
    ];
    const place = tries.find(
      (one) =>
        one.left >= EDGE &&
        one.top >= EDGE &&
        one.left + note.width <= page.width - EDGE &&
        one.top + note.height <= page.height - EDGE,
    );
    if (place !== undefined) return place;
  }
  return { left: EDGE, top: within(page.height, note.height, page.height) };
}

/** Where the ring around a thing is, as far as the window goes. */
export function ringPlace({ left, top, width, height }: Box, page: Size): Box {
  const from = { left: Math.max(RING_EDGE, left - RING_GAP), top: Math.max(RING_EDGE, top - RING_GAP) };
  return {
    ...from,
    width: Math.min(left + width + RING_GAP, page.width - RING_EDGE) - from.left,
    height: Math.min(top + height + RING_GAP, page.height - RING_EDGE) - from.top,
  };
}
