import { NS_PER_SECOND } from '../../base/time';
import { fault, steady } from '../../sim/plain-parts';
import { Timeline } from '../../sim/timeline';
import { sixServices } from '../kernel/six-services';

/**
 * A short run that touches everything an engine could compute differently: every sampler in use, retries with
 * jitter, a breaker that trips, late answers, an edit, and a seek back. Every JavaScript engine must agree.
 */
export function shortRun(): string {
  const healthy = sixServices(60);
  const model = {
    ...healthy,
    nodes: healthy.nodes.map((node) =>
      node.id === 'db'
        ? {
            ...node,
            concurrency: 2,
            queueRoom: 20,
            latency: { kind: 'lognormal', mu: 15, sigma: 0.8 } as const,
          }
        : node,
    ),
    faults: [fault('outage', 'payments', 1000, 3000, { errorRate: 0.7, latencyFactor: 300 })],
  };
  const timeline = new Timeline({ seed: 7, model });
  timeline.run(2.5 * NS_PER_SECOND);
  const faster = { ...model, clients: model.clients.map((client) => ({ ...client, load: steady(90) })) };
  timeline.apply({ text: 'rate 90', model: faster });
  timeline.run(4 * NS_PER_SECOND);
  timeline.seek(1.2 * NS_PER_SECOND);
  timeline.run(6 * NS_PER_SECOND);
  const { world } = timeline;
  return `${world.hash.hex()} after ${world.dispatched} events and ${world.log.cursor} changes`;
}
