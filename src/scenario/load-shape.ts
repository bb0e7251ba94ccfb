import { LONGEST_RUN_MS } from './run-settings';
import { closed } from './shapes/closed';
import { listOf } from './shapes/lists';
import { choice, literal, numberFrom } from './shapes/plain-values';
import type { ReadBy } from './shapes/shape';
import { byKind } from './shapes/unions';

/** How the rate of a client changes over time, from the rate that it is set to. */
const instant = numberFrom(0, LONGEST_RUN_MS, ' ms');
const rate = numberFrom(0, 100_000, ' per second');
const MOST_POINTS = 1000;

export const loadShape = byKind({
  steady: closed({ kind: literal('steady') }),
  /** From one moment on it is another. */
  step: closed({ kind: literal('step'), atMs: instant, ratePerSecond: rate }),
  /** It moves evenly to another one, and stays there. */
  ramp: closed({ kind: literal('ramp'), fromMs: instant, toMs: instant, ratePerSecond: rate }),
  /** For a while it is another. */
  spike: closed({ kind: literal('spike'), fromMs: instant, toMs: instant, ratePerSecond: rate }),
  /** It is this rate from this moment on, or moves there in a straight line. */
  list: closed({
    kind: literal('list'),
    between: choice(['steps', 'lines']),
    points: listOf(closed({ atMs: instant, ratePerSecond: rate }), MOST_POINTS, 1),
  }),
});

export type LoadShape = ReadBy<typeof loadShape>;

export const STEADY: LoadShape = { kind: 'steady' };
