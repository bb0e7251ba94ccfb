import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { msToNs } from '../../base/time';
import { inventory } from '../../domain/inventory/service';
import { evolveShop, type ShopEvent, type ShopState } from '../../domain/shop';
import { RULE_BROKEN } from '../change-log';
import type { Timeline } from '../timeline';
import { DATA_RULES } from './data-rules';
import { begin, dataOf, shop } from './shop-model.test-support';

const NEGATIVE = DATA_RULES.indexOf('stock-never-negative');

/** What somebody appends who decides by what the shop was before. */
function reserved(
  old: ShopState,
  id: string,
  quantity: number,
  product = 'product-1',
): readonly ShopEvent<'inventory'>[] {
  const body = { items: [{ productId: product, quantity }] };
  const decided = inventory.decide(
    old.inventory.data,
    { type: 'reserve', id, body },
    { now: 0, draw: () => 0.5, settings: { lifecycle: 'payment', declineShare: 0 } },
  );
  return ensure(decided.ok ? decided.value : undefined, JSON.stringify(decided)).map((event) => ({
    service: 'inventory',
    event,
  }));
}

function append(run: Timeline, events: readonly ShopEvent[], saga = 0): void {
  const { ledger } = dataOf(run);
  ledger.shop = events.reduce<ShopState>((before, event) => evolveShop(before, event), ledger.shop);
  ledger.appendAll(events, saga, 0);
}

function faultsOf(run: Timeline) {
  const { book } = dataOf(run);
  const { saga, rule, subject, event, time } = book.faults.table.col;
  return Array.from({ length: book.faults.length }, (_, row) => ({
    rule: DATA_RULES[rule[row]],
    saga: saga[row],
    subject: book.texts.text(subject[row]),
    event: event[row],
    ms: time[row] / 1e6,
    text: book.faultText(row + 1),
  }));
}

describe('the stock of the shop', () => {
  it('DW-16: is judged by the products that events touch, and each rule is written down once for a product', () => {
    const run = begin(shop({ at: [1], stockEach: 3 }));
    run.run(msToNs(10));
    const old = dataOf(run).shop;
    append(run, reserved(old, 'a', 3));
    expect(faultsOf(run)).toEqual([]);
    run.run(msToNs(20));
    append(run, reserved(old, 'b', 2));
    const event = dataOf(run).book.events.length;
    run.run(msToNs(1000));
    append(run, reserved(old, 'c', 1));
    append(run, reserved(old, 'd', 3, 'product-2'));
    append(run, reserved(old, 'e', 1, 'product-2'), 1);
    const found = faultsOf(run).filter(({ rule }) => rule === 'stock-never-negative');
    expect(found).toEqual([
      {
        rule: 'stock-never-negative',
        saga: 0,
        subject: 'product-1',
        event,
        ms: 20,
        text: 'The stock of product-1 is negative: -2 on hand, 5 reserved and 0 shipped',
      },
      {
        rule: 'stock-never-negative',
        saga: 1,
        subject: 'product-2',
        event: dataOf(run).book.events.length,
        ms: 1000,
        text: expect.stringMatching(/^The stock of product-2 is negative: -1 on hand, /),
      },
    ]);
    const rows = run.world.log.past().filter(({ code, a }) => code === RULE_BROKEN && a === NEGATIVE);
    expect(rows.map(({ subject, b }) => [subject, dataOf(run).faultText(b)])).toEqual([
      [0, found[0].text],
      [1, found[1].text],
    ]);
  });

  it('DW-16: that does not add up is found, too', () => {
    const run = begin(shop({ at: [1], stockEach: 3 }));
    const { ledger } = dataOf(run);
    const { inventory: owned } = ledger.shop;
    const confirmed = {
      service: 'inventory',
      event: {
        type: 'inventory.confirmed',
        id: 'x',
        at: 0,
        lines: [{ productId: 'product-1', quantity: 1 }],
      },
    } as const;
    const richer = evolveShop(ledger.shop, {
      service: 'inventory',
      event: { type: 'inventory.restocked', id: 'product-1', at: 0, quantity: 1 },
    });
    // A piece is there that never came in.
    const { root } = richer.inventory.data.stock.rows;
    const rows = 'rows' in root ? root.rows.map((row) => ({ ...row, received: 3 })) : [];
    const stock = { ...owned.data.stock, rows: { ...owned.data.stock.rows, root: { rows } } };
    ledger.shop = { ...ledger.shop, inventory: { ...owned, data: { ...owned.data, stock } } };
    append(run, [confirmed]);
    expect(faultsOf(run).map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
      'stock-never-negative: The stock of product-1 is negative: 4 on hand, -1 reserved and 1 shipped',
      'stock-adds-up: 3 pieces of product-1 came in, but there are 4 on hand, -1 reserved and 1 shipped',
    ]);
  });

  it('DW-13: a rule that it broke is part of the chronicle: a replay has to bring the same again', () => {
    const run = begin(shop({ at: [1, 500], stockEach: 3 }));
    const breakIt = (quantity: number): void => {
      run.seek(msToNs(100));
      const old = dataOf(run).shop;
      append(run, reserved(old, 'a', 2, 'product-3'));
      append(run, reserved(old, 'b', quantity, 'product-3'));
    };
    breakIt(3);
    const first = faultsOf(run);
    expect(first.map(({ subject }) => subject)).toEqual(['product-3']);
    run.seek(msToNs(50));
    expect(faultsOf(run)).toEqual([]);
    breakIt(3);
    expect(faultsOf(run)).toEqual(first);
    run.seek(msToNs(50));
    expect(() => breakIt(2)).toThrow(/^Replay differs from the first run/);
  });
});
