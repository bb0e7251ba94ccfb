import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Context } from '../context';
import { invalid, notFound, type Decided } from '../domain-problem';
import { fullTable } from '../limits';
import { nextId } from '../rows/counter-ids';
import { changePriceBody, createProductBody, updateProductBody } from './body-settings';
import { productIn } from './product-in';
import type { Product, ProductChanges, ProductCommand, ProductEvent, ProductsState } from './product';

type Events = Decided<readonly ProductEvent[]>;

export function decideProducts(state: ProductsState, command: ProductCommand, { now }: Context): Events {
  switch (command.type) {
    case 'create':
      return create(state, command.body, now);
    case 'update':
      return update(state, command.id, command.body, now);
    case 'delete':
      return productIn(state, command.id) === undefined
        ? notFound('product', command.id)
        : ok([{ type: 'product.deleted', id: command.id, at: now }]);
    default:
      return changePrice(state, command.id, command.body, now);
  }
}

function create(state: ProductsState, body: unknown, at: number): Events {
  const read = readBody(createProductBody, body);
  if (!read.ok) return read;
  const { name, category, priceCents, description = null } = read.value;
  const id = nextId('product', state.products.rows.count);
  return (
    fullTable(state.products.rows, 'products') ??
    ok([{ type: 'product.created', id, at, name, category, priceCents, description }])
  );
}

function update(state: ProductsState, id: string, body: unknown, at: number): Events {
  const product = productIn(state, id);
  if (product === undefined) return notFound('product', id);
  const read = readBody(updateProductBody, body);
  if (!read.ok) return read;
  if (Object.keys(read.value).length === 0) {
    return invalid([{ field: '', expected: 'at least one field to change', got: 'none' }]);
  }
  const changes = changesOf(product, read.value);
  return ok(Object.keys(changes).length === 0 ? [] : [{ type: 'product.updated', id, at, changes }]);
}

/** Only what becomes different: setting a name to what it is anyway is no event. */
function changesOf(product: Product, wanted: ProductChanges): ProductChanges {
  const { name, category, description } = wanted;
  return {
    ...(name === undefined || name === product.name ? {} : { name }),
    ...(category === undefined || category === product.category ? {} : { category }),
    ...(description === undefined || description === product.description ? {} : { description }),
  };
}

function changePrice(state: ProductsState, id: string, body: unknown, at: number): Events {
  const product = productIn(state, id);
  if (product === undefined) return notFound('product', id);
  const read = readBody(changePriceBody, body);
  if (!read.ok) return read;
  const fromCents = product.priceCents;
  const toCents = read.value.priceCents;
  return ok(fromCents === toCents ? [] : [{ type: 'product.price-changed', id, at, fromCents, toCents }]);
}
