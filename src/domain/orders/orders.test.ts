import { describe, expect, it } from 'vitest';
import { ordinary, specOf } from '../given.test-support';
import type { ShopSettings } from '../shop-settings';
import type { Lifecycle, OrderStatus } from './lifecycles';
import type { OrderCommand, OrderCreated, OrderEvent } from './order';
import { orders } from './service';

const given = specOf(orders);

const line = { productId: 'product-1', quantity: 2, unitPriceCents: 1450 };
const other = { productId: 'product-2', quantity: 3, unitPriceCents: 99 };
const address = { street: '8 Harbour Lane', postcode: 'PL1 3RT', city: 'Plymouth', country: 'GB' } as const;

function created(lifecycle: Lifecycle, status: OrderStatus): OrderCreated {
  const items = [{ itemId: 'item-1', ...line }];
  const about = { id: 'order-1', at: 10, lifecycle, status, customerId: 'user-1' };
  return { type: 'order.created', ...about, items, shippingAddress: null };
}

const pending = created('payment', 'pending');
const draft = created('confirmation', 'draft');
const fresh = created('submission', 'new');

function moved(
  type: 'order.confirmed' | 'order.submitted' | 'order.delivered',
  status: OrderStatus,
): OrderEvent {
  return { type, id: 'order-1', at: 20, status };
}

const paid: OrderEvent = {
  type: 'order.paid',
  id: 'order-1',
  at: 20,
  status: 'paid',
  paymentId: 'payment-1',
};
const shipped: OrderEvent = {
  type: 'order.shipped',
  id: 'order-1',
  at: 30,
  status: 'shipped',
  trackingNumber: 'TRACK-1',
  carrier: null,
};
const cancelled: OrderEvent = {
  type: 'order.cancelled',
  id: 'order-1',
  at: 40,
  status: 'cancelled',
  reason: null,
};

const create = (body: object, customer: 'known' | 'unknown' | 'unchecked' = 'unchecked'): OrderCommand => ({
  type: 'create',
  customer,
  body: { customerId: 'user-1', items: [line], ...body },
});
const about = { id: 'order-1' } as const;
const pay: OrderCommand = { type: 'pay', ...about, body: { paymentId: 'payment-1' } };
const ship: OrderCommand = { type: 'ship', ...about, body: { trackingNumber: 'TRACK-1' } };
const cancel: OrderCommand = { type: 'cancel', ...about, body: {} };
const addItem: OrderCommand = { type: 'add-item', ...about, body: other };
const removeItem: OrderCommand = { type: 'remove-item', ...about, body: { itemId: 'item-1' } };
const setAddress: OrderCommand = { type: 'set-address', ...about, body: address };
const deliver: OrderCommand = { type: 'deliver', ...about };
const confirm: OrderCommand = { type: 'confirm', ...about };
const submit: OrderCommand = { type: 'submit', ...about };

describe('creating an order', () => {
  it.each<[ShopSettings['lifecycle'], OrderCreated]>([
    ['payment', pending],
    ['confirmation', draft],
    ['submission', fresh],
  ])('ORD-1, ORD-9: in the lifecycle %s', (lifecycle, event) => {
    given()
      .when(create({}), { now: 10, settings: { ...ordinary.settings, lifecycle } })
      .thenEvents(event);
  });

  it('ORD-1: the total is exact, and there may be an address', () => {
    const { state, when } = given(pending);
    expect(orders.find(state, 'order-1')).toMatchObject({ totalCents: 2900, itemCount: 1, version: 1 });
    const many = Array.from({ length: 50 }, () => ({ ...line, quantity: 1000, unitPriceCents: 99_999_999 }));
    const made = when(create({ items: many, shippingAddress: address })).decided;
    const after = given(pending, ...(made.ok ? made.value : [])).state;
    expect(orders.find(after, 'order-2')).toMatchObject({
      totalCents: 4_999_999_950_000,
      shippingAddress: address,
    });
  });

  it('ORD-1, BODY-1: tells all that is wrong with its items', () => {
    const items = [
      { ...line, quantity: 0 },
      { ...line, unitPriceCents: -1, productId: '' },
    ];
    expect(given().when(create({ items })).fields()).toEqual([
      '/items/0/quantity: a whole number from 1 to 1000',
      '/items/1/productId: an id of letters, digits and . _ : - of 1 to 64 characters',
      '/items/1/unitPriceCents: a whole number of cents from 0 to 100000000',
    ]);
    expect(
      given()
        .when(create({ items: [] }))
        .fields(),
    ).toEqual(['/items: a list of 1 to 50 entries']);
  });

  it('ORD-2, SVC-5: takes an id of the sender, once, and none that a counter gives out', () => {
    const own = create({ orderId: 'saga-7' });
    const event: OrderEvent = { ...pending, id: 'saga-7', at: 1000 };
    given().when(own).thenEvents(event);
    given(event).when(own).thenProblem({ kind: 'conflict', message: 'Order already exists' });
    given(pending)
      .when(create({ orderId: 'order-1' }))
      .thenProblem({ kind: 'conflict', message: 'Order already exists' });
    expect(
      given(pending)
        .when(create({ orderId: 'order-2' }))
        .fields(),
    ).toEqual(['/orderId: an id unlike those that the shop gives out']);
    given(event)
      .when(create({}))
      .thenEvents({ ...pending, id: 'order-2', at: 1000 });
  });

  it('ORD-3, SVC-4: asks nobody, but hears what was found out about the customer', () => {
    given()
      .when(create({}, 'unknown'))
      .thenProblem({
        kind: 'validation',
        message: 'User validation failed',
        fields: [{ field: '/customerId', expected: 'the id of a user', got: '"user-1"' }],
      });
    expect(given().when(create({}, 'known')).decided.ok).toBe(true);
  });
});

