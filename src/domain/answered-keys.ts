import { hashText128 } from '../base/hash-text';
import { canonicalJson, type JsonValue } from '../base/json';
import type { Decided } from './domain-problem';
import { NO_TEXTS, valueOf, withValue, type TextMap } from './rows/text-map';

/** What was answered under an idempotency key, and to which request. */
export type Answered = {
  /** Of the request; null when the key was closed, so that whatever comes under it gets this answer. */
  readonly fingerprint: string | null;
  readonly answer: Decided<AnswerRow | null>;
};

/** A row as whoever asked may send it on. */
export type AnswerRow = Readonly<Record<string, JsonValue>>;

/**
 * The keys of the latest writes: at least `KEPT_KEYS` of them, and never more than twice as many. Two maps take
 * turns; when the younger is full, the older is forgotten whole.
 */
export interface AnsweredKeys {
  readonly younger: TextMap<Answered>;
  readonly older: TextMap<Answered>;
}

export const NO_KEYS: AnsweredKeys = { younger: NO_TEXTS, older: NO_TEXTS };
export const KEPT_KEYS = 500;

export function answeredUnder(keys: AnsweredKeys, key: string): Answered | undefined {
  return valueOf(keys.younger, key) ?? valueOf(keys.older, key);
}

export function withAnswered(keys: AnsweredKeys, key: string, answered: Answered): AnsweredKeys {
  if (keys.younger.size < KEPT_KEYS) {
    return { younger: withValue(keys.younger, key, answered), older: keys.older };
  }
  return { younger: withValue<Answered>(NO_TEXTS, key, answered), older: keys.younger };
}

/**
 * Tells requests apart: equal bodies give equal texts, whatever the order of their fields. Null for what JSON cannot
 * carry, which a caller within the program may have put into a body.
 */
export function fingerprintOf(request: Readonly<Record<string, unknown>>): string | null {
  const words = new Uint32Array(4);
  try {
    hashText128(canonicalJson(request), 0, words, 0);
  } catch {
    return null;
  }
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}
