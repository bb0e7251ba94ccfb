import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { byField, hasWords, pageOf, type Page, type Sort } from '../rows/page';
import { valueOf } from '../rows/text-map';
import type { Service } from '../service';
import { productsQuery } from './body-settings';
import { decideProducts } from './decide';
import { evolveProducts } from './evolve';
import { productIn } from './product-in';
import {
  NO_PRODUCTS,
  type Product,
  type ProductCommand,
  type ProductEvent,
  type ProductsState,
} from './product';

export const products: Service<ProductsState, ProductCommand, ProductEvent, Product> = {
  empty: NO_PRODUCTS,
  decide: decideProducts,
  evolve: evolveProducts,
  answer: (state, command, events) => {
    const id = command.type === 'create' ? events.at(0)?.id : command.id;
    return ok(id === undefined ? null : (productIn(state, id) ?? null));
  },
  find: productIn,
  list: listProducts,
};

const SORTS = {
  oldest: 'oldest',
  newest: 'newest',
  name: byField((product) => product.name.toLowerCase()),
  cheapest: byField((product) => product.priceCents),
  dearest: byField((product) => product.priceCents, true),
} as const satisfies Record<string, Sort<Product>>;

function listProducts(state: ProductsState, query: unknown): Decided<Page<Product>> {
  const read = readBody(productsQuery, query);
  if (!read.ok) return read;
  const { search, category, sort = 'oldest', ...request } = read.value;
  if (search === undefined && category === undefined && state.deleted.size === 0) {
    return ok(pageOf(state.products.rows, request, SORTS[sort]));
  }
  const found = search === undefined ? () => true : hasWords(search);
  const matches = (product: Product): boolean =>
    valueOf(state.deleted, product.id) === undefined &&
    (category === undefined || product.category === category) &&
    found(searchText(product));
  return ok(pageOf(state.products.rows, request, SORTS[sort], matches));
}

function searchText(product: Product): string {
  return `${product.name} ${product.category} ${product.description ?? ''}`.toLowerCase();
}
