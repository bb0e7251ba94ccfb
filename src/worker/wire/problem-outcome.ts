import { ERROR, TIMEOUT, UNAVAILABLE, type Outcome } from '../../base/outcome';
import type { WireProblem } from '../../scenario/run-file/wire-problems';

/** What the guards of a call see of a request without an answer that counts. */
export const OUTCOME_OF_PROBLEM: Readonly<Record<WireProblem, Outcome>> = {
  unreachable: UNAVAILABLE,
  'blocked-by-cors': UNAVAILABLE,
  'blocked-by-page': UNAVAILABLE,
  'too-slow': TIMEOUT,
  // The server was there, and what it sent is worth nothing.
  'cut-off': ERROR,
  'too-large': ERROR,
  malformed: ERROR,
  'wrong-type': ERROR,
};
