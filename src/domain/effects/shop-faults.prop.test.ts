import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deepFrozen, ordinary } from '../given.test-support';
import { inventory } from '../inventory/service';
import type { InventoryCommand, InventoryState } from '../inventory/stock';
import { EMPTY_SHOP, evolveShop, type ShopEvent, type ShopState } from '../shop';
import { shopFaults, stockFaultsAfter } from './shop-faults';

const PRODUCTS = ['product-1', 'product-2', 'product-3', 'product-4'];

const anyLine = fc.record({
  productId: fc.constantFrom(...PRODUCTS),
  quantity: fc.integer({ min: 1, max: 4 }),
});
const anyReservation = fc.constantFrom('web.1', 'web.2', 'web.3', 'web.4', 'web.5');

const anyCommand: fc.Arbitrary<InventoryCommand> = fc.oneof(
  fc.record({
    type: fc.constant('restock' as const),
    id: fc.constantFrom(...PRODUCTS),
    body: fc.record({ quantity: fc.integer({ min: 1, max: 3 }) }),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('reserve' as const),
      id: anyReservation,
      body: fc.record({ items: fc.array(anyLine, { minLength: 1, maxLength: 3 }) }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('release' as const, 'confirm' as const),
      id: anyReservation,
    }),
  },
);

/** A shop with some pieces of everything; of the last product more than ever came in, if it begins wrong. */
function shopThatBegins(isWrong: boolean): ShopState {
  const stocked = PRODUCTS.reduce<InventoryState>(
    (state, id) => inventory.evolve(state, { type: 'inventory.restocked', id, at: 0, quantity: 4 }),
    inventory.empty,
  );
  if (!isWrong) return { ...EMPTY_SHOP, inventory: { ...EMPTY_SHOP.inventory, data: stocked } };
  const { stock } = stocked;
  const { root } = stock.rows;
  const rows = 'rows' in root ? root.rows : [];
  const wrong = rows.map((row) => (row.id === 'product-4' ? { ...row, shipped: 2 } : row));
  const data = { ...stocked, stock: { ...stock, rows: { ...stock.rows, root: { rows: wrong } } } };
  return { ...EMPTY_SHOP, inventory: { ...EMPTY_SHOP.inventory, data } };
}

function touchedBy({ event }: ShopEvent): readonly string[] {
  if ('lines' in event) return event.lines.map(({ productId }) => productId);
  return [event.id];
}

const inOrder = (texts: readonly string[]): string[] => texts.toSorted((a, b) => (a < b ? -1 : 1));

it('EFF-20: what is found in the products that events touch is what is found in the whole stock', () => {
  const seen = { 'stock-never-negative': 0, 'stock-adds-up': 0 };
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(fc.record({ command: anyCommand, late: fc.nat(6) }), { maxLength: 40 }),
      (isWrong, commands) => {
        const shops = [deepFrozen(shopThatBegins(isWrong))];
        const known = new Map<string, readonly string[]>();
        if (isWrong)
          known.set(
            'product-4',
            shopFaults(shops[0]).map(({ text }) => text),
          );
        for (const { command, late } of commands) {
          const now = shops[shops.length - 1];
          // Somebody decides by what the data were some commands ago.
          const old = shops[Math.max(0, shops.length - 1 - late)];
          const decided = inventory.decide(old.inventory.data, command, ordinary);
          const events = (decided.ok ? decided.value : []).map((event): ShopEvent => ({
            service: 'inventory',
            event,
          }));
          const shop = deepFrozen(
            events.reduce<ShopState>((before, event) => evolveShop(before, event), now),
          );
          shops.push(shop);
          const found = stockFaultsAfter(shop, events);
          for (const product of events.flatMap(touchedBy)) {
            const texts = found.flatMap((one) => (one.product === product ? [one.text] : []));
            known.set(product, texts);
          }
          for (const { rule } of found) seen[rule]++;
          const whole = shopFaults(shop).map(({ text }) => text);
          expect(inOrder(Array.from(known.values()).flat())).toEqual(inOrder(whole));
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});
