import { FIGURE_WORDS } from '../../scenario/expect/figure-word-settings';
import type { Expectation } from '../../scenario/expect/format';

/** What somebody typed about an expectation: words to find it by, and numbers to set it to. */
export interface Spoken {
  readonly words: string;
  readonly numbers: SpokenNumbers;
}

export interface SpokenNumbers {
  readonly atLeast?: SpokenBound;
  readonly atMost?: SpokenBound;
  readonly percentile?: number;
  /** In ms, after a fault. */
  readonly within?: number;
}

interface SpokenBound {
  readonly value: number;
  readonly unit: string;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)\s*(%|ms|s|min|/s|×)?(?![a-z])`;
const PATTERNS = {
  atLeast: new RegExp(String.raw`(?:at least|>=?|≥|above)\s*${NUMBER}`, 'i'),
  atMost: new RegExp(String.raw`(?:at most|<=?|≤|below|under)\s*${NUMBER}`, 'i'),
  within: new RegExp(String.raw`within\s*${NUMBER}`, 'i'),
} as const;
const PERCENTILE = /\bp(\d{1,2}(?:\.\d+)?)\b/i;

export function spoken(text: string): Spoken {
  const least = PATTERNS.atLeast.exec(text);
  const most = PATTERNS.atMost.exec(text);
  const within = PATTERNS.within.exec(text);
  const percentile = PERCENTILE.exec(text);
  // What sets something finds nothing; a comparison that is not finished yet does not either.
  const words = [least, most, within, percentile]
    .reduce(
      (rest, found) => (found === null ? rest : rest.replace(found[0], found === percentile ? 'p95 ' : ' ')),
      text,
    )
    .replace(/\b(?:at least|at most|within|at)\s*$/i, ' ')
    .replace(/[<>≤≥=]/g, ' ');
  return {
    words,
    numbers: {
      ...(least !== null && { atLeast: boundOf(least) }),
      ...(most !== null && { atMost: boundOf(most) }),
      ...(percentile !== null && { percentile: Number(percentile[1]) }),
      ...(within !== null && { within: inMs(boundOf(within)) }),
    },
  };
}

function boundOf([, value, unit]: RegExpExecArray): SpokenBound {
  return { value: Number(value), unit: unit?.toLowerCase() ?? '' };
}

function inMs({ value, unit }: SpokenBound): number {
  return value * ({ ms: 1, min: 60_000 }[unit] ?? 1000);
}

/** The expectation with the numbers that fit it; the same when none does. */
export function withNumbers(expectation: Expectation, numbers: SpokenNumbers): Expectation {
  const { atLeast, atMost, percentile, within } = numbers;
  let next = expectation;
  if ((atLeast !== undefined || atMost !== undefined) && ('atLeast' in next || 'atMost' in next)) {
    const { atLeast: _least, atMost: _most, ...rest } = next;
    const [low, high] = [inUnit(next, atLeast), inUnit(next, atMost)];
    next = {
      ...rest,
      ...(low !== undefined && { atLeast: low }),
      ...(high !== undefined && { atMost: high }),
    };
  }
  if (percentile !== undefined && percentile > 0 && 'percentile' in next) next = { ...next, percentile };
  if (within !== undefined && 'over' in next && 'after' in next.over) {
    next = { ...next, over: { ...next.over, fromMs: 0, toMs: within } };
  }
  return next;
}

function inUnit(expectation: Expectation, bound: SpokenBound | undefined): number | undefined {
  if (bound === undefined) return undefined;
  const { value, unit } = bound;
  if (expectation.kind === 'measure') {
    const { unit: own } = FIGURE_WORDS[expectation.figure];
    // A share of more than one is surely meant in percent.
    if (own === 'share') return Math.min(1, unit === '%' || value > 1 ? value / 100 : value);
    if (own === 'ms') return unit === '' || unit === 'ms' ? value : inMs(bound);
  }
  return unit === 's' || unit === 'min' ? inMs(bound) : value;
}
