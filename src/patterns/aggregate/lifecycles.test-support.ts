import { err, ok, type Result } from '../../base/result';
import type { Decider } from './unit';

/** The three lives of an order that the seeds tell, as small as they can be told. */
export interface Item {
  readonly sku: string;
  readonly priceCents: number;
  readonly quantity: number;
}

export interface Order {
  readonly status: string;
  readonly items: readonly Item[];
  readonly totalCents: number;
  readonly address: string | null;
  readonly carrier: string | null;
}

export type OrderEvent =
  | { readonly type: 'created'; readonly items: readonly Item[] }
  | { readonly type: 'item-added'; readonly item: Item }
  | { readonly type: 'item-removed'; readonly sku: string }
  | { readonly type: 'address-set'; readonly address: string }
  | { readonly type: 'moved'; readonly status: string; readonly carrier?: string };

export type OrderCommand =
  | { readonly type: 'create'; readonly items: readonly Item[] }
  | { readonly type: 'add'; readonly item: Item }
  | { readonly type: 'remove'; readonly sku: string }
  | { readonly type: 'set-address'; readonly address: string }
  | { readonly type: 'move'; readonly to: string; readonly carrier?: string };

/** From which states each state is reached, and what is said in all others. */
interface Life {
  readonly first: string;
  readonly modifiable: string;
  readonly notModifiable: string;
  readonly moves: Readonly<Record<string, { readonly from: readonly string[]; readonly otherwise: string }>>;
}

export const LIVES = {
  a: {
    first: 'pending',
    modifiable: 'pending',
    notModifiable: 'Cannot modify non-pending order',
    moves: {
      paid: { from: ['pending'], otherwise: 'Order is not pending' },
      shipped: { from: ['paid'], otherwise: 'Order is not paid' },
      delivered: { from: ['shipped'], otherwise: 'Order is not shipped' },
      cancelled: { from: ['pending', 'paid'], otherwise: 'Cannot cancel shipped order' },
    },
  },
  b: {
    first: 'draft',
    modifiable: 'draft',
    notModifiable: 'Only a draft order can be modified',
    moves: {
      confirmed: { from: ['draft'], otherwise: 'Only a draft order can be confirmed' },
      shipped: { from: ['confirmed'], otherwise: 'Only a confirmed order can be shipped' },
    },
  },
  c: {
    first: 'new',
    modifiable: 'new',
    notModifiable: 'Order already submitted',
    moves: { submitted: { from: ['new'], otherwise: 'Order already submitted' } },
  },
} as const satisfies Record<string, Life>;

export function orderOf(life: Life): Decider<Order, OrderCommand, OrderEvent, string> {
  return {
    decide: (state, command) => decide(life, state, command),
    evolve: (state, event) => evolve(life, state, event),
  };
}

function decide(life: Life, order: Order | null, command: OrderCommand): Result<OrderEvent[], string> {
  if (command.type === 'create') {
    return order === null ? ok([{ type: 'created', items: command.items }]) : err('Order already exists');
  }
  if (order === null) return err('There is no such order');
  if (command.type === 'move') {
    const { to, carrier } = command;
    const move = life.moves[to];
    if (move === undefined) return err(`An order is never ${to}`);
    if (!move.from.includes(order.status)) return err(move.otherwise);
    return ok([{ type: 'moved', status: to, ...(carrier === undefined ? {} : { carrier }) }]);
  }
  if (command.type === 'set-address') return ok([{ type: 'address-set', address: command.address }]);
  if (order.status !== life.modifiable) return err(life.notModifiable);
  if (command.type === 'add') return ok([{ type: 'item-added', item: command.item }]);
  return order.items.some(({ sku }) => sku === command.sku)
    ? ok([{ type: 'item-removed', sku: command.sku }])
    : ok([]);
}

function evolve(life: Life, order: Order | null, event: OrderEvent): Order {
  const before = order ?? { status: life.first, items: [], totalCents: 0, address: null, carrier: null };
  switch (event.type) {
    case 'created':
      return withItems(before, event.items);
    case 'item-added':
      return withItems(before, [...before.items, event.item]);
    case 'item-removed':
      return withItems(
        before,
        before.items.filter(({ sku }) => sku !== event.sku),
      );
    case 'address-set':
      return { ...before, address: event.address };
    case 'moved':
    default:
      return { ...before, status: event.status, carrier: event.carrier ?? before.carrier };
  }
}

function withItems(order: Order, items: readonly Item[]): Order {
  const totalCents = items.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0);
  return { ...order, items, totalCents };
}
