import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawsOf } from '../context';
import { decideShop } from '../handle-request';
import { ShopWriter } from './decided.test-support';
import { requestOf } from './effect-requests';
import { ActedShop, startSettings } from './effects.test-support';
import { orderDocument, type OrderDocument } from './order-document';
import { shopFaults } from './shop-faults';

const WRITERS = 6;

/** Each writer has an order of its own, about one of two products. Which of them does its next step, and what besides. */
const anyTurns = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ writer: fc.nat(WRITERS - 1) }) },
    { weight: 1, arbitrary: fc.record({ release: fc.nat(WRITERS - 1) }) },
  ),
  { maxLength: 60, size: 'max' },
);

interface Turns {
  readonly seed: number;
  readonly stockEach: number;
  readonly turns: typeof anyTurns extends fc.Arbitrary<infer Value> ? Value : never;
}

const anyPlay: fc.Arbitrary<Turns> = fc.record({
  seed: fc.nat(),
  stockEach: fc.integer({ min: 0, max: 8 }),
  turns: anyTurns,
});

function orderOf(writer: number): OrderDocument {
  const product = 1 + (writer % 2);
  return orderDocument({ orderId: `web-${writer}`, customer: 1, product, draw: drawsOf(writer) });
}

/** Writers take turns in loading, deciding and storing until theirs is stored; then they are done. */
function played(
  { seed, stockEach, turns }: Turns,
  checks: 'version' | 'nothing',
  stored?: (shop: ActedShop, order: OrderDocument, writer: ShopWriter) => void,
): ActedShop {
  const shop = new ActedShop({ ...startSettings, stockEach }, drawsOf(seed));
  const writers = Array.from(
    { length: WRITERS },
    (_, k) => new ShopWriter(shop, 'reserve-stock', orderOf(k), `key-${k}`),
  );
  const steps = writers.map(() => 0);
  for (const turn of turns) {
    if ('release' in turn) {
      shop.act('release-stock', null, orderOf(turn.release));
      continue;
    }
    const { writer: at } = turn;
    const writer = writers[at];
    if (steps[at] === 0) writer.load();
    else if (steps[at] === 1 && writer.decide() !== null) steps[at] = -1;
    else if (steps[at] === 2) {
      const before = shop.shop;
      const told = writer.append(checks);
      if (told === 'at another version') {
        expect(shop.shop).toEqual(before);
        steps[at] = -1;
      } else {
        const after = shop.shop;
        shop.shop = before;
        stored?.(shop, orderOf(at), writer);
        shop.shop = after;
      }
    }
    if (steps[at] < 3) steps[at]++;
  }
  return shop;
}

it('EFF-32: what is stored upon a version is what would be decided then, and no stock becomes negative', () => {
  let count = 0;
  fc.assert(
    fc.property(anyPlay, (play) => {
      const shop = played(play, 'version', (now, order, { events }) => {
        count++;
        const request = requestOf(now.shop, 'reserve-stock', order, order.orderId);
        expect(decideShop(now.shop, request, now.context)).toEqual({ ok: true, value: events });
      });
      expect(shopFaults(shop.shop)).toEqual([]);
    }),
  );
  expect(count).toBeGreaterThan(50);
});

it('EFF-33: upon whatever is there the pieces add up, but there may be fewer than none', () => {
  const rules = new Set<string>();
  fc.assert(
    fc.property(anyPlay, (play) => {
      for (const { rule } of shopFaults(played(play, 'nothing').shop)) rules.add(rule);
      expect([...rules].filter((rule) => rule !== 'stock-never-negative')).toEqual([]);
    }),
  );
  expect([...rules]).toEqual(['stock-never-negative']);
});
