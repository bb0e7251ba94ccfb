/** How much above or below the middle one a value has to be, as a share of that and by itself. */
const SHARE = 0.5;
const LEAST = 0.5;

/**
 * Which of some values stands out for the worse: the highest or lowest, when it is far from the middle one. Undefined
 * when none does, or when less than two are known.
 */
export function outlierOf(values: readonly number[], worse: 'high' | 'low'): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  if (known.length < 2) return undefined;
  // Of two values the better one is what the other is compared with.
  const middle =
    known[worse === 'high' ? Math.floor((known.length - 1) / 2) : Math.ceil((known.length - 1) / 2)];
  const worst = known[worse === 'high' ? known.length - 1 : 0];
  const far = Math.abs(worst - middle) > Math.max(LEAST, middle * SHARE);
  return far ? values.indexOf(worst) : undefined;
}
