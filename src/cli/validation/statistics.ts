/**
 * The acceptance test of every statistical row: independent runs, their mean, and Student's t. It is two-sided at
 * one in a thousand, and a row whose runs scatter too much to say anything is refused as well.
 */
export interface Verdict {
  readonly mean: number;
  /** Half the width of the interval around the mean. */
  readonly half: number;
  /** The standard error as a share of what was expected. */
  readonly precision: number;
  readonly verdict: 'agrees' | 'differs' | 'too coarse';
}

/** The largest standard error, as a share of the expected value, with which a row still says something. */
const COARSEST = 0.02;

/** The .9995 quantiles of Student's t, by the number of runs (one more than the degrees of freedom). */
const T_9995: ReadonlyMap<number, number> = new Map([
  [5, 8.61],
  [6, 6.869],
  [7, 5.959],
  [8, 5.408],
  [10, 4.781],
  [20, 3.883],
]);

export function judge(values: readonly number[], expected: number): Verdict {
  const runs = values.length;
  const t = T_9995.get(runs);
  if (t === undefined) {
    throw new Error(
      `There is no t quantile for ${runs} runs: use ${[...T_9995.keys()].join(', ')}, or add it`,
    );
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / runs;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const error = Math.sqrt(squares / (runs - 1)) / Math.sqrt(runs);
  const half = t * error;
  const precision = error / Math.abs(expected);
  // Written so that NaN, which a run without any answer gives, can never agree.
  const inside = Math.abs(mean - expected) <= half;
  const verdict = !inside ? 'differs' : precision <= COARSEST ? 'agrees' : 'too coarse';
  return { mean, half, precision, verdict };
}
