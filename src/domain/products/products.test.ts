import { describe, expect, it } from 'vitest';
import { specOf } from '../given.test-support';
import type { ProductEvent } from './product';
import { products } from './service';

const given = specOf(products);

const mug: ProductEvent = {
  type: 'product.created',
  id: 'product-1',
  at: 10,
  name: 'Enamel mug',
  category: 'kitchen',
  priceCents: 1450,
  description: 'Survives a campfire.',
};
const lamp: ProductEvent = {
  type: 'product.created',
  id: 'product-2',
  at: 20,
  name: 'Desk lamp',
  category: 'office',
  priceCents: 7900,
  description: null,
};
const tram: ProductEvent = {
  type: 'product.created',
  id: 'product-3',
  at: 30,
  name: 'Wooden tram',
  category: 'toys',
  priceCents: 1450,
  description: null,
};

describe('products', () => {
  it('PRD-1: are created with the next id, with or without a description', () => {
    const body = { name: 'Desk lamp', category: 'office', priceCents: 7900 };
    given(mug).when({ type: 'create', body }, { now: 20 }).thenEvents(lamp);
    const described = { ...body, description: 'Warm\nlight' };
    given(mug)
      .when({ type: 'create', body: described }, { now: 20 })
      .thenEvents({ ...lamp, description: 'Warm\nlight' });
  });

  it('PRD-1, BODY-3: have a price in whole cents, of at least one', () => {
    const body = { name: 'Desk lamp', category: 'offices', priceCents: 0.5 };
    expect(given().when({ type: 'create', body }).fields()).toEqual([
      '/category: one of "kitchen", "garden", "office", "books", "toys"; did you mean "office"?',
      '/priceCents: a whole number of cents from 1 to 100000000',
    ]);
  });

  it('PRD-2: are updated where a field becomes different', () => {
    given(mug)
      .when({ type: 'update', id: 'product-1', body: { name: 'Tin mug', category: 'kitchen' } })
      .thenEvents({ type: 'product.updated', id: 'product-1', at: 1000, changes: { name: 'Tin mug' } });
    given(mug)
      .when({ type: 'update', id: 'product-1', body: { description: 'Survives a campfire.' } })
      .thenNothing();
    expect(given(mug).when({ type: 'update', id: 'product-1', body: {} }).fields()).toHaveLength(1);
    given(mug).when({ type: 'update', id: 'product-2', body: {} }).thenProblem({ kind: 'not-found' });
  });

  it('PRD-2: change their price by a move of its own', () => {
    const changed: ProductEvent = {
      type: 'product.price-changed',
      id: 'product-1',
      at: 1000,
      fromCents: 1450,
      toCents: 1600,
    };
    const command = { type: 'change-price', id: 'product-1', body: { priceCents: 1600 } } as const;
    given(mug).when(command).thenEvents(changed);
    given(mug, changed).when(command).thenNothing();
    given().when(command).thenProblem({ kind: 'not-found', message: 'There is no product "product-1"' });
    expect(products.find(given(mug, changed).state, 'product-1')).toEqual({
      id: 'product-1',
      name: 'Enamel mug',
      category: 'kitchen',
      priceCents: 1600,
      description: 'Survives a campfire.',
      createdAt: 10,
      updatedAt: 1000,
      version: 2,
    });
  });

  it('PRD-4: are gone when they are deleted, and their ids are not given again', () => {
    const deleted: ProductEvent = { type: 'product.deleted', id: 'product-1', at: 1000 };
    given(mug, lamp).when({ type: 'delete', id: 'product-1' }).thenEvents(deleted);
    given(mug, deleted).when({ type: 'delete', id: 'product-1' }).thenProblem({ kind: 'not-found' });
    given(mug, deleted)
      .when({ type: 'change-price', id: 'product-1', body: { priceCents: 1 } })
      .thenProblem({ kind: 'not-found' });
    const { state } = given(mug, lamp, deleted);
    expect(products.find(state, 'product-1')).toBeUndefined();
    expect(products.list(state, {})).toMatchObject({ value: { total: 1, items: [{ id: 'product-2' }] } });
    expect(products.list(state, { search: 'mug' })).toMatchObject({ value: { total: 0 } });
    const body = { name: 'Tram', category: 'toys', priceCents: 900 };
    given(mug, lamp, deleted).when({ type: 'create', body }).thenEvents({
      type: 'product.created',
      id: 'product-3',
      at: 1000,
      name: 'Tram',
      category: 'toys',
      priceCents: 900,
      description: null,
    });
  });

  it.each([
    [{}, ['product-1', 'product-2', 'product-3']],
    [{ category: 'office' }, ['product-2']],
    [{ search: 'CAMPFIRE' }, ['product-1']],
    [{ search: 'toys tram' }, ['product-3']],
    [{ search: 'm', category: 'toys' }, ['product-3']],
    [{ sort: 'name' }, ['product-2', 'product-1', 'product-3']],
    [{ sort: 'dearest' }, ['product-2', 'product-1', 'product-3']],
    [{ sort: 'cheapest', limit: 2 }, ['product-1', 'product-3']],
    [{ sort: 'newest', limit: 2, page: 2 }, ['product-1']],
  ])('PRD-3, ROW-5, ROW-6: are listed by %j', (query, ids) => {
    const listed = products.list(given(mug, lamp, tram).state, query);
    expect(listed.ok && listed.value.items.map(({ id }) => id)).toEqual(ids);
  });
});
