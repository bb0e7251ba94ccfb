/** What of the world is in sight: its origin in the pane, in pixels, and how large everything is. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/**
 * Between two views, `way` from 0 to 1. The zoom grows by equal factors in equal steps, and one point of the pane
 * stays where it is all the way; between views of one size the world is only shifted.
 */
export function viewBetween(from: Viewport, to: Viewport, way: number): Viewport {
  if (way <= 0) return from;
  if (way >= 1) return to;
  const growth = Math.log(to.zoom / from.zoom);
  const share = growth === 0 ? way : Math.expm1(growth * way) / Math.expm1(growth);
  const between = (a: number, b: number): number => a + (b - a) * share;
  return {
    x: between(from.x, to.x),
    y: between(from.y, to.y),
    zoom: between(from.zoom, to.zoom),
  };
}

/** Slow at both ends: the way that is behind when this part of the time is over. */
export function eased(time: number): number {
  const left = 1 - Math.max(0, Math.min(1, time));
  return left >= 0.5 ? 4 * (1 - left) ** 3 : 1 - 4 * left ** 3;
}
