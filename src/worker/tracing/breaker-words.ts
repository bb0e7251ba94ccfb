import { instantText } from '../../base/duration-text';
import { CLOSED, OPEN } from '../../patterns/circuit-breaker/catalogue';
import type { BreakerFacts } from './guard-facts';

export function breakerTitle({ mode }: BreakerFacts): string {
  if (mode === OPEN) return 'The circuit breaker opened';
  return mode === CLOSED ? 'The circuit breaker closed' : 'The circuit breaker let trials through';
}

/** What comes next of an open breaker. */
export function nextText({ mode, openUntil }: BreakerFacts): string | null {
  if (mode !== OPEN || !Number.isFinite(openUntil) || openUntil > LONG) return null;
  return `it lets trials through from ${instantText(openUntil)} on`;
}

/** Longer than any run: whoever forced it open ends that by hand. */
const LONG = 1e15;
