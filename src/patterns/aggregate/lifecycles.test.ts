import { describe, expect, it } from 'vitest';
import { HANDLED, WITHOUT_EVENTS } from './codes';
import { LIVES, orderOf, type Item, type OrderCommand } from './lifecycles.test-support';
import { Repository } from './repository.test-support';

const BOOK: Item = { sku: 'book', priceCents: 1250, quantity: 2 };
const LAMP: Item = { sku: 'lamp', priceCents: 4000, quantity: 1 };

/** An order of this life, to which commands are sent; each is loaded from its events alone. */
function order(life: keyof typeof LIVES) {
  const repository = new Repository(orderOf(LIVES[life]));
  const send = (command: OrderCommand) => repository.handle('order-1', command);
  return {
    repository,
    create: (...items: Item[]) => send({ type: 'create', items }),
    add: (item: Item) => send({ type: 'add', item }),
    remove: (sku: string) => send({ type: 'remove', sku }),
    setAddress: (address: string) => send({ type: 'set-address', address }),
    move: (to: string, carrier?: string) =>
      send({ type: 'move', to, ...(carrier === undefined ? {} : { carrier }) }),
    now: () => repository.stateOf('order-1'),
    at: (version: number) => repository.stateOf('order-1', version),
  };
}

describe('order lifecycle A', () => {
  it('AG-8, AG-9: pending, paid, shipped, delivered, with totals and an address', () => {
    const { create, add, move, setAddress, now } = order('a');
    expect(create(BOOK)).toBe(HANDLED);
    expect(create(BOOK)).toBe('Order already exists');
    expect(move('shipped')).toBe('Order is not paid');
    expect([add(LAMP), now()?.totalCents]).toEqual([HANDLED, 6500]);
    expect([setAddress('Quay 1'), move('paid'), add(LAMP)]).toEqual([
      HANDLED,
      HANDLED,
      'Cannot modify non-pending order',
    ]);
    expect(move('paid')).toBe('Order is not pending');
    expect([move('shipped'), move('cancelled')]).toEqual([HANDLED, 'Cannot cancel shipped order']);
    expect([move('delivered'), move('cancelled')]).toEqual([HANDLED, 'Cannot cancel shipped order']);
    expect(now()).toEqual({
      status: 'delivered',
      items: [BOOK, LAMP],
      totalCents: 6500,
      address: 'Quay 1',
      carrier: null,
    });
  });

  it('AG-8: is cancelled from pending and from paid', () => {
    for (const moves of [[], ['paid']]) {
      const { create, move, now } = order('a');
      create(BOOK);
      for (const to of moves) move(to);
      expect([move('cancelled'), now()?.status]).toEqual([HANDLED, 'cancelled']);
    }
  });

  it('AG-2: is seen at any version', () => {
    const { create, add, remove, move, at } = order('a');
    create(BOOK);
    add(LAMP);
    remove('book');
    move('paid');
    const seen = [0, 1, 2, 3, 4].map((version) => at(version));
    expect(seen.map((state) => state && [state.status, state.totalCents])).toEqual([
      null,
      ['pending', 2500],
      ['pending', 6500],
      ['pending', 4000],
      ['paid', 4000],
    ]);
  });
});

describe('order lifecycle B', () => {
  it('AG-8, AG-9: only a draft is confirmed, and only a confirmed one ships, with a carrier', () => {
    const { create, move, now } = order('b');
    create(BOOK);
    expect(move('shipped', 'Gull')).toBe('Only a confirmed order can be shipped');
    expect([move('confirmed'), move('confirmed')]).toEqual([HANDLED, 'Only a draft order can be confirmed']);
    expect([move('shipped', 'Gull'), now()?.carrier]).toEqual([HANDLED, 'Gull']);
    expect(move('shipped', 'Tern')).toBe('Only a confirmed order can be shipped');
  });
});

describe('order lifecycle C', () => {
  it('AG-8, AG-9: items come and go until it is submitted', () => {
    const { create, add, remove, move, now, repository } = order('c');
    expect(now()).toBeNull();
    expect(add(BOOK)).toBe('There is no such order');
    create();
    expect([add(BOOK), add(LAMP), remove('book'), remove('book')]).toEqual([
      HANDLED,
      HANDLED,
      HANDLED,
      WITHOUT_EVENTS,
    ]);
    expect([move('submitted'), add(BOOK), remove('lamp'), move('submitted')]).toEqual([
      HANDLED,
      'Order already submitted',
      'Order already submitted',
      'Order already submitted',
    ]);
    expect(now()).toMatchObject({ status: 'submitted', items: [LAMP], totalCents: 4000 });
    expect(repository.store.eventsOf('order-1')).toHaveLength(5);
  });
});
