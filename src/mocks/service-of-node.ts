import type { ServiceName } from '../domain/shop';

export interface NamedNode {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly kind: 'service' | 'gateway' | 'database';
}

/** By which words a service of the shop is known, in the singular. */
const WORDS: Readonly<Record<ServiceName, readonly string[]>> = {
  users: ['user', 'account', 'customer', 'profile', 'member'],
  products: ['product', 'catalog', 'catalogue', 'item', 'price', 'pricing'],
  orders: ['order', 'ordering'],
  inventory: ['inventory', 'stock', 'warehouse', 'reservation'],
  payments: ['payment', 'billing', 'charge', 'charging'],
  shipping: ['shipping', 'shipment', 'delivery', 'deliverie', 'dispatch', 'courier'],
  notifications: ['notification', 'notify', 'notifier', 'email', 'mail', 'mailer', 'sms', 'message'],
  analytics: ['analytic', 'statistic', 'metric', 'reporting'],
};

/** Who is named after a service and is not it. */
const OTHERS: ReadonlySet<string> = new Set(
  'db database store storage cache queue topic broker bus gateway proxy balancer worker replica index log'.split(
    ' ',
  ),
);

/**
 * The service that a node stands for, by its id, its name or its tags, whichever says so first; null when it is a
 * gateway, a database, or something that the shop does not have. "order-notifications" is about notifications: the
 * last word counts.
 */
export function serviceOfNode({ id, name, tags, kind }: NamedNode): ServiceName | null {
  if (kind !== 'service') return null;
  if ([id, name].some((text) => wordsOf(text).some((word) => OTHERS.has(word)))) return null;
  for (const text of [id, name, ...tags]) {
    for (const word of wordsOf(text).toReversed()) {
      const found = serviceOfWord(word);
      if (found !== null) return found;
    }
  }
  return null;
}

function serviceOfWord(word: string): ServiceName | null {
  for (const name of SERVICE_NAMES) {
    if (WORDS[name].includes(word)) return name;
  }
  return null;
}

const SERVICE_NAMES = [
  'users',
  'products',
  'orders',
  'inventory',
  'payments',
  'shipping',
  'notifications',
  'analytics',
] as const satisfies readonly ServiceName[];

/** "OrderService2" is order and service; an s at the end is taken off, as that of a plural. */
function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}
