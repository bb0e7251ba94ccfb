import type { JsonValue } from '../../base/json';
import type { ViewKind } from '../../domain/views/view-settings';
import { count } from '../figures';

export interface Column {
  readonly caption: string;
  readonly isNumber?: boolean;
  /** Left out where there is little room. */
  readonly isExtra?: boolean;
  readonly textOf: (document: JsonValue) => string;
}

interface KindWords {
  readonly one: string;
  readonly many: string;
  /** What is typed to find some by their words. */
  readonly words: string;
  readonly customer: boolean;
  /** Beside the id, which each has. */
  readonly columns: readonly Column[];
}

export const KIND_WORDS: Readonly<Record<ViewKind, KindWords>> = {
  orders: {
    one: 'order',
    many: 'orders',
    words: 'Words or id of an order',
    customer: false,
    columns: [
      { caption: 'Status', textOf: (document) => textAt(document, 'status') },
      {
        caption: 'Customer',
        textOf: (document) => textAt(document, 'customerName') || textAt(document, 'customerId'),
      },
      { caption: 'Items', isExtra: true, textOf: (document) => itemsText(memberOf(document, 'items')) },
      { caption: 'Total, cents', isNumber: true, textOf: (document) => textAt(document, 'totalCents') },
    ],
  },
  'customer-orders': {
    one: 'order',
    many: 'orders',
    words: 'Words or id of an order',
    customer: true,
    columns: [
      { caption: 'Customer', textOf: (document) => textAt(document, 'customerId') },
      { caption: 'Status', textOf: (document) => textAt(document, 'status') },
      {
        caption: 'Lines',
        isNumber: true,
        isExtra: true,
        textOf: (document) => count(listAt(document, 'lines').length),
      },
      { caption: 'Total, cents', isNumber: true, textOf: (document) => textAt(document, 'totalCents') },
    ],
  },
  users: {
    one: 'user',
    many: 'users',
    words: 'Words of a name or address',
    customer: false,
    columns: [
      { caption: 'Name', textOf: (document) => textAt(document, 'name') },
      { caption: 'E-mail', textOf: (document) => textAt(document, 'email') },
      { caption: 'Status', isExtra: true, textOf: (document) => textAt(document, 'status') },
    ],
  },
  items: {
    one: 'item',
    many: 'items',
    words: 'Words or id of an item',
    customer: false,
    columns: [
      { caption: 'Name', textOf: (document) => textAt(document, 'name') },
      { caption: 'Category', isExtra: true, textOf: (document) => textAt(document, 'category') },
      { caption: 'Price, cents', isNumber: true, textOf: (document) => textAt(document, 'priceCents') },
    ],
  },
};

/** A member of a document as one reads it; nothing where it has none. */
function textAt(document: JsonValue, key: string): string {
  const member = memberOf(document, key);
  if (typeof member === 'number') return count(member);
  return typeof member === 'string' ? member : '';
}

/** "2 × mug, 1 × tea kettle": by their names where these were found. */
function itemsText(items: JsonValue): string {
  if (!isList(items)) return '';
  return items
    .map((item) => {
      const name = textAt(item, 'productName') || textAt(item, 'productId');
      return `${textAt(item, 'quantity')} × ${name}`;
    })
    .join(', ');
}

function listAt(document: JsonValue, key: string): readonly JsonValue[] {
  const member = memberOf(document, key);
  return isList(member) ? member : [];
}

function memberOf(document: JsonValue, key: string): JsonValue {
  if (typeof document !== 'object' || document === null || isList(document)) return null;
  return Object.hasOwn(document, key) ? document[key] : null;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
