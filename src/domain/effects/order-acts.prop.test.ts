import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsOf } from '../context';
import { evolveShop, type ShopState } from '../shop';
import type { ActKeys } from './carry-out';
import { ActedShop, keysOf, startSettings } from './effects.test-support';
import { EFFECTS, isEffect, undoOf, type EffectId } from './effect-settings';
import { orderOf } from './event-subjects';
import { orderDocument } from './order-document';
import { orderFacts } from './order-facts';
import { faultsOf } from './order-faults';
import { shopFaults } from './shop-faults';

const EFFECT_IDS = Object.keys(EFFECTS).filter(isEffect);
const ALL: ReadonlySet<EffectId> = new Set(EFFECT_IDS);
const ACTIONS = EFFECT_IDS.filter((effect) => undoOf(effect) !== undefined);
const ORDERS = ['web-1', 'web-2', 'web-11'];

interface Act {
  readonly effect: EffectId;
  readonly orderId: string;
  readonly keyed: boolean;
}

interface Play {
  readonly acts: readonly Act[];
  readonly seed: number;
  readonly lifecycle: (typeof startSettings)['lifecycle'];
  readonly stockEach: number;
}

function anyPlay(effects: readonly EffectId[], keyed: fc.Arbitrary<boolean>): fc.Arbitrary<Play> {
  const act = fc.record({
    effect: fc.constantFrom(...effects),
    orderId: fc.constantFrom(...ORDERS),
    keyed,
  });
  return fc.record({
    acts: fc.array(act, { maxLength: 60, size: 'max' }),
    seed: fc.nat(),
    lifecycle: fc.constantFrom('payment', 'confirmation', 'submission'),
    // Little enough that some reservations are refused.
    stockEach: fc.integer({ min: 0, max: 8 }),
  });
}

const always = fc.constant(true);

function documentOf(orderId: string) {
  return orderDocument({ orderId, customer: 1, product: 2, draw: drawsOf(ORDERS.indexOf(orderId)) });
}

/** Compensations name what they take back, as a saga does. */
function keysFor({ effect, orderId, keyed }: Act): ActKeys | null {
  if (!keyed) return null;
  const undone = ACTIONS.find((action) => undoOf(action) === effect);
  return keysOf(effect, undone, orderId);
}

function played({ acts, seed, lifecycle, stockEach }: Play, each?: (shop: ActedShop) => void): ActedShop {
  const shop = new ActedShop({ ...startSettings, lifecycle, stockEach }, drawsOf(seed));
  for (const act of acts) {
    shop.act(act.effect, keysFor(act), documentOf(act.orderId));
    each?.(shop);
  }
  return shop;
}

/** Each act in its turn again, somewhere later: late, and after whatever came between. */
function withRepeats(play: Play, places: readonly number[]): Play {
  const acts = [...play.acts];
  for (const [at, place] of places.entries()) {
    const act = play.acts.at(at);
    if (act !== undefined) acts.splice(at + (place % (acts.length - at + 1)), 0, act);
  }
  return { ...play, acts };
}

describe('any acts about some orders', () => {
  it('EFF-18: keep the shop whole, with and without keys, and replay', () => {
    fc.assert(
      fc.property(anyPlay(EFFECT_IDS, fc.boolean()), (play) => {
        const start = new ActedShop({ ...startSettings, ...play }).shop;
        const shop = played(play, (now) => expect(shopFaults(now.shop)).toEqual([]));
        expect(JSON.parse(JSON.stringify(shop.shop))).toEqual(shop.shop);
        expect(shop.events.reduce<ShopState>(evolveShop, start)).toEqual(shop.shop);
      }),
      { numRuns: 60 },
    );
  });

  it('EFF-11, EFF-19: what events say of an order is what its facts say', () => {
    fc.assert(
      fc.property(anyPlay(EFFECT_IDS, fc.boolean()), (play) => {
        const { shop, events } = played(play);
        for (const orderId of ORDERS) {
          const types = events
            .filter((event) => orderOf(event, shop) === orderId)
            .map(({ event }) => event.type);
          const count = (type: string) => types.filter((other) => other === type).length;
          const { totalCents } = documentOf(orderId);
          expect(orderFacts(shop, orderId)).toMatchObject({
            orders: count('order.created') - count('order.cancelled'),
            chargedCents: count('payment.charged') * totalCents,
            refundedCents: count('payment.refunded') * totalCents,
            charges: count('payment.charged') - count('payment.refunded'),
            reservations: count('inventory.reserved') - count('inventory.released'),
            shipments: count('shipment.created') - count('shipment.cancelled'),
            notifications: count('notification.sent'),
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('EFF-7, EFF-15: with keys nothing takes effect twice', () => {
    fc.assert(
      fc.property(anyPlay(EFFECT_IDS, always), fc.array(fc.nat(), { maxLength: 60 }), (play, places) => {
        const { shop, events } = played(withRepeats(play, places));
        const happened = events
          .filter(({ event }) => event.type !== 'request.answered' && event.type !== 'analytics.recorded')
          .map((event) => `${event.event.type} of ${orderOf(event, shop)}`);
        expect(happened).toEqual([...new Set(happened)]);
        const recorded = new Set(
          play.acts.filter(({ effect }) => effect === 'record').map((act) => act.orderId),
        );
        expect(shop.analytics.data.batches).toBe(recorded.size);
        for (const orderId of ORDERS) {
          const faults = faultsOf(shop, documentOf(orderId), 'completed', ALL);
          expect(faults.filter(({ rule }) => rule === 'no-doubles')).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('EFF-8: with keys nothing is left of an order whose compensations all came, whatever came when', () => {
    const undos = ACTIONS.map((effect) => undoOf(effect) ?? effect);
    const effects = EFFECT_IDS.filter((effect) => effect !== 'send-stock');
    const turns = fc.array(fc.nat(), { minLength: undos.length, maxLength: undos.length });
    fc.assert(
      fc.property(anyPlay(effects, always), turns, (play, places) => {
        const acts = [...play.acts];
        for (const [at, effect] of undos.entries()) {
          acts.splice(places[at] % (acts.length + 1), 0, { effect, orderId: 'web-1', keyed: true });
        }
        const { shop } = played({ ...play, acts });
        expect(faultsOf(shop, documentOf('web-1'), 'compensated', ALL)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('EFF-8: goods that went out before stay out, and their compensation says so', () => {
    fc.assert(
      fc.property(anyPlay(EFFECT_IDS, always), (play) => {
        const shop = played(play);
        const document = documentOf('web-1');
        const release = shop.act(
          'release-stock',
          keysOf('release-stock', 'reserve-stock', 'web-1'),
          document,
        );
        const { reservation } = orderFacts(shop.shop, 'web-1');
        expect(release.answer.ok).toBe(reservation !== 'confirmed');
        expect(reservation).not.toBe('held');
      }),
      { numRuns: 100 },
    );
  });
});
