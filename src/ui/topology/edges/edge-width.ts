const [THINNEST, THICKEST] = [1.5, 8];
/** Widths follow the rate over so many seconds. */
const SMOOTHING = 0.2;

/** The width of an edge in pixels by its calls a second. */
export function edgeWidth(rate: number): number {
  if (!(rate > 0)) return THINNEST;
  return Math.min(THICKEST, THINNEST + 0.5 * Math.sqrt(rate));
}

/** The next width on the way to another one. */
export function eased(width: number, wanted: number, seconds: number): number {
  const next = width + (wanted - width) * (1 - Math.exp(-seconds / SMOOTHING));
  return Math.abs(wanted - next) < 0.05 ? wanted : next;
}
