import type { Time } from '../../base/time';
import type { BodyOf } from '../body/body-shape';
import { NO_TABLE, type Table } from '../rows/table';
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
}

export const NO_PRODUCTS: ProductsState = { products: NO_TABLE };

export type ProductCommand =
  | { readonly type: 'create'; readonly body: unknown }
  | { readonly type: 'update' | 'change-price'; readonly id: string; readonly body: unknown };

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
    };

export type ProductChanges = {
  readonly name?: string;
  readonly category?: Category;
  readonly description?: string;
};
