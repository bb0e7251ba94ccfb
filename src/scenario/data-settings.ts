import type { SettingFields, SettingsOf } from '../base/settings';
import { startFields } from '../domain/effects/effect-settings';
import { shopFields } from '../domain/shop-settings';

const SERVICES = [
  { value: 'users', label: 'the data of the users' },
  { value: 'products', label: 'the data of the products' },
  { value: 'orders', label: 'the data of the orders' },
  { value: 'inventory', label: 'the data of the inventory' },
  { value: 'payments', label: 'the data of the payments' },
  { value: 'shipping', label: 'the data of the shipping' },
  { value: 'notifications', label: 'the data of the notifications' },
  { value: 'analytics', label: 'the data of the analytics' },
] as const;

/** Whose data a node keeps. A service has one place for its data, so one node at most keeps those of each. */
export const dataFields = {
  owns: {
    kind: 'choice',
    label: 'Keeps',
    help: 'Whose data it keeps. What a call is about takes effect when its work here is done.',
    options: [{ value: 'none', label: 'no data' }, ...SERVICES],
    default: 'none',
  },
  keepsKeys: {
    kind: 'flag',
    label: 'Remembers keys',
    help: 'Whether it remembers the idempotency keys of what it has done, and does the same only once.',
    default: true,
    when: { field: 'owns', is: SERVICES.map(({ value }) => value) },
  },
} as const satisfies SettingFields;

/** What the data begin with, and the rules by which they live. */
export const shopDataFields = { ...shopFields, ...startFields } as const satisfies SettingFields;

export type ShopDataSettings = SettingsOf<typeof shopDataFields>;
