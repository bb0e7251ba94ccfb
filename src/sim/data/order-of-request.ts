import { orderDocument, type OrderDocument } from '../../domain/effects/order-document';
import { OUTSIDE_CLIENT } from '../outside/outside';
import type { World } from '../world';

/** What the shop has room for in an id, with the number of a request behind it. */
const PLAIN_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The order that a request is about: the same whenever it is asked. `drawOf` are the draws of the shop. */
export function orderOfRequest(
  world: World,
  request: number,
  products: number,
  drawOf: (purpose: string) => number,
): OrderDocument {
  const { client, number, key, user } = world.requests.col;
  const index = client[request];
  const orderId = orderIdOf(world.clientParts[index].model.id, index, number[request]);
  const draw = (purpose: string): number => drawOf(`${orderId}/${purpose}`);
  const product =
    key[request] > 0 ? 1 + ((key[request] - 1) % products) : 1 + Math.floor(draw('product') * products);
  return orderDocument({ orderId, customer: Math.max(1, user[request]), product, draw });
}

/**
 * No counter of the shop gives such an id, and no id of a client has a full stop or a line under it. A client whose id
 * would not do goes by its place.
 */
function orderIdOf(id: string, client: number, number: number): string {
  if (id === OUTSIDE_CLIENT) return `console_${number}`;
  return PLAIN_ID.test(id) ? `${id}.${number}` : `client_${client + 1}.${number}`;
}