/** What each move says in each state: a state it leads to, "done", or the words of the refusal. */
describe.each([
  ['pending', [pending]],
  ['paid', [pending, paid]],
  ['shipped', [pending, paid, shipped]],
  ['delivered', [pending, paid, shipped, moved('order.delivered', 'delivered')]],
  ['cancelled', [pending, cancelled]],
] as const)('ORD-4, ORD-8: the lifecycle payment, when %s', (status, events) => {
  const modify = status === 'pending' ? undefined : 'Cannot modify non-pending order';
  const gone = 'Cannot change the address of a shipped order';
  it.each([
    [addItem, modify ?? 'pending'],
    [
      removeItem,
      status === 'pending' ? 'An order keeps at least one item; cancel the order instead' : modify,
    ],
    [
      setAddress,
      {
        pending: 'pending',
        paid: 'paid',
        shipped: gone,
        delivered: gone,
        cancelled: 'Cannot change the address of a cancelled order',
      }[status],
    ],
    [pay, status === 'pending' ? 'paid' : 'Order is not pending'],
    [ship, status === 'paid' ? 'shipped' : 'Order is not paid'],
    [deliver, status === 'shipped' ? 'delivered' : 'Order is not shipped'],
    [
      cancel,
      {
        pending: 'cancelled',
        paid: 'cancelled',
        shipped: 'Cannot cancel shipped order',
        delivered: 'Cannot cancel shipped order',
        cancelled: 'done',
      }[status],
    ],
    [
      confirm,
      '"confirm" is no part of the life of this order (payment); it knows add-item, remove-item, set-address, pay, ship, deliver, cancel',
    ],
  ])('$type', (command, expected) => {
    expect(comesOf(events, command)).toBe(expected);
  });
});

describe.each([
  ['draft', [draft]],
  ['confirmed', [draft, moved('order.confirmed', 'confirmed')]],
  ['shipped', [draft, moved('order.confirmed', 'confirmed'), shipped]],
  ['cancelled', [draft, cancelled]],
] as const)('ORD-5, ORD-7: the lifecycle confirmation, when %s', (status, events) => {
  it.each([
    [confirm, status === 'draft' ? 'confirmed' : 'Only a draft order can be confirmed'],
    [
      { type: 'ship', ...about, body: { trackingNumber: 'TRACK-1', carrier: 'post' } } as const,
      status === 'confirmed' ? 'shipped' : 'Only a confirmed order can be shipped',
    ],
    [ship, 'One field is not valid'],
    [
      cancel,
      {
        draft: 'cancelled',
        confirmed: 'cancelled',
        shipped: 'Cannot cancel shipped order',
        cancelled: 'done',
      }[status],
    ],
    [
      addItem,
      '"add-item" is no part of the life of this order (confirmation); it knows confirm, ship, cancel',
    ],
  ])('$type', (command, expected) => {
    expect(comesOf(events, command)).toBe(expected);
  });
});

describe.each([
  ['new', [fresh]],
  ['submitted', [fresh, moved('order.submitted', 'submitted')]],
  ['cancelled', [fresh, cancelled]],
] as const)('ORD-6, ORD-7: the lifecycle submission, when %s', (status, events) => {
  const refusal = { new: null, submitted: 'Order already submitted', cancelled: 'Order is cancelled' }[
    status
  ];
  it.each([
    [addItem, refusal ?? 'new'],
    [removeItem, refusal ?? 'An order keeps at least one item; cancel the order instead'],
    [submit, refusal ?? 'submitted'],
    [cancel, status === 'cancelled' ? 'done' : 'cancelled'],
    [
      pay,
      '"pay" is no part of the life of this order (submission); it knows add-item, remove-item, submit, cancel',
    ],
  ])('$type', (command, expected) => {
    expect(comesOf(events, command)).toBe(expected);
  });
});

