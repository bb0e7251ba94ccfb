import { calls, keeper, shoppers } from './order-shop';

/** Of each product there are so many; of the first one they last some fifteen seconds. */
const STOCK_EACH = 650;

/**
 * A shop that sells the same few products on the web and by phone. Its desks decide about stock that inventory keeps: they
 * load it, look whether there is enough, and have the reservation stored.
 */
export function stockDesks(checks: 'version' | 'nothing') {
  return {
    requestTypes: [
      {
        id: 'reserve',
        name: 'Reserve goods',
        method: 'POST',
        path: '/reservations',
        keys: 8,
        keySkew: 0.6,
        users: 100,
      },
    ],
    nodes: [
      buyers('web', 60, 60),
      buyers('phone', 25, 220),
      desk('web-desk', 60, 4),
      desk('phone-desk', 220, 2),
      keeper('inventory', 0, {
        position: { x: 540, y: 140 },
        latency: { kind: 'lognormal', medianMs: 30, p95Ms: 60 },
      }),
    ],
    edges: [
      ...calls('web', 'web-desk'),
      ...calls('phone', 'phone-desk'),
      ...calls('web-desk', 'inventory'),
      ...calls('phone-desk', 'inventory'),
    ].map((edge) => ({ ...edge, ...NEAR })),
    data: { products: 8, stockEach: STOCK_EACH },
    writers: [writer('web-desk', checks), writer('phone-desk', checks)],
  };
}

const NEAR = { latency: { kind: 'uniform', fromMs: 1, toMs: 3 } };

function buyers(id: string, ratePerSecond: number, y: number) {
  const mix = [{ requestType: 'reserve', edge: `${id}-${id}-desk`, weight: 1 }];
  return shoppers(ratePerSecond, y, { mix }, id);
}

/** Who waits for the data does not keep a worker from the others. */
function desk(id: string, y: number, instances: number) {
  return {
    kind: 'service',
    id,
    name: id.replace('-', ' '),
    position: { x: 270, y },
    instances,
    concurrency: 32,
    queueRoom: 256,
    holdsWorker: false,
    latency: { kind: 'lognormal', medianMs: 4, p95Ms: 8 },
  };
}

function writer(node: string, checks: 'version' | 'nothing') {
  return {
    id: `${node}-writer`,
    name: `Reserve at the ${node.replace('-', ' ')}`,
    node,
    requestTypes: ['reserve'],
    edge: `${node}-inventory`,
    does: 'reserve-stock',
    checks,
    retries: 20,
    initialDelayMs: 20,
    maxDelayMs: 500,
    jitterRatio: 1,
  };
}
