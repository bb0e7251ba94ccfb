import { ok } from '../../base/result';
import { addressShape } from '../address-settings';
import { readBody } from '../body/read-body';
import { invalid, notFound, refused, type Decided } from '../domain-problem';
import { nextId } from '../rows/counter-ids';
import {
  cancelOrderBody,
  itemBody,
  MAX_ITEMS,
  payOrderBody,
  removeItemBody,
  shipOrderBody,
} from './body-settings';
import type { Order, OrderCommand, OrderMoved } from './order';

export type OrderMoveCommand = Exclude<OrderCommand, { readonly type: 'create' }>;

/** What the event of every move has. */
type About = Pick<OrderMoved, 'id' | 'at' | 'status'>;

/** The event that a move makes of its body, if the table of moves allows it. */
export function moveEvent(order: Order, command: OrderMoveCommand, about: About): Decided<OrderMoved> {
  switch (command.type) {
    case 'add-item':
      return addItem(order, command.body, about);
    case 'remove-item':
      return removeItem(order, command.body, about);
    case 'set-address': {
      const read = readBody(addressShape, command.body);
      return read.ok ? ok({ ...about, type: 'order.address-set', address: read.value }) : read;
    }
    case 'pay': {
      const read = readBody(payOrderBody, command.body);
      return read.ok ? ok({ ...about, type: 'order.paid', paymentId: read.value.paymentId }) : read;
    }
    case 'confirm':
      return ok({ ...about, type: 'order.confirmed' });
    case 'submit':
      return ok({ ...about, type: 'order.submitted' });
    case 'ship':
      return ship(order, command.body, about);
    case 'deliver':
      return ok({ ...about, type: 'order.delivered' });
    default: {
      const read = readBody(cancelOrderBody, command.body);
      return read.ok ? ok({ ...about, type: 'order.cancelled', reason: read.value.reason ?? null }) : read;
    }
  }
}

function addItem(order: Order, body: unknown, about: About): Decided<OrderMoved> {
  const read = readBody(itemBody, body);
  if (!read.ok) return read;
  if (order.items.length >= MAX_ITEMS) {
    return refused('not-allowed', `An order has at most ${MAX_ITEMS} items; begin another one`);
  }
  const item = { itemId: nextId('item', order.itemCount), ...read.value };
  return ok({ ...about, type: 'order.item-added', item });
}

function removeItem(order: Order, body: unknown, about: About): Decided<OrderMoved> {
  const read = readBody(removeItemBody, body);
  if (!read.ok) return read;
  const { itemId } = read.value;
  if (!order.items.some((item) => item.itemId === itemId)) return notFound(`item of ${order.id}`, itemId);
  if (order.items.length === 1) {
    return refused('not-allowed', 'An order keeps at least one item; cancel the order instead');
  }
  return ok({ ...about, type: 'order.item-removed', itemId });
}

function ship(order: Order, body: unknown, about: About): Decided<OrderMoved> {
  const read = readBody(shipOrderBody, body);
  if (!read.ok) return read;
  const { trackingNumber, carrier = null } = read.value;
  if (carrier === null && order.lifecycle === 'confirmation') {
    return invalid([{ field: '/carrier', expected: 'who carries the parcel', got: 'nothing' }]);
  }
  return ok({ ...about, type: 'order.shipped', trackingNumber, carrier });
}
