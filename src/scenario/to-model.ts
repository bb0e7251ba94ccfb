import { log } from '../base/portable-math';
import { msToNs, NS_PER_MS } from '../base/time';
import type { Distribution, LayerModel, Model } from '../sim/model';
import type { ClientNode, Scenario, ScenarioNode, WorkNode } from './format';
import type { Latency } from './latency';

/** How many standard deviations above the mean the 95th percentile of a normal distribution lies. */
const Z95 = 1.6448536269514722;

/** What of a scenario the run depends on: names, positions and other words stay behind. */
export function toModel(scenario: Scenario): Model {
  return {
    requestTypes: scenario.requestTypes.map(({ id, deadlineMs, priority, keys, users }) => ({
      id,
      deadlineNs: msToNs(deadlineMs),
      priority,
      keys,
      users,
    })),
    clients: scenario.nodes.filter(isClient).map(({ id, ratePerSecond, mix }) => ({
      id,
      ratePerSecond,
      mix: mix.map(({ requestType, edge, weight }) => ({ requestType, edge, weight })),
    })),
    nodes: scenario.nodes.filter(isWorkNode).map((node) => ({
      id: node.id,
      instances: node.instances,
      concurrency: node.concurrency,
      queueRoom: node.queueRoom,
      latency: toDistribution(node.latency),
      errorRate: node.errorRate,
      holdsWorker: node.holdsWorker,
      plan: node.plan.map((step) => (typeof step === 'string' ? [step] : step)),
    })),
    edges: scenario.edges.map(({ id, from, to, latency, giveUp, stack }) => ({
      id,
      from,
      to,
      latency: toDistribution(latency),
      giveUp,
      stack: stack.map((layer): LayerModel => layer),
    })),
    faults: scenario.faults.map(({ id, node, fromMs, toMs, errorRate, latencyFactor }) => ({
      id,
      node,
      from: msToNs(fromMs),
      to: msToNs(toMs),
      errorRate,
      latencyFactor,
    })),
  };
}

function isClient(node: ScenarioNode): node is ClientNode {
  return node.kind === 'client';
}

function isWorkNode(node: ScenarioNode): node is WorkNode {
  return node.kind !== 'client';
}

export function toDistribution(latency: Latency): Distribution {
  switch (latency.kind) {
    case 'constant':
      return { kind: 'constant', ns: msToNs(latency.ms) };
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
