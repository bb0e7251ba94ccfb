import { boundsOf, overlap, type Box, type Size } from '../geometry/box';

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface FitLimits {
  /** Kept free along the edges of the pane. */
  readonly padding: number;
  readonly smallest: number;
  readonly largest: number;
}

/** Rather than lie under a panel, the topology becomes smaller, in steps of this share, down to the last of them. */
const SHRINKING = Array.from({ length: 18 }, (_, step) => 1 - step * 0.03);
/** Places are tried this far apart, in pixels, and at most so many along each axis. */
const STEP = 12;
const MOST_STEPS = 24;
/** Between what is drawn and a panel. */
const CLEARANCE = 6;

/**
 * The zoom and place at which all that is drawn is in sight: in the middle and as large as possible, beside the panels
 * that lie over the pane. What a panel hides cannot be read at any size, so being clear of them comes first.
 */
export function fitAround(
  drawn: readonly Box[],
  pane: Size,
  panels: readonly Box[],
  limits: FitLimits,
): Viewport {
  const bounds = boundsOf(drawn);
  const room = { width: pane.width - 2 * limits.padding, height: pane.height - 2 * limits.padding };
  const full = Math.min(room.width / Math.max(1, bounds.width), room.height / Math.max(1, bounds.height));
  const zoom = Math.max(limits.smallest, Math.min(limits.largest, full));
  const tries = SHRINKING.map((part) => zoom * part).filter((tried) => tried >= limits.smallest);
  let first: Viewport | undefined;
  for (const tried of tries) {
    const { spot, covered } = leastCovered(drawn, spots(bounds, pane, tried, limits.padding), panels);
    if (covered === 0) return spot;
    first ??= spot;
  }
  // Smaller and covered all the same would help nobody.
  return first ?? spots(bounds, pane, zoom, 0)[0];
}

function leastCovered(drawn: readonly Box[], tried: readonly Viewport[], panels: readonly Box[]) {
  let best = { spot: tried[0], covered: Infinity };
  for (const spot of tried) {
    const covered = coveredBy(drawn, spot, panels, best.covered);
    if (covered < best.covered) best = { spot, covered };
    if (covered === 0) break;
  }
  return best;
}

/** From the middle outwards, so that the first good one is the one nearest to it. */
function spots(bounds: Box, pane: Size, zoom: number, padding: number): Viewport[] {
  const slackX = Math.max(0, pane.width - 2 * padding - bounds.width * zoom) / 2;
  const slackY = Math.max(0, pane.height - 2 * padding - bounds.height * zoom) / 2;
  const x = pane.width / 2 - (bounds.x + bounds.width / 2) * zoom;
  const y = pane.height / 2 - (bounds.y + bounds.height / 2) * zoom;
  const shifts = shiftsWithin(slackX).flatMap((right) =>
    shiftsWithin(slackY).map((down) => ({ right, down })),
  );
  shifts.sort((a, b) => a.right * a.right + a.down * a.down - (b.right * b.right + b.down * b.down));
  return shifts.map(({ right, down }) => ({ x: x + right, y: y + down, zoom }));
}

function shiftsWithin(slack: number): number[] {
  const steps = Math.min(MOST_STEPS / 2, Math.ceil(slack / STEP));
  if (steps === 0) return [0];
  return Array.from({ length: 2 * steps + 1 }, (_, index) => ((index - steps) / steps) * slack);
}

/** How much is covered; counting stops where it is no better than another place. */
function coveredBy(
  drawn: readonly Box[],
  { x, y, zoom }: Viewport,
  panels: readonly Box[],
  enough: number,
): number {
  let covered = 0;
  for (const panel of panels) {
    // The panel in the world of the canvas, which is one box to turn instead of all of them.
    const there = {
      x: (panel.x - CLEARANCE - x) / zoom,
      y: (panel.y - CLEARANCE - y) / zoom,
      width: (panel.width + 2 * CLEARANCE) / zoom,
      height: (panel.height + 2 * CLEARANCE) / zoom,
    };
    for (const box of drawn) {
      covered += overlap(box, there);
      if (covered >= enough) return covered;
    }
  }
  return covered;
}
