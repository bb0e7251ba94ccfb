import { log } from '../base/portable-math';
import { msToNs, NS_PER_MS } from '../base/time';
import type {
  CallModel,
  ClientModel,
  Distribution,
  EdgeModel,
  LayerModel,
  Model,
  NodeModel,
  RequestTypeModel,
} from '../sim/model';
import { ERROR_OUTCOMES } from './error-classes';
import { faultModel } from './fault-model-of';
import type {
  Call,
  ClientNode,
  RequestType,
  Scenario,
  ScenarioEdge,
  ScenarioLayer,
  WorkNode,
} from './format';
import type { Latency } from './latency';
import { callsOfStep, isClient, isWorkNode } from './node-parts';
import { dataIn } from './needs-data';
import { ratePieces } from './rate-pieces';

/** How many standard deviations above the mean the 95th percentile of a normal distribution lies. */
const Z95 = 1.6448536269514722;

/** What of a scenario the run depends on: names, positions and other words stay behind. */
export function toModel(scenario: Scenario): Model {
  return {
    requestTypes: scenario.requestTypes.map(requestTypeModel),
    clients: scenario.nodes.filter(isClient).map(clientModel),
    nodes: scenario.nodes.filter(isWorkNode).map(nodeModel),
    edges: scenario.edges.map(edgeModel),
    faults: scenario.faults.filter(({ enabled }) => enabled).map((fault) => faultModel(scenario, fault)),
    network: { betweenZonesNs: msToNs(scenario.network.betweenZonesMs) },
    data: dataIn(scenario),
  };
}

/** The same where nobody makes real requests: all work is simulated. */
export function toSimulatedModel(scenario: Scenario): Model {
  const model = toModel(scenario);
  return { ...model, nodes: model.nodes.map((node) => ({ ...node, worksOutside: 'never' })) };
}

function requestTypeModel(type: RequestType): RequestTypeModel {
  const { id, method, deadlineMs, priority, keys, keySkew, users } = type;
  const reads = method === 'GET' || method === 'HEAD';
  const idempotent = reads || method === 'PUT' || method === 'DELETE';
  return { id, deadlineNs: msToNs(deadlineMs), priority, idempotent, reads, keys, keySkew, users };
}

function clientModel(client: ClientNode): ClientModel {
  const { id, load, ratePerSecond, spacing, shape, users, think, patience, zone = '', mix } = client;
  return {
    id,
    load:
      load === 'open'
        ? { kind: 'open', spacing, rate: ratePieces(ratePerSecond, shape) }
        : { kind: 'closed', users, think: toDistribution(think) },
    mix: mix.map(({ requestType, edge, weight }) => ({ requestType, edge, weight })),
    patience: patience === undefined ? null : toDistribution(patience),
    zone,
  };
}

function nodeModel(node: WorkNode): NodeModel {
  return {
    id: node.id,
    instances: node.instances,
    concurrency: node.concurrency,
    queueRoom: node.queueRoom,
    queue: { order: node.queueOrder, leastLeftNs: node.dropsLate ? msToNs(node.neededMs) : null },
    retryAfterNs: msToNs(node.retryAfterMs),
    latency: toDistribution(node.latency),
    crowding: node.crowding,
    errorRate: node.errorRate,
    errorOutcome: ERROR_OUTCOMES[node.errorClass],
    firstWriteWins: node.firstWriteWins,
    holdsWorker: node.holdsWorker,
    worksOutside: worksOutside(node),
    plan: node.plan.map((step) => callsOfStep(step).map(callModel)),
    lifecycle: {
      startupNs: msToNs(node.startupMs),
      warmUpNs: msToNs(node.warmUpMs),
      coldFactor: node.coldFactor,
      drainNs: msToNs(node.drainMs),
      noticedAfterNs: msToNs(node.noticedAfterMs),
    },
    zones: node.zones,
    weights: node.weights,
  };
}

/** Without an address there is nobody to do the work. */
function worksOutside({ transport, address }: WorkNode): NodeModel['worksOutside'] {
  if (transport === 'mock-http') return 'then';
  return transport === 'http' && address !== '' ? 'only' : 'never';
}

function callModel(call: Call): CallModel {
  if (typeof call === 'string') return { edge: call, optional: false, awaited: true, requestTypes: null };
  const { edge, optional, awaited, requestTypes = null } = call;
  return { edge, optional, awaited, requestTypes };
}

function edgeModel(edge: ScenarioEdge): EdgeModel {
  const { id, from, to, latency, giveUp, jitterMs, lossRate, duplicateRate, lostAfterMs, stack } = edge;
  return {
    id,
    from,
    to,
    latency: toDistribution(latency),
    jitterNs: msToNs(jitterMs),
    lossRate,
    duplicateRate,
    lostAfterNs: msToNs(lostAfterMs),
    giveUp,
    stack: stack.filter(({ enabled }) => enabled).map(layerModel),
  };
}

/** Whether it is switched on is all that the run does not know of a layer. */
function layerModel({ enabled: _enabled, ...layer }: ScenarioLayer): LayerModel {
  return layer;
}

export function toDistribution(latency: Latency): Distribution {
  switch (latency.kind) {
    case 'constant':
      return { kind: 'constant', ns: msToNs(latency.ms) };
    case 'uniform':
      return { kind: 'uniform', fromNs: msToNs(latency.fromMs), toNs: msToNs(latency.toMs) };
    case 'erlang':
      return { kind: 'erlang', meanNs: msToNs(latency.meanMs), shape: latency.shape };
    case 'pareto':
      return { kind: 'pareto', leastNs: msToNs(latency.leastMs), alpha: latency.alpha };
    case 'mixture':
      return {
        kind: 'mixture',
        usual: toDistribution(latency.usual),
        rare: toDistribution(latency.rare),
        rareShare: latency.rareShare,
      };
    case 'exponential':
      return { kind: 'exponential', meanNs: msToNs(latency.meanMs) };
    case 'lognormal': {
      if ('medianMs' in latency) {
        const mu = log(latency.medianMs * NS_PER_MS);
        return { kind: 'lognormal', mu, sigma: log(latency.p95Ms / latency.medianMs) / Z95 };
      }
      const variance = log(1 + latency.cv * latency.cv);
      const mu = log(latency.meanMs * NS_PER_MS) - variance / 2;
      return { kind: 'lognormal', mu, sigma: Math.sqrt(variance) };
    }
  }
}
