import type { SettingFields, SettingsOf } from '../../base/settings';
import type { ServiceName } from '../shop';

/** What a call can be about: something that the service which owns the data does with them. */
export interface EffectInfo {
  readonly service: ServiceName;
  readonly label: string;
  /** What takes it back, where anything does. */
  readonly undoneBy?: string;
}

export const EFFECTS = {
  'check-user': { service: 'users', label: 'Check the customer' },
  'create-order': { service: 'orders', label: 'Create the order', undoneBy: 'cancel-order' },
  'confirm-order': { service: 'orders', label: 'Confirm the order' },
  'cancel-order': { service: 'orders', label: 'Cancel the order' },
  'reserve-stock': { service: 'inventory', label: 'Reserve the goods', undoneBy: 'release-stock' },
  'send-stock': { service: 'inventory', label: 'Take the goods out' },
  'release-stock': { service: 'inventory', label: 'Release the goods' },
  charge: { service: 'payments', label: 'Take the money', undoneBy: 'refund' },
  refund: { service: 'payments', label: 'Give the money back' },
  'prepare-shipment': {
    service: 'shipping',
    label: 'Prepare the parcel',
    undoneBy: 'cancel-shipment',
  },
  'cancel-shipment': { service: 'shipping', label: 'Take the parcel back' },
  notify: { service: 'notifications', label: 'Tell the customer' },
  record: { service: 'analytics', label: 'Record the sale' },
} as const satisfies Readonly<Record<string, EffectInfo>>;

export type EffectId = keyof typeof EFFECTS;

export function isEffect(id: string): id is EffectId {
  return Object.hasOwn(EFFECTS, id);
}

/** What takes an effect back; undefined where nothing does. */
export function undoOf(effect: EffectId): EffectId | undefined {
  const info: EffectInfo = EFFECTS[effect];
  const { undoneBy = '' } = info;
  return isEffect(undoneBy) ? undoneBy : undefined;
}

/** What a shop begins a run with. */
export const startFields = {
  products: {
    kind: 'integer',
    label: 'Products',
    help: 'How many products there are. A request with a key orders the product of this number.',
    unit: 'products',
    min: 1,
    max: 200,
    default: 20,
  },
  stockEach: {
    kind: 'integer',
    label: 'Stock of each',
    help: 'How many pieces of each product are in the store at the beginning.',
    unit: 'pieces',
    min: 0,
    max: 100_000,
    default: 1000,
  },
  customers: {
    kind: 'integer',
    label: 'Customers',
    help: 'How many customers are known at the beginning. A request of a user of a higher number is one of a stranger.',
    unit: 'customers',
    min: 1,
    max: 500,
    default: 100,
  },
} as const satisfies SettingFields;

export type StartSettings = SettingsOf<typeof startFields>;