/** The state that a command leads to, as the events leave it; "done"; or the words of the problem. */
function comesOf(events: readonly OrderEvent[], command: OrderCommand): string | undefined {
  const { decided } = given(...events).when(command);
  if (!decided.ok) return decided.error.message;
  if (decided.value.length === 0) return 'done';
  return orders.find(given(...events, ...decided.value).state, 'order-1')?.status;
}

describe('the moves of an order', () => {
  it('ORD-7: cancelling what never was is fine; every other move does not find it', () => {
    given().when(cancel).thenNothing();
    for (const command of [pay, ship, deliver, confirm, submit, addItem, removeItem, setAddress]) {
      given().when(command).thenProblem({ kind: 'not-found', message: 'There is no order "order-1"' });
    }
  });

  it('ORD-9: an order keeps its lifecycle when the shop takes another', () => {
    const settings: ShopSettings = { ...ordinary.settings, lifecycle: 'submission' };
    expect(given(pending).when(pay, { settings }).decided.ok).toBe(true);
    expect(given(pending).when(submit, { settings }).decided.ok).toBe(false);
  });

  it('ORD-10, ORD-1: lines get ids of their own, and the total follows', () => {
    const added: OrderEvent = {
      type: 'order.item-added',
      id: 'order-1',
      at: 1000,
      status: 'pending',
      item: { itemId: 'item-2', ...other },
    };
    const removed: OrderEvent = {
      type: 'order.item-removed',
      id: 'order-1',
      at: 1000,
      status: 'pending',
      itemId: 'item-2',
    };
    given(pending).when(addItem).thenEvents(added);
    expect(orders.find(given(pending, added).state, 'order-1')?.totalCents).toBe(2900 + 297);
    const removeSecond: OrderCommand = { type: 'remove-item', ...about, body: { itemId: 'item-2' } };
    given(pending, added).when(removeSecond).thenEvents(removed);
    given(pending, added, removed)
      .when(removeSecond)
      .thenProblem({ kind: 'not-found', message: 'There is no item of order-1 "item-2"' });
    expect(orders.find(given(pending, added, removed).state, 'order-1')?.totalCents).toBe(2900);
    const third: OrderEvent = { ...added, item: { itemId: 'item-3', ...other } };
    given(pending, added, removed).when(addItem).thenEvents(third);
    given(pending, added, removed, third)
      .when(addItem)
      .thenEvents({ ...added, item: { itemId: 'item-4', ...other } });
  });

  it('ORD-1: an order takes no more than fifty lines', () => {
    const items = Array.from({ length: 50 }, (_, at) => ({ itemId: `item-${at + 1}`, ...line }));
    given({ ...pending, items })
      .when(addItem)
      .thenProblem({ kind: 'not-allowed', message: 'An order has at most 50 items; begin another one' });
  });

  it('ORD-4, SVC-8: what is wrong with the body comes before what is wrong with the moment', () => {
    given(pending, paid)
      .when({ type: 'pay', ...about, body: {} })
      .thenProblem({ kind: 'validation' });
  });

  it('ORD-4: what the moves bring is in the row', () => {
    const why: OrderEvent = { ...cancelled, reason: 'changed my mind' };
    given(pending)
      .when({ ...cancel, body: { reason: 'changed my mind' } }, { now: 40 })
      .thenEvents(why);
    expect(orders.find(given(pending, paid, why).state, 'order-1')).toMatchObject({
      paymentId: 'payment-1',
      cancelReason: 'changed my mind',
      createdAt: 10,
      updatedAt: 40,
      version: 3,
    });
    const bySea: OrderEvent = { ...shipped, carrier: 'freight' };
    expect(orders.find(given(pending, paid, bySea).state, 'order-1')).toMatchObject({
      trackingNumber: 'TRACK-1',
      carrier: 'freight',
    });
  });
});

describe('listing orders', () => {
  const second: OrderEvent = { ...pending, id: 'order-2', customerId: 'user-2', at: 11 };
  const third: OrderEvent = {
    ...pending,
    id: 'order-3',
    at: 12,
    items: [{ itemId: 'item-1', ...other }],
  };

  it.each([
    [{}, ['order-3', 'order-2', 'order-1']],
    [{ sort: 'oldest', limit: 2 }, ['order-1', 'order-2']],
    [{ customerId: 'user-1' }, ['order-3', 'order-1']],
    [{ customerId: 'user-1', status: 'paid' }, ['order-1']],
    [{ status: 'shipped' }, []],
    [{ sort: 'cheapest' }, ['order-3', 'order-1', 'order-2']],
    [{ sort: 'dearest', limit: 1, page: 3 }, ['order-3']],
  ])('ORD-11, ROW-5, ROW-6: by %j', (query, ids) => {
    const listed = orders.list(given(pending, second, third, paid).state, query);
    expect(listed.ok && listed.value.items.map(({ id }) => id)).toEqual(ids);
  });
});
