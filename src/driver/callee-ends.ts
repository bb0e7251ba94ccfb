import {
  CANCELLED,
  CONFLICT,
  ERROR,
  INVALID,
  NO_ANSWER,
  OK,
  OUTCOMES,
  RATE_LIMITED,
  REFUSED,
  SHED,
  TIMEOUT,
  UNAVAILABLE,
  type Outcome,
  type OutcomeId,
} from '../base/outcome';
import { CancelledError, RejectedError, RetriesUsedUpError, TimeoutError } from './errors';

/** How a guarded function ended: with a value, or by throwing (or rejecting with) something. */
export type End =
  { readonly threw: false; readonly value: unknown } | { readonly threw: true; readonly error: unknown };

/** What a function can end with, in the words of scenarios. The others are for guards to say. */
export type EndKind = Exclude<OutcomeId, 'short-circuited' | 'bulkhead-full' | 'bulkhead-wait' | 'gave-up'>;

export function endOf(threw: boolean, value: unknown): End {
  return threw ? { threw, error: value } : { threw, value };
}

/** Says how an end is to be taken; nothing leaves it to what is known of errors and answers in general. */
export type Judge = (end: End) => EndKind | undefined;

const CODES: ReadonlyMap<string, Outcome> = new Map(OUTCOMES.map(({ id }, code) => [id, code]));

function outcomeOf(kind: OutcomeId): Outcome {
  return CODES.get(kind) ?? ERROR;
}

/** By code of an error of Node, of its sockets and of its fetch. */
const BY_CODE: ReadonlyMap<unknown, Outcome> = new Map([
  ['ECONNREFUSED', UNAVAILABLE],
  ['ENOTFOUND', UNAVAILABLE],
  ['EAI_AGAIN', UNAVAILABLE],
  ['EHOSTUNREACH', UNAVAILABLE],
  ['ENETUNREACH', UNAVAILABLE],
  ['EHOSTDOWN', UNAVAILABLE],
  ['ECONNRESET', NO_ANSWER],
  ['ECONNABORTED', NO_ANSWER],
  ['EPIPE', NO_ANSWER],
  ['ETIMEDOUT', NO_ANSWER],
  ['UND_ERR_SOCKET', NO_ANSWER],
  ['UND_ERR_CONNECT_TIMEOUT', UNAVAILABLE],
  ['UND_ERR_HEADERS_TIMEOUT', NO_ANSWER],
  ['UND_ERR_BODY_TIMEOUT', NO_ANSWER],
]);

/** How fetch says that it got no answer: Node, Chromium, Firefox, Safari. Any other TypeError is a mistake in code. */
const FETCH_FAILED =
  /^(fetch failed|Failed to fetch|NetworkError when attempting|Load failed|network error)/i;

/** How a status of HTTP is taken; OK below 400. */
function outcomeOfStatus(status: number): Outcome {
  if (status < 400) return OK;
  switch (status) {
    case 408:
    case 504:
      return TIMEOUT;
    case 409:
    case 412:
      return CONFLICT;
    case 425:
    case 503:
      return SHED;
    case 429:
      return RATE_LIMITED;
    case 502:
      return UNAVAILABLE;
    default:
      return status < 500 ? INVALID : ERROR;
  }
}

/** What an answer says that nobody has said anything about: it is one, unless it is a `Response` with a bad status. */
export function outcomeOfValue(value: unknown): Outcome {
  if (typeof value !== 'object' || value === null) return OK;
  return typeof Response === 'function' && value instanceof Response ? outcomeOfStatus(value.status) : OK;
}

/** What an error says that nobody has said anything about. `wasAborted`: this call's own signal was, before it came. */
function outcomeOfError(error: unknown, wasAborted: boolean): Outcome {
  if (typeof error !== 'object' || error === null) return ERROR;
  if (wasAborted && nameOf(error) === 'AbortError') return CANCELLED;
  if (error instanceof CancelledError) return wasAborted ? CANCELLED : ERROR;
  if (error instanceof TimeoutError || nameOf(error) === 'TimeoutError') return TIMEOUT;
  // A guard further in turned the call away: nothing failed on the way.
  if (error instanceof RejectedError) return REFUSED;
  if (error instanceof RetriesUsedUpError) return outcomeOfError(error.cause, wasAborted);
  const status = statusOf(error);
  if (status >= 400) return outcomeOfStatus(status);
  const byCode = BY_CODE.get(property(error, 'code') ?? property(property(error, 'cause'), 'code'));
  if (byCode !== undefined) return byCode;
  if (error instanceof TypeError && FETCH_FAILED.test(error.message)) return UNAVAILABLE;
  return ERROR;
}

/** After how many milliseconds whoever was called wants to be called again, as it is read, or as an error says. */
export function pushbackOf(
  read: ((end: End) => number | undefined) | undefined,
  threw: boolean,
  said: unknown,
): number | undefined {
  try {
    const ms = read?.(endOf(threw, said)) ?? property(said, 'retryAfterMs');
    return typeof ms === 'number' && ms >= 0 ? ms : undefined;
  } catch {
    // Whoever cannot be understood has asked for nothing.
    return undefined;
  }
}

/**
 * How an end is taken: as the judge says, if there is one and it says something. A judge that throws has judged, and so
 * has an error that cannot even be looked at.
 */
export function judgeEnd(judge: Judge | undefined, end: End, wasAborted: boolean): Outcome {
  try {
    const kind = judge?.(end);
    if (kind !== undefined) return outcomeOf(kind);
    return end.threw ? outcomeOfError(end.error, wasAborted) : outcomeOfValue(end.value);
  } catch {
    return ERROR;
  }
}

function statusOf(error: object): number {
  for (const said of [property(error, 'status'), property(error, 'statusCode')]) {
    if (typeof said === 'number') return said;
  }
  const status = property(property(error, 'response'), 'status');
  return typeof status === 'number' ? status : 0;
}

function nameOf(error: object): unknown {
  return property(error, 'name');
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
