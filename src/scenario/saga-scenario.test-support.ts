import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT, FORMAT_VERSION } from './format';

type Part = Readonly<Record<string, unknown>>;

const work = (medianMs: number, p95Ms: number): Part => ({ kind: 'lognormal', medianMs, p95Ms });

const STEPS: readonly Part[] = [
  { id: 'create', edge: 'orders-orders-db', does: 'create-order' },
  { id: 'reserve', edge: 'orders-inventory', does: 'reserve-stock' },
  { id: 'charge', edge: 'orders-payments', does: 'charge' },
  { id: 'ship', edge: 'orders-shipping', does: 'prepare-shipment' },
  { id: 'confirm', edge: 'orders-orders-db', does: 'confirm-order', compensation: 'nothing' },
];

/** A shop in which an order is placed by a saga over four services that keep their own data, as a file has it. */
export const orderSagaFile = {
  format: FORMAT,
  version: FORMAT_VERSION,
  engine: ENGINE_VERSION,
  id: 'order-saga',
  name: 'Order saga',
  seed: 7,
  durationMs: 30_000,
  measure: { fromMs: 0, toMs: 30_000 },
  requestTypes: [
    { id: 'place-order', method: 'POST', path: '/orders', keys: 20, users: 100 },
  ] as readonly Part[],
  nodes: [
    {
      kind: 'client',
      id: 'web',
      ratePerSecond: 20,
      mix: [{ requestType: 'place-order', edge: 'web-orders' }],
    },
    { kind: 'service', id: 'orders', latency: work(4, 8), concurrency: 64, holdsWorker: false },
    { kind: 'database', id: 'orders-db', latency: work(5, 10), owns: 'orders' },
    { kind: 'service', id: 'inventory', latency: work(12, 24), owns: 'inventory' },
    { kind: 'service', id: 'payments', latency: work(60, 120), owns: 'payments' },
    { kind: 'service', id: 'shipping', latency: work(30, 60), owns: 'shipping' },
  ] as readonly Part[],
  edges: [
    { id: 'web-orders', from: 'web', to: 'orders' },
    { id: 'orders-orders-db', from: 'orders', to: 'orders-db' },
    { id: 'orders-inventory', from: 'orders', to: 'inventory' },
    { id: 'orders-payments', from: 'orders', to: 'payments' },
    { id: 'orders-shipping', from: 'orders', to: 'shipping' },
  ] as readonly Part[],
  data: { declineShare: 0.3 } as Part,
  sagas: [
    {
      id: 'order',
      name: 'Place an order',
      node: 'orders',
      requestTypes: ['place-order'],
      steps: STEPS,
    },
  ] as readonly Part[],
} as const;

/** The file with the saga changed, and with one of its steps if that is wanted. What is undefined is left out. */
export function withSaga(changes: Part, step = '', stepChanges: Part = {}): unknown {
  const steps = STEPS.map((one) => (one.id === step ? { ...one, ...stepChanges } : one));
  const saga = Object.entries({ ...orderSagaFile.sagas[0], steps, ...changes });
  return { ...orderSagaFile, sagas: [Object.fromEntries(saga.filter(([, value]) => value !== undefined))] };
}

/** The file with one node changed. */
export function withNode(id: string, changes: Part): typeof orderSagaFile {
  const nodes = orderSagaFile.nodes.map((node) => (node.id === id ? { ...node, ...changes } : node));
  return { ...orderSagaFile, nodes };
}
