import fc from 'fast-check';
import { defaultsOf } from '../../../base/check-settings';
import { msToNs } from '../../../base/time';
import { fields } from '../../../patterns/aggregate/settings';
import type { LayerModel, Model } from '../../model';
import {
  client,
  constant,
  edge,
  exponential,
  fault,
  networkFault,
  node,
  retry,
  steady,
  timeout,
} from '../../small-model.test-support';
import type { WriterModel } from '../data-model';
import { HEALED_MS, randomShop } from '../random-shop.test-support';

/** Any shop that keeps its keys, with two desks that reserve of the stock that its sagas reserve of as well. */
const desk = fc.record({
  instances: fc.integer({ min: 1, max: 3 }),
  concurrency: fc.constantFrom(1, 4, 50),
  holdsWorker: fc.boolean(),
  latency: fc.constantFrom(constant(3), exponential(6)),
  rate: fc.integer({ min: 5, max: 30 }),
  entry: fc.constantFrom<readonly LayerModel[]>([], [timeout(60)], [retry({ maxAttempts: 3 }), timeout(90)]),
  giveUp: fc.constantFrom('abandon' as const, 'cancel' as const),
  copies: fc.constantFrom(0, 0, 0.3),
  wayCopies: fc.constantFrom(0, 0, 0.3),
  repeats: fc.boolean(),
  checks: fc.constantFrom('version' as const, 'version' as const, 'nothing' as const),
  settings: fc.record({
    retries: fc.integer({ min: 0, max: 6 }),
    initialDelayMs: fc.constantFrom(0, 5, 40),
    jitterRatio: fc.constantFrom(0, 0.5, 1),
    resends: fc.integer({ min: 0, max: 3 }),
  }),
});
type Desk = typeof desk extends fc.Arbitrary<infer Value> ? Value : never;

const failure = fc.record({
  desk: fc.nat(1),
  what: fc.constantFrom('crashed', 'hung', 'lost', 'slow', 'stock-crashed', 'stock-errors'),
  from: fc.integer({ min: 0, max: 1200 }),
  length: fc.integer({ min: 1, max: 700 }),
  direction: fc.constantFrom('both' as const, 'there' as const, 'back' as const),
});
type Failure = typeof failure extends fc.Arbitrary<infer Value> ? Value : never;

export const randomWriters: fc.Arbitrary<Model> = fc
  .tuple(randomShop, fc.array(desk, { minLength: 2, maxLength: 2 }), fc.array(failure, { maxLength: 4 }))
  .map(([shop, desks, failures]): Model => {
    const { data } = shop;
    if (data === null) return shop;
    return {
      ...shop,
      clients: [
        ...shop.clients,
        ...desks.map(({ rate }, k) => client(`buyers${k}`, rate, `entry${k}`, { load: steady(rate) })),
      ],
      nodes: [
        ...shop.nodes,
        ...desks.map(({ instances, concurrency, holdsWorker, latency }, k) =>
          node(`desk${k}`, { instances, concurrency, holdsWorker, latency }),
        ),
      ],
      edges: [...shop.edges, ...desks.flatMap(edgesOf)],
      faults: [...shop.faults, ...failures.map(faultOf)],
      data: {
        ...data,
        // Nobody is there to decide about a saga that is stuck.
        sagas: data.sagas.map((saga) => {
          const settings = { ...saga.definition.settings, deadEnd: 'record' as const };
          return { ...saga, definition: { ...saga.definition, settings } };
        }),
        writers: desks.map(writerOf),
      },
    };
  });

function edgesOf({ entry, copies, giveUp, wayCopies, repeats }: Desk, k: number) {
  const layers = [...(repeats ? [retry({ maxAttempts: 2, initialDelayMs: 5 })] : []), timeout(60)];
  const lostAfterNs = msToNs(300);
  return [
    edge(`entry${k}`, `buyers${k}`, `desk${k}`, { stack: entry, duplicateRate: copies, giveUp, lostAfterNs }),
    edge(`way${k}`, `desk${k}`, 'inventory', {
      stack: layers,
      duplicateRate: wayCopies,
      giveUp,
      lostAfterNs,
    }),
  ];
}

function writerOf({ checks, settings }: Desk, k: number): WriterModel {
  return {
    id: `writer${k}`,
    node: `desk${k}`,
    requestTypes: null,
    edge: `way${k}`,
    does: 'reserve-stock',
    checks,
    settings: { ...defaultsOf(fields), ...settings },
  };
}

function faultOf({ desk: at, what, from, length, direction }: Failure, k: number): Model['faults'][number] {
  const id = `at-desks-${k}`;
  const to = Math.min(HEALED_MS, from + length);
  switch (what) {
    case 'crashed':
    case 'hung':
      return fault(id, `desk${at}`, from, to, { state: what });
    case 'lost':
      return networkFault(id, [`way${at}`], from, to, { lossRate: 0.6, direction });
    case 'slow':
      return networkFault(id, [`way${at}`, `entry${at}`], from, to, { addedNs: msToNs(80), direction });
    case 'stock-crashed':
      return fault(id, 'inventory', from, to, { state: 'crashed' });
    default:
      return fault(id, 'inventory', from, to, { errorRate: 0.5 });
  }
}
