import { ERROR } from '../base/outcome';
import { msToNs } from '../base/time';
import type { NetworkFault, NodeFault } from './fault-model';
import type {
  CallModel,
  ClientModel,
  EdgeModel,
  LayerModel,
  LifecycleModel,
  LoadModel,
  Model,
  NodeModel,
  RequestTypeModel,
} from './model';

/**
 * Parts of models with nothing special about them: constant times, room for all, no luck, unless more is said. Tests,
 * benchmarks and the rows of the validation say what matters to them, and nothing else.
 */

/** A call of a plan: by its edge alone, or with more about it. */
type Call = string | (Partial<CallModel> & { readonly edge: string });
export type NodeParts = Partial<Omit<NodeModel, 'plan' | 'lifecycle'>> & {
  readonly plan?: readonly (readonly Call[])[];
  readonly lifecycle?: Partial<LifecycleModel>;
};

function call(one: Call): CallModel {
  const plain = { optional: false, awaited: true, requestTypes: null };
  return typeof one === 'string' ? { edge: one, ...plain } : { ...plain, ...one };
}

export function node(id: string, { plan = [], lifecycle, ...more }: NodeParts = {}): NodeModel {
  return {
    id,
    instances: 1,
    concurrency: 1_000_000,
    queueRoom: 1_000_000,
    queue: { order: 'fifo', leastLeftNs: null },
    retryAfterNs: 0,
    latency: { kind: 'constant', ns: msToNs(10) },
    crowding: 0,
    errorRate: 0,
    errorOutcome: ERROR,
    firstWriteWins: false,
    holdsWorker: false,
    worksOutside: 'never',
    zones: [],
    weights: [],
    ...more,
    plan: plan.map((step) => step.map(call)),
    lifecycle: { startupNs: 0, warmUpNs: 0, coldFactor: 1, drainNs: LONG, noticedAfterNs: 0, ...lifecycle },
  };
}

/** Long enough for all that a test does. */
const LONG = msToNs(1_000_000);

export function edge(id: string, from: string, to: string, more: Partial<EdgeModel> = {}): EdgeModel {
  return {
    id,
    from,
    to,
    latency: { kind: 'constant', ns: 0 },
    jitterNs: 0,
    lossRate: 0,
    duplicateRate: 0,
    lostAfterNs: msToNs(60_000),
    giveUp: 'abandon',
    stack: [],
    ...more,
  };
}

export function client(
  id: string,
  ratePerSecond: number,
  edgeId: string,
  more: Partial<ClientModel> = {},
): ClientModel {
  const mix = [{ requestType: 'request', edge: edgeId, weight: 1 }];
  return { id, load: steady(ratePerSecond), mix, patience: null, zone: '', ...more };
}

export function steady(rate: number): LoadModel {
  return { kind: 'open', spacing: 'poisson', rate: [{ from: 0, rate, rateAtEnd: rate }] };
}

export function requestType(deadlineMs = 0, more: Partial<RequestTypeModel> = {}): RequestTypeModel {
  return {
    id: 'request',
    deadlineNs: msToNs(deadlineMs),
    priority: 0,
    idempotent: true,
    reads: true,
    keys: 0,
    keySkew: 0,
    users: 0,
    ...more,
  };
}

export function system(parts: Partial<Model> & Pick<Model, 'nodes' | 'edges'>): Model {
  return {
    requestTypes: [requestType()],
    clients: [client('users', 100, parts.edges[0].id)],
    faults: [],
    network: { betweenZonesNs: 0 },
    data: null,
    ...parts,
  };
}

/** One node `server`, called by the client `users` along the edge `in`. */
export function single(ratePerSecond: number, server: NodeModel, stack: readonly LayerModel[] = []): Model {
  const edges = [edge('in', 'users', server.id, { stack })];
  return system({ clients: [client('users', ratePerSecond, 'in')], nodes: [server], edges });
}

const SCHEDULE = { rampInNs: 0, rampOutNs: 0, everyNs: 0, times: 1 } as const;

export function fault(
  id: string,
  nodeId: string,
  fromMs: number,
  toMs: number,
  more: Partial<NodeFault>,
): NodeFault {
  return {
    id,
    on: 'nodes',
    nodes: [nodeId],
    from: msToNs(fromMs),
    to: msToNs(toMs),
    ...SCHEDULE,
    zone: null,
    share: 1,
    errorRate: 0,
    errorOutcome: ERROR,
    failFirst: 0,
    latencyFactor: 1,
    addedNs: 0,
    capacity: 1,
    crashRate: 0,
    mostCrashes: 0,
    crashMoment: 'after',
    state: 'up',
    ...more,
  };
}

export function networkFault(
  id: string,
  edges: readonly string[],
  fromMs: number,
  toMs: number,
  more: Partial<NetworkFault>,
): NetworkFault {
  return {
    id,
    on: 'edges',
    edges,
    from: msToNs(fromMs),
    to: msToNs(toMs),
    ...SCHEDULE,
    between: null,
    direction: 'both',
    lossRate: 0,
    duplicateRate: 0,
    addedNs: 0,
    cut: 'no',
    ...more,
  };
}
