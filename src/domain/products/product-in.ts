import { rowOf } from '../rows/table';
import { valueOf } from '../rows/text-map';
import type { Product, ProductsState } from './product';

/** The product with an id, unless it was deleted. */
export function productIn({ products, deleted }: ProductsState, id: string): Product | undefined {
  return valueOf(deleted, id) === undefined ? rowOf(products, id) : undefined;
}
