import type { Time } from '../../base/time';
import type { BodyOf } from '../body/body-shape';
import { NO_TABLE, type Table } from '../rows/table';
import { NO_TEXTS, type TextMap } from '../rows/text-map';
import type { createProductBody } from './body-settings';

export type Category = BodyOf<typeof createProductBody.fields.category>;

export type Product = {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly priceCents: number;
  readonly description: string | null;
  readonly createdAt: Time;
  readonly updatedAt: Time;
  readonly version: number;
};

export interface ProductsState {
  readonly products: Table<Product>;
  /** When products were deleted, by id. Their rows stay, for no id is given out again. */
  readonly deleted: TextMap<Time>;
}

export const NO_PRODUCTS: ProductsState = { products: NO_TABLE, deleted: NO_TEXTS };

export type ProductCommand =
  | { readonly type: 'create'; readonly body: unknown }
  | { readonly type: 'update' | 'change-price'; readonly id: string; readonly body: unknown }
  | { readonly type: 'delete'; readonly id: string };

export type ProductEvent =
  | {
      readonly type: 'product.created';
      readonly id: string;
      readonly at: Time;
      readonly name: string;
      readonly category: Category;
      readonly priceCents: number;
      readonly description: string | null;
    }
  | {
      readonly type: 'product.updated';
      readonly id: string;
      readonly at: Time;
      readonly changes: ProductChanges;
    }
  | {
      readonly type: 'product.price-changed';
      readonly id: string;
      readonly at: Time;
      readonly fromCents: number;
      readonly toCents: number;
    }
  | { readonly type: 'product.deleted'; readonly id: string; readonly at: Time };

export type ProductChanges = {
  readonly name?: string;
  readonly category?: Category;
  readonly description?: string;
};
