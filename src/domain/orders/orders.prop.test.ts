import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFrozen, ordinary } from '../given.test-support';
import { LIFECYCLES, outcomeOf, type Lifecycle, type OrderMove, type OrderStatus } from './lifecycles';
import type { Order, OrderCommand, OrderEvent } from './order';
import { orders } from './service';

/** The three lives once more, written as one would draw them: from, move, to. */
const ARROWS: Readonly<Record<Lifecycle, readonly string[]>> = {
  payment: [
    'pending add-item pending',
    'pending remove-item pending',
    'pending set-address pending',
    'paid set-address paid',
    'pending pay paid',
    'paid ship shipped',
    'shipped deliver delivered',
    'pending cancel cancelled',
    'paid cancel cancelled',
  ],
  confirmation: [
    'draft confirm confirmed',
    'confirmed ship shipped',
    'draft cancel cancelled',
    'confirmed cancel cancelled',
  ],
  submission: [
    'new add-item new',
    'new remove-item new',
    'new submit submitted',
    'new cancel cancelled',
    'submitted cancel cancelled',
  ],
};
const LIVES: readonly Lifecycle[] = ['payment', 'confirmation', 'submission'];
const STATUSES: readonly OrderStatus[] = [
  'pending',
  'paid',
  'draft',
  'confirmed',
  'new',
  'submitted',
  'shipped',
  'delivered',
  'cancelled',
];
const MOVES: readonly OrderMove[] = [
  'add-item',
  'remove-item',
  'set-address',
  'pay',
  'confirm',
  'submit',
  'ship',
  'deliver',
  'cancel',
];

function arrowFrom(lifecycle: Lifecycle, status: string, move: string): string | undefined {
  return ARROWS[lifecycle].find((arrow) => arrow.startsWith(`${status} ${move} `))?.split(' ')[2];
}

describe('the tables of moves', () => {
  it('ORD-4, ORD-5, ORD-6: hold the arrows of the three lives and no others', () => {
    for (const lifecycle of LIVES) {
      for (const status of STATUSES) {
        for (const move of MOVES) {
          const outcome = outcomeOf(lifecycle, status, move);
          const to = outcome.kind === 'leads' ? outcome.to : undefined;
          expect(to, `${lifecycle}: ${status} ${move}`).toBe(arrowFrom(lifecycle, status, move));
          if (outcome.kind === 'done') expect(`${status} ${move}`).toBe('cancelled cancel');
        }
      }
    }
  });
});

const anyItem = fc.record({
  productId: fc.constantFrom('product-1', 'product-2'),
  quantity: fc.integer({ min: 1, max: 4 }),
  unitPriceCents: fc.constantFrom(0, 99, 1450),
});
const address = { street: 'Storgatan 41', postcode: '903 26', city: 'Umeå', country: 'SE' };
const anyBody: Readonly<Record<OrderMove, fc.Arbitrary<unknown>>> = {
  'add-item': anyItem,
  'remove-item': fc.record({ itemId: fc.constantFrom('item-1', 'item-2', 'item-3') }),
  'set-address': fc.constant(address),
  pay: fc.record({ paymentId: fc.constantFrom('payment-1', 'payment-2') }),
  ship: fc.record({ trackingNumber: fc.constant('TRACK-1'), carrier: fc.constantFrom('post', 'courier') }),
  cancel: fc.constantFrom({}, { reason: 'too late' }),
  confirm: fc.constant(null),
  submit: fc.constant(null),
  deliver: fc.constant(null),
};

type Step =
  | { readonly move: 'create'; readonly lifecycle: Lifecycle; readonly items: readonly Item[] }
  | { readonly move: OrderMove; readonly order: number; readonly body: unknown };
interface Item {
  readonly productId: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
}

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant('create' as const),
      lifecycle: fc.constantFrom(...LIVES),
      items: fc.array(anyItem, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...MOVES)
      .chain((move) => fc.record({ move: fc.constant(move), order: fc.nat(2), body: anyBody[move] })),
  },
);

/** An order as a few loose facts, changed in place. */
interface Loose {
  lifecycle: Lifecycle;
  status: string;
  items: { id: string; cents: number }[];
  everHad: number;
}

function applied(model: Loose[], step: Step): 'ok' | 'refused' {
  if (step.move === 'create') {
    const items = step.items.map((item, at) => ({
      id: `item-${at + 1}`,
      cents: item.quantity * item.unitPriceCents,
    }));
    const status = { payment: 'pending', confirmation: 'draft', submission: 'new' }[step.lifecycle];
    model.push({ lifecycle: step.lifecycle, status, items, everHad: items.length });
    return 'ok';
  }
  const order = model.at(step.order);
  if (order === undefined || step.order >= model.length) return step.move === 'cancel' ? 'ok' : 'refused';
  if (step.move === 'cancel' && order.status === 'cancelled') return 'ok';
  const to = arrowFrom(order.lifecycle, order.status, step.move);
  if (to === undefined) return 'refused';
  const { itemId, quantity, unitPriceCents } = Object(step.body);
  if (step.move === 'remove-item') {
    if (order.items.length === 1 || !order.items.some(({ id }) => id === itemId)) return 'refused';
    order.items = order.items.filter(({ id }) => id !== itemId);
  }
  if (step.move === 'add-item') {
    order.everHad += 1;
    order.items.push({ id: `item-${order.everHad}`, cents: quantity * unitPriceCents });
  }
  order.status = to;
  return 'ok';
}

function commandOf(step: Step): OrderCommand {
  if (step.move === 'create') {
    return { type: 'create', customer: 'known', body: { customerId: 'user-1', items: step.items } };
  }
  const id = `order-${step.order + 1}`;
  const { move } = step;
  if (move === 'confirm' || move === 'submit' || move === 'deliver') return { type: move, id };
  return { type: move, id, body: step.body };
}

describe('any sequence of commands to orders', () => {
  it('ORD-1, ORD-7, ORD-8, ORD-9, ORD-10, SVC-3: does what a loose model does', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const model: Loose[] = [];
        const events: OrderEvent[] = [];
        let state = orders.empty;
        for (const [at, step] of steps.entries()) {
          const lifecycle = step.move === 'create' ? step.lifecycle : LIVES[at % 3];
          const settings = { ...ordinary.settings, lifecycle };
          const decided = orders.decide(state, commandOf(step), { ...ordinary, now: at, settings });
          expect(decided.ok ? 'ok' : 'refused').toBe(applied(model, step));
          if (!decided.ok) continue;
          events.push(...decided.value);
          state = deepFrozen(decided.value.reduce(orders.evolve, state));
        }
        const rows = model.map((_, at): Order | undefined => orders.find(state, `order-${at + 1}`));
        expect(
          rows.map((row) => ({
            lifecycle: row?.lifecycle,
            status: row?.status,
            items: row?.items.map(({ itemId }) => itemId),
            total: row?.totalCents,
          })),
        ).toEqual(
          model.map(({ lifecycle, status, items }) => ({
            lifecycle,
            status,
            items: items.map(({ id }) => id),
            total: items.reduce((sum, { cents }) => sum + cents, 0),
          })),
        );
        expect(events.reduce(orders.evolve, orders.empty)).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 150 },
    );
  });

  it('ORD-4, ORD-5, ORD-6: each life begins where its table says', () => {
    expect(LIVES.map((lifecycle) => LIFECYCLES[lifecycle].first)).toEqual(['pending', 'draft', 'new']);
  });
});
