import { existingRow, withRow } from '../rows/table';
import type { Product, ProductEvent, ProductsState } from './product';

export function evolveProducts(state: ProductsState, event: ProductEvent): ProductsState {
  return { products: withRow(state.products, productAfter(state, event)) };
}

function productAfter(state: ProductsState, event: ProductEvent): Product {
  if (event.type === 'product.created') {
    const { id, at, name, category, priceCents, description } = event;
    return { id, name, category, priceCents, description, createdAt: at, updatedAt: at, version: 1 };
  }
  const before = existingRow(state.products, event.id);
  const changes = event.type === 'product.updated' ? event.changes : { priceCents: event.toCents };
  return { ...before, ...changes, updatedAt: event.at, version: before.version + 1 };
}
