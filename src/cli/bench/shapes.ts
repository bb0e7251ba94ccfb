import { msToNs } from '../../base/time';
import type { ClientModel, EdgeModel, Model, NodeModel } from '../../sim/model';
import { client, edge, node, system } from '../../sim/plain-parts';
import { sixServices } from '../kernel/six-services';

/**
 * Systems of any size in three shapes. In each of them a request visits every service once, along edges that are
 * guarded like those of the six services.
 */
export type Shape = 'chain' | 'tree' | 'star';
export const SHAPES: readonly Shape[] = ['chain', 'tree', 'star'];

const FAN_OUT = 3;

/** Whom each service calls, side by side. */
const CALLEES: Readonly<Record<Shape, (service: number, count: number) => number[]>> = {
  chain: (service, count) => below(count, [service + 1]),
  tree: (service, count) =>
    below(
      count,
      Array.from({ length: FAN_OUT }, (_, child) => service * FAN_OUT + child + 1),
    ),
  star: (service, count) => (service > 0 ? [] : Array.from({ length: count - 1 }, (_, leaf) => leaf + 1)),
};

function below(count: number, services: readonly number[]): number[] {
  return services.filter((service) => service < count);
}

export function shaped(shape: Shape, count: number, from: ClientModel, latencyMs = 1): Model {
  const services = Array.from({ length: count }, (_, service) => ({
    id: `s${service}`,
    callees: CALLEES[shape](service, count),
  }));
  return system({
    clients: [from],
    nodes: services.map(({ id, callees }) =>
      serviceNode(id, latencyMs, callees.length === 0 ? [] : [callees.map((callee) => `to-s${callee}`)]),
    ),
    edges: [
      guarded('in', from.id, 's0'),
      ...services.flatMap(({ id, callees }) =>
        callees.map((callee) => guarded(`to-s${callee}`, id, `s${callee}`)),
      ),
    ],
  });
}

/** Open traffic from outside. */
export function traffic(ratePerSecond: number): ClientModel {
  return client('client', ratePerSecond, 'in');
}

/** So many requests in flight at any time: who has an answer asks again at once. */
export function inFlight(requests: number): ClientModel {
  const think = { kind: 'constant', ns: 0 } as const;
  return { ...client('client', 0, 'in'), load: { kind: 'closed', users: requests, think } };
}

/** The six services with many others beside them that nobody calls. */
export function sixAmongIdle(ratePerSecond: number, idle: number): Model {
  const six = sixServices(ratePerSecond);
  const ids = Array.from({ length: idle }, (_, index) => `idle-${index}`);
  return {
    ...six,
    nodes: [...six.nodes, ...ids.map((id) => serviceNode(id, 1, []))],
    edges: [...six.edges, ...ids.map((id) => guarded(`to-${id}`, six.nodes[0].id, id))],
  };
}

function serviceNode(id: string, meanMs: number, plan: string[][]): NodeModel {
  return node(id, { latency: { kind: 'exponential', meanNs: msToNs(meanMs) }, errorRate: 0.001, plan });
}

/** A call through a thousand services takes longer than the second that the six services wait. */
const PATIENT_MS = 600_000;

function guarded(id: string, from: string, to: string): EdgeModel {
  const [{ latency, stack }] = sixServices(1).edges;
  const patient = stack.map((layer) =>
    layer.kind === 'timeout' ? { ...layer, settings: { ...layer.settings, afterMs: PATIENT_MS } } : layer,
  );
  return edge(id, from, to, { latency, stack: patient });
}
