import type { Context } from '../context';
import { refused } from '../domain-problem';
import { closeKey, handleRequest, type Handled } from '../handle-request';
import { readRow } from '../read-shop';
import type { ShopState } from '../shop';
import { EFFECTS, type EffectId } from './effect-settings';
import { nextReference, requestOf } from './effect-requests';
import type { OrderDocument } from './order-document';

/** By what a service that keeps keys tells acts apart. */
export interface ActKeys {
  /** The key of this act, the same for all attempts. */
  readonly own: string;
  /** The key of the act that this one takes back; empty where it takes none back. */
  readonly undone: string;
}

/**
 * Does to the shop what a call is about. With keys it takes effect once, and never after it was taken back; without
 * (null) the service does what it is told, each time that it is told.
 */
export function carryOut(
  shop: ShopState,
  effect: EffectId,
  document: OrderDocument,
  keys: ActKeys | null,
  context: Context,
): Handled {
  if (effect === 'check-user') return checkUser(shop, document);
  const { orderId } = document;
  if (keys === null) {
    const reference = nextReference(shop, effect, orderId);
    return handleRequest(shop, requestOf(shop, effect, document, reference), context);
  }
  const request = requestOf(shop, effect, document, orderId);
  const handled = handleRequest(shop, { ...request, key: keys.own }, context);
  const takesBack = keys.undone !== '' && handled.answer.ok && !handled.replayed;
  if (!takesBack) return handled;
  const closed = closeKey(handled.shop, EFFECTS[effect].service, keys.undone, context.now);
  return { ...handled, shop: closed.shop, events: [...handled.events, closed.event] };
}

/** Reading changes nothing, so it needs no key. */
function checkUser(shop: ShopState, { customerId }: OrderDocument): Handled {
  const user = readRow(shop, 'users', customerId);
  const answer = user.ok
    ? user
    : refused('not-found', `User validation failed: there is no user "${customerId}"`);
  return { shop, events: [], answer, replayed: false };
}
