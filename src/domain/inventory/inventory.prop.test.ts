import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFrozen, ordinary } from '../given.test-support';
import { inventory, reservationOf } from './service';
import type { InventoryCommand, InventoryEvent, ReservationLine } from './stock';

const PRODUCTS = ['product-1', 'product-2', 'product-3'];

const anyProduct = fc.constantFrom(...PRODUCTS);
const anyReservation = fc.constantFrom('order-1', 'order-2', 'order-3', 'order-4');
const anyLine = fc.record({ productId: anyProduct, quantity: fc.integer({ min: 1, max: 6 }) });

const anyCommand: fc.Arbitrary<InventoryCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('restock' as const),
      id: anyProduct,
      body: fc.record({ quantity: fc.integer({ min: 1, max: 5 }) }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('reserve' as const),
      id: anyReservation,
      body: fc.record({ items: fc.array(anyLine, { minLength: 1, maxLength: 3 }) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('release' as const, 'confirm' as const),
      id: anyReservation,
    }),
  },
);

/** A store as a heap of single pieces, each of which lies somewhere: slow, and hard to get wrong. */
class Heap {
  pieces: { product: string; where: 'hand' | 'held' | 'gone'; by: string }[] = [];
  reservations = new Map<string, { items: string; status: 'held' | 'released' | 'confirmed' }>();

  apply(command: InventoryCommand): 'ok' | 'refused' {
    const { id } = command;
    if (command.type === 'restock') {
      const { quantity } = Object(command.body);
      for (let n = 0; n < quantity; n += 1) this.pieces.push({ product: id, where: 'hand', by: '' });
      return 'ok';
    }
    if (command.type === 'reserve') return this.reserve(id, Object(command.body).items);
    const known = this.reservations.get(id);
    const wanted = command.type === 'release' ? 'released' : 'confirmed';
    if (known === undefined) return wanted === 'released' ? 'ok' : 'refused';
    if (known.status === wanted) return 'ok';
    if (known.status !== 'held') return 'refused';
    known.status = wanted;
    for (const piece of this.pieces.filter(({ by, where }) => by === id && where === 'held')) {
      piece.where = wanted === 'released' ? 'hand' : 'gone';
    }
    return 'ok';
  }

  private reserve(id: string, items: readonly ReservationLine[]): 'ok' | 'refused' {
    const asked = items.flatMap(({ productId, quantity }) =>
      Array.from({ length: quantity }, () => productId),
    );
    const text = asked.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join();
    const known = this.reservations.get(id);
    if (known !== undefined) return known.status !== 'released' && known.items === text ? 'ok' : 'refused';
    const taken: (typeof this.pieces)[number][] = [];
    for (const product of asked) {
      const piece = this.pieces.find(
        (one) => one.product === product && one.where === 'hand' && !taken.includes(one),
      );
      if (piece === undefined) return 'refused';
      taken.push(piece);
    }
    for (const piece of taken) Object.assign(piece, { where: 'held', by: id });
    this.reservations.set(id, { items: text, status: 'held' });
    return 'ok';
  }

  count(product: string, where: string): number {
    return this.pieces.filter((piece) => piece.product === product && piece.where === where).length;
  }
}

describe('any sequence of commands to the inventory', () => {
  it('INV-1, INV-2, INV-3, INV-4, INV-5, SVC-3: does what a heap of single pieces does', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 60 }), (commands) => {
        const heap = new Heap();
        let state = inventory.empty;
        const events: InventoryEvent[] = [];
        for (const command of commands) {
          const decided = inventory.decide(state, command, ordinary);
          expect(decided.ok ? 'ok' : 'refused').toBe(heap.apply(command));
          if (!decided.ok) continue;
          events.push(...decided.value);
          state = deepFrozen(decided.value.reduce(inventory.evolve, state));
          for (const id of PRODUCTS) {
            const stock = inventory.find(state, id) ?? { onHand: 0, reserved: 0, shipped: 0, received: 0 };
            expect(stock).toMatchObject({
              onHand: heap.count(id, 'hand'),
              reserved: heap.count(id, 'held'),
              shipped: heap.count(id, 'gone'),
            });
            expect(stock.onHand + stock.reserved + stock.shipped).toBe(stock.received);
          }
        }
        for (const [id, { status }] of heap.reservations) {
          expect(reservationOf(state, id)?.status).toBe(status);
        }
        expect(events.reduce(inventory.evolve, inventory.empty)).toEqual(state);
      }),
      { numRuns: 150 },
    );
  });
});
