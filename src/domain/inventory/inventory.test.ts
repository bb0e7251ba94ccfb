import { describe, expect, it } from 'vitest';
import { specOf } from '../given.test-support';
import { inventory, reservationOf } from './service';
import type { InventoryEvent } from './stock';

const given = specOf(inventory);

const mugs: InventoryEvent = { type: 'inventory.restocked', id: 'product-1', at: 10, quantity: 5 };
const lamps: InventoryEvent = { type: 'inventory.restocked', id: 'product-2', at: 10, quantity: 2 };
const lines = [{ productId: 'product-1', quantity: 3 }];
const held: InventoryEvent = { type: 'inventory.reserved', id: 'order-1', at: 1000, lines };
const released: InventoryEvent = { type: 'inventory.released', id: 'order-1', at: 1000, lines };
const confirmed: InventoryEvent = { type: 'inventory.confirmed', id: 'order-1', at: 1000, lines };

const reserve = { type: 'reserve', id: 'order-1', body: { items: lines } } as const;
const release = { type: 'release', id: 'order-1' } as const;
const confirm = { type: 'confirm', id: 'order-1' } as const;

function stockAfter(...events: readonly InventoryEvent[]) {
  const { onHand, reserved, shipped, received } = inventory.find(given(...events).state, 'product-1') ?? {};
  return { onHand, reserved, shipped, received };
}

describe('inventory', () => {
  it('INV-6: restocking makes a row, and adds to it', () => {
    given()
      .when({ type: 'restock', id: 'product-1', body: { quantity: 5 } }, { now: 10 })
      .thenEvents(mugs);
    expect(stockAfter(mugs, mugs)).toEqual({ onHand: 10, reserved: 0, shipped: 0, received: 10 });
  });

  it('INV-6: a store has a limit, and ids are checked', () => {
    const piles = Array.from({ length: 10 }, () => ({ ...mugs, quantity: 99_999_999 }));
    given(...piles)
      .when({ type: 'restock', id: 'product-1', body: { quantity: 11 } })
      .thenProblem({
        kind: 'not-allowed',
        message: 'The store takes at most 1000000000 pieces of product-1',
      });
    const odd = given().when({ type: 'restock', id: 'no id', body: { quantity: 1 } });
    expect(odd.fields()).toEqual(['id: an id of 1 to 64 letters, digits and . _ : -']);
  });

  it('INV-1, INV-2: reserving holds pieces back', () => {
    given(mugs).when(reserve).thenEvents(held);
    expect(stockAfter(mugs, held)).toEqual({ onHand: 2, reserved: 3, shipped: 0, received: 5 });
  });

  it('INV-2: it is all or nothing', () => {
    const items = [...lines, { productId: 'product-2', quantity: 3 }];
    given(mugs, lamps)
      .when({ ...reserve, body: { items } })
      .thenProblem({ kind: 'conflict', message: 'Not enough of product-2: 3 asked for, 2 on hand' });
    given(mugs)
      .when({ ...reserve, body: { items } })
      .thenProblem({ kind: 'conflict', message: 'Not enough of product-2: 3 asked for, 0 on hand' });
  });

  it('INV-2: a product named twice is asked for twice', () => {
    const twice = [...lines, ...lines];
    given(mugs)
      .when({ ...reserve, body: { items: twice } })
      .thenProblem({ kind: 'conflict', message: 'Not enough of product-1: 6 asked for, 5 on hand' });
    given(mugs, mugs)
      .when({ ...reserve, body: { items: twice } })
      .thenEvents({ ...held, lines: [{ productId: 'product-1', quantity: 6 }] });
  });

  it('INV-3: again it changes nothing, differently it is a conflict, and after its release it is refused', () => {
    given(mugs, held).when(reserve).thenNothing();
    given(mugs, held, confirmed).when(reserve).thenNothing();
    const items = [{ productId: 'product-1', quantity: 1 }];
    given(mugs, held)
      .when({ ...reserve, body: { items } })
      .thenProblem({ kind: 'conflict', message: 'The reservation order-1 was made for other items' });
    given(mugs, held, released).when(reserve).thenProblem({
      kind: 'not-allowed',
      message: 'The reservation order-1 was released; take another id',
    });
  });

  it('INV-4: releasing gives back, once, and has nothing to undo where nothing is held', () => {
    given(mugs, held).when(release).thenEvents(released);
    expect(stockAfter(mugs, held, released)).toEqual({ onHand: 5, reserved: 0, shipped: 0, received: 5 });
    given(mugs, held, released).when(release).thenNothing();
    given(mugs).when(release).thenNothing();
    given(mugs, held, confirmed)
      .when(release)
      .thenProblem({ kind: 'not-allowed', message: 'The pieces of the reservation order-1 have gone out' });
  });

  it('INV-5: confirming sends out, once', () => {
    given(mugs, held).when(confirm).thenEvents(confirmed);
    expect(stockAfter(mugs, held, confirmed)).toEqual({ onHand: 2, reserved: 0, shipped: 3, received: 5 });
    given(mugs, held, confirmed).when(confirm).thenNothing();
    given(mugs).when(confirm).thenProblem({ kind: 'not-found' });
    given(mugs, held, released)
      .when(confirm)
      .thenProblem({ kind: 'not-allowed', message: 'The reservation order-1 was released' });
  });

  it('REQ-1: a reservation answers with itself, restocking with the stock', () => {
    const { state } = given(mugs, held, released);
    expect(reservationOf(state, 'order-1')).toEqual({
      id: 'order-1',
      status: 'released',
      lines,
      createdAt: 1000,
      updatedAt: 1000,
    });
    expect(inventory.answer(state, release, [])).toMatchObject({ value: { status: 'released' } });
    expect(inventory.answer(state, { ...release, id: 'order-2' }, [])).toEqual({ ok: true, value: null });
  });

  it('ROW-6: products are listed by what is left of them', () => {
    const { state } = given(mugs, lamps);
    expect(inventory.list(state, { onHandAtMost: 2 })).toMatchObject({
      value: { items: [{ id: 'product-2' }], total: 1 },
    });
    expect(inventory.list(state, { sort: 'fewest', limit: 1 })).toMatchObject({
      value: { items: [{ id: 'product-2' }], total: 2 },
    });
    expect(inventory.list(state, { sort: 'most', limit: 1 })).toMatchObject({
      value: { items: [{ id: 'product-1' }] },
    });
  });
});
