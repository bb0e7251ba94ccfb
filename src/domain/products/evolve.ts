import { existingRow, withRow } from '../rows/table';
import { withValue } from '../rows/text-map';
import type { Product, ProductEvent, ProductsState } from './product';

type ProductChanged = Exclude<ProductEvent, { readonly type: 'product.deleted' }>;

export function evolveProducts(state: ProductsState, event: ProductEvent): ProductsState {
  if (event.type === 'product.deleted') {
    return { ...state, deleted: withValue(state.deleted, event.id, event.at) };
  }
  return { ...state, products: withRow(state.products, productAfter(state, event)) };
}

function productAfter(state: ProductsState, event: ProductChanged): Product {
  if (event.type === 'product.created') {
    const { id, at, name, category, priceCents, description } = event;
    return { id, name, category, priceCents, description, createdAt: at, updatedAt: at, version: 1 };
  }
  const before = existingRow(state.products, event.id);
  const changes = event.type === 'product.updated' ? event.changes : { priceCents: event.toCents };
  return { ...before, ...changes, updatedAt: event.at, version: before.version + 1 };
}
