import type { ServiceName } from '../shop';

/** What a read model can show: of whose events it is made, and whose rows it looks up meanwhile. */
export interface ViewInfo {
  readonly service: ServiceName;
  readonly label: string;
  readonly looksUp: readonly LookedUp[];
}

/** The services that can be asked for a row that an event names. */
export type LookedUp = 'users' | 'products';

export const VIEWS = {
  orders: { service: 'orders', label: 'Orders, one by one', looksUp: ['users', 'products'] },
  'customer-orders': { service: 'orders', label: 'Orders of each customer', looksUp: [] },
  users: { service: 'users', label: 'Users, to be searched', looksUp: [] },
  items: { service: 'products', label: 'Items of the catalogue', looksUp: [] },
} as const satisfies Readonly<Record<string, ViewInfo>>;

export type ViewKind = keyof typeof VIEWS;

export function isViewKind(kind: string): kind is ViewKind {
  return Object.hasOwn(VIEWS, kind);
}
