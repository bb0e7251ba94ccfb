import { ENGINE_VERSION } from '../src/sim/engine-version';

/** A client that asks a gateway twice a second, which calls one service for each of these addresses. */
export function wireScenario(addresses: Readonly<Record<string, string>>): object {
  const ids = Object.keys(addresses);
  const call = (id: string): object => ({ id: `gate-${id}`, from: 'gate', to: id });
  return {
    format: 'breakwater-scenario',
    version: 2,
    engine: ENGINE_VERSION,
    id: 'wire',
    name: 'The wire',
    durationMs: 60_000,
    requestTypes: [{ id: 'read', method: 'GET', path: '/orders/{number}' }],
    nodes: [
      { kind: 'client', id: 'web', ratePerSecond: 2, mix: [{ requestType: 'read', edge: 'web-gate' }] },
      {
        kind: 'gateway',
        id: 'gate',
        plan: [ids.map((id) => ({ edge: `gate-${id}`, optional: true, awaited: true }))],
      },
      ...ids.map((id) => ({ kind: 'service', id, transport: 'http', address: addresses[id] })),
    ],
    edges: [{ id: 'web-gate', from: 'web', to: 'gate' }, ...ids.map(call)],
  };
}
