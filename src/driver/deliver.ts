import { CANCELLED, FALLBACK, GAVE_UP, OK, OUTCOMES, TIMEOUT } from '../base/outcome';
import { nsToMs } from '../base/time';
import {
  FROM_CACHE,
  FROM_ERROR,
  FROM_FALLBACK_ERROR,
  FROM_FALLBACK_VALUE,
  FROM_VALUE,
  type Call,
} from './call';
import { CancelledError, RejectedError, RetriesUsedUpError, TimeoutError } from './errors';
import { failureOf } from './failure-of';
import type { LayerHost } from './layer-host';
import { CLOSED, failureKind, type Origin } from './results';

/** The call has ended: whoever made it is told. Nothing of the guard is under way now. */
export function deliver(host: LayerHost, call: Call): void {
  host.counts[call.outcome]++;
  if (host.news.isHeard) tellSettled(host, call);
  if (isAnswer(call)) give(call, call.value);
  else if (call.from === FROM_FALLBACK_ERROR) (call.reject ?? call.resolve)(call.value);
  else fail(host, call);
}

function isAnswer({ outcome, from, reject }: Call): boolean {
  if (outcome === OK || from === FROM_FALLBACK_VALUE) return true;
  // Whoever wants no values for failures gets what the function answered, whatever it was judged to be.
  return from === FROM_VALUE && reject !== null;
}

function give(call: Call, value: unknown): void {
  if (call.reject !== null) call.resolve(value);
  else call.resolve({ ok: true, value, from: originOf(call), attempts: call.attempts });
}

function originOf({ from, extras }: Call): Origin {
  if (from === FROM_CACHE) return 'cache';
  if (from === FROM_FALLBACK_VALUE) return 'fallback';
  return extras?.ending.isShared === true ? 'shared' : 'call';
}

function fail(host: LayerHost, call: Call): void {
  if (call.reject === null) {
    const { outcome, from, value, attempts, extras } = call;
    call.resolve(failureOf(outcome, from, value, attempts, extras?.retryAfterMs));
  } else call.reject(errorOf(host, call));
}

/** What is thrown for a call that failed: what its function threw, or an error that says what the guard did. */
function errorOf(host: LayerHost, call: Call): unknown {
  const { name, wrapsRetries } = host.options;
  const { outcome, from, value, attempts, extras } = call;
  const thrown = from === FROM_ERROR ? value : undefined;
  if (wrapsRetries && attempts > 1 && OUTCOMES[outcome]?.mark === 'failed') {
    return new RetriesUsedUpError(name, failureKind(outcome), attempts, { cause: thrown });
  }
  if (from === FROM_ERROR && outcome !== CLOSED) return thrown;
  const cause = value === undefined ? undefined : { cause: value };
  if (outcome === TIMEOUT) return new TimeoutError(name, 'timeout', cause);
  if (outcome === GAVE_UP) return new TimeoutError(name, 'gave-up', cause);
  if (outcome === CANCELLED) return new CancelledError(name, value);
  return new RejectedError(name, failureKind(outcome), extras?.retryAfterMs, cause);
}

function tellSettled(host: LayerHost, call: Call): void {
  host.news.ofCall(call, {
    type: 'settled',
    ok: call.outcome === OK || call.outcome === FALLBACK,
    outcome: call.outcome === CLOSED ? 'closed' : OUTCOMES[call.outcome].id,
    attempts: call.attempts,
    tookMs: nsToMs(host.now - (call.extras?.startedAt ?? host.now)),
  });
}
