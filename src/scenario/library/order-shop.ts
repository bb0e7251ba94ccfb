import type { Span } from '../expect/format';

/** What the scenarios about sagas have in common: who keeps the data of the shop, and the steps in which an order is placed. */
type Part = Readonly<Record<string, unknown>>;
type Keeper = keyof typeof WORK_MS;

const WORK_MS = { orders: 30, inventory: 120, payments: 350, shipping: 250, notifications: 80 };

/** One work of the services that keep data; `row` counts from the top of the picture. */
export function keeper(service: Keeper, row: number, changes: Part = {}) {
  const medianMs = WORK_MS[service];
  return {
    kind: 'service',
    id: service,
    name: service,
    position: { x: 540, y: row * 120 },
    concurrency: 64,
    queueRoom: 256,
    latency: { kind: 'lognormal', medianMs, p95Ms: medianMs * 2 },
    owns: service,
    ...changes,
  };
}

export function shoppers(ratePerSecond: number, y: number, changes: Part = {}, id = 'web', to = 'checkout') {
  return {
    kind: 'client',
    id,
    name: id,
    position: { x: 0, y },
    ratePerSecond,
    mix: [{ requestType: 'place-order', edge: `${id}-${to}`, weight: 1 }],
    ...changes,
  };
}

/** Carries out the sagas. Who waits for one does not keep a worker from the others. */
export function orchestrator(y: number, changes: Part = {}, id = 'checkout', name = id) {
  return {
    kind: 'service',
    id,
    name,
    position: { x: 260, y },
    concurrency: 64,
    queueRoom: 256,
    holdsWorker: false,
    latency: { kind: 'lognormal', medianMs: 8, p95Ms: 16 },
    ...changes,
  };
}

/** Edges from one node to others. */
export function calls(from: string, ...to: readonly string[]) {
  return to.map((node) => ({ id: `${from}-${node}`, from, to: node }));
}

export const placeOrder = {
  id: 'place-order',
  name: 'Place an order',
  method: 'POST',
  path: '/orders',
  keys: 20,
  users: 100,
};

const STEPS = {
  create: { name: 'Create order', does: 'create-order', at: 'orders' },
  reserve: { name: 'Reserve goods', does: 'reserve-stock', at: 'inventory' },
  charge: { name: 'Take payment', does: 'charge', at: 'payments' },
  ship: { name: 'Prepare parcel', does: 'prepare-shipment', at: 'shipping' },
  notify: { name: 'Tell the customer', does: 'notify', at: 'notifications', compensation: 'nothing' },
  confirm: { name: 'Confirm order', does: 'confirm-order', at: 'orders', compensation: 'nothing' },
} as const;

export function sagaStep(id: keyof typeof STEPS, changes: Part = {}, from = 'checkout') {
  const { at, ...step } = STEPS[id];
  return { id, ...step, edge: `${from}-${at}`, ...changes };
}

/** Order, goods, money and parcel, and at the end the confirmation. */
export function orderSteps(changes: Part = {}) {
  return (['create', 'reserve', 'charge', 'ship', 'confirm'] as const).map((id) => sagaStep(id, changes));
}

export function orderSaga(changes: Part) {
  return { id: 'order', name: 'Place an order', node: 'checkout', requestTypes: ['place-order'], ...changes };
}

/** The rules about the data of orders: that each of them holds, or that it is broken. */
export function dataRule(rule: string, over: Span, changes: Part = {}) {
  return { id: rule, kind: 'invariant', rule, over, ...changes };
}

/** Each of the rules, for the scenarios that are about them. */
export function dataRules(over: Span) {
  return ['money-matches', 'stock-matches', 'order-final', 'no-doubles'].map((rule) => dataRule(rule, over));
}

/** All of them as one, for the others. */
export function dataAreRight(over: Span) {
  return {
    id: 'data-are-right',
    name: 'The data of every order are right',
    kind: 'all',
    of: dataRules(over),
  };
}

export function sagasEnd(id: string, over: Span, withinMs: number, changes: Part = {}) {
  return { id, kind: 'invariant', rule: 'sagas-end', withinMs, over, ...changes };
}

type Bounds = { readonly atLeast?: number; readonly atMost?: number; readonly saga?: string };

export function sagasAre(id: string, state: string, over: Span, bounds: Bounds) {
  return { id, kind: 'sagas', state, over, ...bounds };
}
