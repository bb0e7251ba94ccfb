import { FALLBACK, OK, OUTCOMES, type Outcome } from '../../base/outcome';
import type { TraceEnd } from '../traces';

/** How a request, a call or a try ended, as the headline counts it (points.ts). */
export function endOf(outcome: Outcome, isLate: boolean): TraceEnd {
  if (outcome === FALLBACK) return 'fallback';
  if (outcome === OK) return isLate ? 'late' : 'served';
  const { mark } = OUTCOMES[outcome];
  return mark === 'withdrawn' ? 'cancelled' : mark;
}
