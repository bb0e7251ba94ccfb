/** Shares are not exact in binary numbers: what is off by less than this is a whole number of workers. */
const SLACK = 1e-6;

/**
 * A share of the workers that is no whole number leaves the next whole number of them, and each takes longer
 * (slowerBy), so that together they get done what is left of the capacity: half of a single worker works half as fast.
 */
export function wholeWorkers(left: number): number {
  return left > 0 ? Math.max(1, Math.ceil(left - SLACK)) : 0;
}

/** How many times as long the work of each takes. */
export function slowerBy(left: number): number {
  const whole = wholeWorkers(left);
  return whole - left > SLACK ? whole / left : 1;
}
