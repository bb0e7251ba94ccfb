import { mix32 } from '../base/keyed-hash';
import { SHED, type Outcome } from '../base/outcome';
import type { Time } from '../base/time';
import type { World } from './world';

/** What layers ask about the request of an attempt. */

const TWO_TO_32 = 4294967296;

export function isIdempotent(world: World, row: number): boolean {
  return typeOf(world, row).idempotent;
}

/**
 * What tells answers apart: the type of a request and its key, and the user where answers are personal. Only answers to
 * requests that read can be kept or shared.
 */
export function cacheKeyOf(world: World, row: number, perUser: boolean): number {
  if (!typeOf(world, row).reads) return -1;
  const { type, key, user } = world.requests.col;
  const request = world.attempts.col.request[row];
  // 16 bits of the type over 31 bits of the key: two requests have the same number only if they are the same.
  if (!perUser) return type[request] * TWO_TO_32 + key[request];
  // All three do not fit into 53 bits; two of a billion personal answers may be taken for one.
  const low = mix32(mix32(type[request], key[request]), user[request]);
  const high = mix32(mix32(user[request], type[request]), key[request]);
  return (high >>> 11) * TWO_TO_32 + (low >>> 0);
}

/** A callee that has no room may say when to come again. */
export function pushback(world: World, row: number, outcome: Outcome): Time {
  if (outcome !== SHED) return 0;
  const { retryAfterNs } = world.nodeParts[world.edgeParts[world.edgeOf(row)].to].model;
  return retryAfterNs > 0 ? world.now + retryAfterNs : 0;
}

function typeOf(world: World, row: number): { readonly idempotent: boolean; readonly reads: boolean } {
  return world.configuration.requestTypes[world.requests.col.type[world.attempts.col.request[row]]].model;
}
