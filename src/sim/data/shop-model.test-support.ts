import { defaultsOf } from '../../base/check-settings';
import { undoOf, type EffectId } from '../../domain/effects/effect-settings';
import { fields, type SagaSettings } from '../../patterns/saga/settings';
import { stepFields, type StepSettings } from '../../patterns/saga/step-settings';
import type { Model } from '../model';
import { asks } from '../observed.test-support';
import { edge, node, requestType, system } from '../small-model.test-support';
import { Timeline } from '../timeline';
import './all-data';
import type { DataModel, OwnerModel, SagaModel } from './data-model';
import { DataWorld } from './data-world';

/** A shop whose orders are sagas: one node for each service, 10 ms of work each, and messages that take 1 ms. */
interface ShopParts {
  readonly bus?: SagaModel['bus'];
  /** When requests come, in ms. */
  readonly at?: readonly number[];
  readonly settings?: Partial<SagaSettings>;
  readonly steps?: readonly StepParts[];
  readonly answers?: SagaModel['answers'];
  readonly declineShare?: number;
  readonly stockEach?: number;
  readonly keepsKeys?: boolean;
  readonly more?: Partial<Model>;
}

type StepParts = EffectId | (Partial<StepSettings> & { readonly does: EffectId; readonly id?: string });

const SERVICES = ['orders', 'inventory', 'payments', 'shipping', 'notifications'] as const;
const EDGE_OF: Readonly<Partial<Record<EffectId, string>>> = {
  'create-order': 'to-orders',
  'confirm-order': 'to-orders',
  'reserve-stock': 'to-inventory',
  charge: 'to-payments',
  'prepare-shipment': 'to-shipping',
  notify: 'to-notifications',
};

export const ORDER_STEPS: readonly StepParts[] = [
  'create-order',
  'reserve-stock',
  'charge',
  'prepare-shipment',
  { does: 'confirm-order', compensation: 'nothing' },
];

export function shop(parts: ShopParts = {}): Model {
  const { at = [1], answers = 'at-end', keepsKeys = true, declineShare = 0, stockEach = 100 } = parts;
  const steps = (parts.steps ?? ORDER_STEPS).map(stepOf);
  const owners = SERVICES.map((service): OwnerModel => ({ node: service, service, keepsKeys }));
  const data: DataModel = {
    shop: { lifecycle: 'payment', declineShare, products: 5, stockEach, customers: 10 },
    owners,
    sagas: [
      {
        id: 'order',
        node: 'desk',
        requestTypes: null,
        answers,
        bus: parts.bus ?? null,
        definition: {
          settings: { ...defaultsOf(fields), ...parts.settings },
          steps: steps.map(({ step }) => step),
        },
        acts: steps.map(({ act }) => act),
      },
    ],
    writers: [],
    views: [],
  };
  return system({
    requestTypes: [requestType(0, { keys: 5, users: 10, reads: false, idempotent: false })],
    clients: [asks('web', at)],
    nodes: [node('desk'), ...SERVICES.map((service) => node(service))],
    edges: [
      edge('in', 'web', 'desk', hop),
      ...SERVICES.map((service) => edge(`to-${service}`, 'desk', service, hop)),
    ],
    data,
    ...parts.more,
  });
}

export const hop = { latency: { kind: 'constant', ns: 1_000_000 } } as const;

function stepOf(parts: StepParts) {
  const { does, id = does, ...settings } = typeof parts === 'string' ? { does: parts } : parts;
  const compensation = undoOf(does) === undefined ? 'nothing' : 'undo';
  const step = { id, name: id, settings: { ...defaultsOf(stepFields), compensation, ...settings } as const };
  return { step, act: { does, edge: EDGE_OF[does] ?? 'to-orders' } };
}

export function begin(model: Model, seed = 1): Timeline {
  return new Timeline({ seed, model });
}

export function dataOf({ world }: Timeline): DataWorld {
  if (world.data instanceof DataWorld) return world.data;
  throw new Error('The world keeps no data');
}
