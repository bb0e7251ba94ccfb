import fc from 'fast-check';
import { defaultsOf } from '../../base/check-settings';
import { msToNs } from '../../base/time';
import { EFFECTS, undoOf, type EffectId } from '../../domain/effects/effect-settings';
import { fields, type SagaSettings } from '../../patterns/saga/settings';
import { stepFields, type StepSettings } from '../../patterns/saga/step-settings';
import type { EdgeModel, LayerModel, Model } from '../model';
import {
  breaker,
  bulkhead,
  client,
  constant,
  edge,
  exponential,
  fault,
  hedge,
  networkFault,
  node,
  requestType,
  retry,
  steady,
  system,
  timeout,
} from '../small-model.test-support';
import './all-data';
import type { SagaActModel, SagaModel } from './data-model';

/**
 * Any shop that keeps its keys: sagas of any settings that do not promise too much, over services that fail, hang, crash
 * and lose messages for two seconds, and are well from then on.
 */
export const HEALED_MS = 2000;

const SERVICES = [
  'users',
  'orders',
  'inventory',
  'payments',
  'shipping',
  'notifications',
  'analytics',
] as const;
/** As they may follow one another; a saga has some of them. */
const ORDER: readonly EffectId[] = [
  'check-user',
  'create-order',
  'reserve-stock',
  'charge',
  'prepare-shipment',
  'confirm-order',
  'notify',
  'record',
];

const step = fc.record({
  starts: fc.constantFrom('after' as const, 'after' as const, 'with' as const),
  attempts: fc.integer({ min: 1, max: 4 }),
  // Without a timeout a saga waits for ever for the reply that a crash of its orchestrator has lost.
  timeoutMs: fc.constantFrom(20, 60, 200),
  undoAttempts: fc.integer({ min: 1, max: 4 }),
  undoTimeoutMs: fc.constantFrom(20, 60, 200),
  firstWaitMs: fc.constantFrom(0, 10, 60),
  factor: fc.constantFrom(1, 2),
  jitter: fc.constantFrom('none' as const, 'full' as const),
});

const settings = fc.record({
  compensates: fc.constantFrom<SagaSettings['compensates'][]>('executed', 'executed', 'all'),
  deadlineMs: fc.constantFrom(0, 0, 60, 400),
  saves: fc.constantFrom<SagaSettings['saves'][]>('transitions', 'transitions', 'steps'),
});

/** Layers that may make more than one try of a call: then the last one does not speak for the others. */
const repeating: fc.Arbitrary<LayerModel> = fc.constantFrom(
  retry({ maxAttempts: 3, initialDelayMs: 5 }),
  hedge({ after: 'fixed', delayMs: 15, maxHedges: 1, budget: 'none' }),
);
const other: fc.Arbitrary<LayerModel> = fc.constantFrom(
  timeout(30),
  breaker({ failureThreshold: 3, openForMs: 100, trialsPermitted: 2, trialsMaxDurationMs: 200 }),
  bulkhead({ maxConcurrent: 3, queueLimit: 2, queueTimeoutMs: 20 }),
);

const way = fc.record({
  stack: fc.array(other, { maxLength: 2 }),
  repeats: fc.option(repeating, { nil: null, freq: 3 }),
  copies: fc.constantFrom(0, 0, 0.3),
  latency: fc.constantFrom(constant(0), constant(1), exponential(4)),
  giveUp: fc.constantFrom('abandon' as const, 'cancel' as const),
  /** The service is asked through another node. */
  isFronted: fc.boolean(),
});
type Way = typeof way extends fc.Arbitrary<infer Value> ? Value : never;

const place = fc.record({
  instances: fc.integer({ min: 1, max: 2 }),
  concurrency: fc.constantFrom(1, 2, 50),
  queueRoom: fc.constantFrom(0, 3, 50),
  latency: fc.constantFrom(constant(3), exponential(6)),
  errorRate: fc.constantFrom(0, 0, 0.1),
  holdsWorker: fc.boolean(),
  lifecycle: fc.record({
    startupNs: fc.constantFrom(0, msToNs(30)),
    drainNs: fc.constantFrom(0, msToNs(5000)),
    noticedAfterNs: fc.constantFrom(0, msToNs(70)),
  }),
});

const failure = fc.record({
  at: fc.nat(99),
  what: fc.constantFrom(
    'crashed',
    'crashed',
    'at-work',
    'at-work',
    'hung',
    'hung',
    'errors',
    'slow',
    'lost',
    'doubled',
    'cut',
  ),
  from: fc.integer({ min: 0, max: 1200 }),
  length: fc.integer({ min: 1, max: 700 }),
  share: fc.constantFrom(1, 0.5),
  direction: fc.constantFrom('both' as const, 'there' as const, 'back' as const),
});
type Failure = typeof failure extends fc.Arbitrary<infer Value> ? Value : never;

const anyBus = fc.record({
  redeliverNs: fc.constantFrom(msToNs(20), msToNs(150)),
  deliveries: fc.integer({ min: 1, max: 4 }),
});

export const randomShop: fc.Arbitrary<Model> = fc
  .record({
    chosen: fc.subarray([...ORDER], { minLength: 1 }),
    steps: fc.array(step, { minLength: ORDER.length, maxLength: ORDER.length }),
    settings,
    pivot: fc.option(fc.nat(7), { nil: -1 }),
    deadEnd: fc.constantFrom('operator' as const, 'operator' as const, 'record' as const),
    ways: fc.array(way, { minLength: SERVICES.length, maxLength: SERVICES.length }),
    places: fc.array(place, { minLength: SERVICES.length + 1, maxLength: SERVICES.length + 1 }),
    faults: fc.array(failure, { maxLength: 4 }),
    answers: fc.constantFrom('at-end' as const, 'at-once' as const),
    bus: fc.option(anyBus, { nil: null, freq: 2 }),
    lifecycle: fc.constantFrom('payment' as const, 'confirmation' as const, 'submission' as const),
    declineShare: fc.constantFrom(0, 0.3),
    stockEach: fc.constantFrom(3, 1000),
    rate: fc.integer({ min: 5, max: 30 }),
    deadlineMs: fc.constantFrom(0, 50),
    entry: fc.constantFrom<readonly LayerModel[]>(
      [],
      [timeout(60)],
      [retry({ maxAttempts: 2 }), timeout(90)],
    ),
    entryCopies: fc.constantFrom(0, 0, 0.2),
  })
  .map((drawn): Model => {
    const { ways, places, faults, answers, lifecycle, declineShare, stockEach, rate, deadlineMs } = drawn;
    const nodes = SERVICES.flatMap((service, k) => {
      const front = node(`front-${service}`, { plan: [[`behind-${service}`]] });
      return [node(service, places[k]), ...(ways[k].isFronted ? [front] : [])];
    });
    const acts = SERVICES.flatMap((service, k) => edgesTo(service, ways[k]));
    const entry = edge('in', 'web', 'desk', { stack: drawn.entry, duplicateRate: drawn.entryCopies });
    const all = [node('desk', { ...places[SERVICES.length], errorRate: 0 }), ...nodes];
    const edges = [entry, ...acts];
    return system({
      requestTypes: [requestType(deadlineMs, { keys: 4, users: 6, reads: false, idempotent: true })],
      clients: [client('web', rate, 'in', { load: steady(rate) })],
      nodes: all,
      edges,
      faults: faults.map((one, k) =>
        faultOf(
          one,
          `fault-${k}`,
          all.map(({ id }) => id),
          edges.map(({ id }) => id),
        ),
      ),
      data: {
        shop: { lifecycle, declineShare, stockEach, products: 4, customers: 5 },
        owners: SERVICES.map((service) => ({ node: service, service, keepsKeys: true })),
        sagas: [sagaOf(drawn, answers)],
        writers: [],
        views: [],
      },
    });
  });

function edgesTo(service: string, { stack, repeats, copies, latency, giveUp, isFronted }: Way): EdgeModel[] {
  const layers = [...(repeats === null ? [] : [repeats]), ...stack].map((one, k) => ({
    ...one,
    id: `${one.id}-${k}`,
  }));
  const more = { duplicateRate: copies, latency, giveUp, lostAfterNs: msToNs(300) };
  if (!isFronted) return [edge(`to-${service}`, 'desk', service, { ...more, stack: layers })];
  return [
    edge(`to-${service}`, 'desk', `front-${service}`, { ...more, stack: layers }),
    edge(`behind-${service}`, `front-${service}`, service, { ...more, stack: [timeout(50)] }),
  ];
}

interface SagaDraws {
  readonly chosen: readonly EffectId[];
  readonly steps: readonly Partial<StepSettings>[];
  readonly settings: Partial<SagaSettings>;
  readonly pivot: number;
  readonly deadEnd: SagaSettings['deadEnd'];
  readonly ways: readonly Way[];
  readonly bus: SagaModel['bus'];
}

function sagaOf(drawn: SagaDraws, answers: SagaModel['answers']): SagaModel {
  const { chosen, steps, ways, deadEnd, bus } = drawn;
  const pivot = drawn.pivot < 0 ? -1 : drawn.pivot % chosen.length;
  // What was sent once and answered by whoever did it says what it did; whatever may run twice or goes on promises nothing.
  const isRough = ways.some(({ repeats, copies, isFronted }) => repeats !== null || copies > 0 || isFronted);
  return {
    id: 'order',
    node: 'desk',
    requestTypes: null,
    answers,
    bus,
    definition: {
      settings: {
        ...defaultsOf(fields),
        ...drawn.settings,
        deadEnd,
        ...(isRough ? { notDoneOn: [] } : {}),
      },
      steps: chosen.map((does, at) => {
        const alone =
          at === 0 || does === 'confirm-order' || (pivot >= 0 && (at === pivot || at === pivot + 1));
        const starts = alone ? 'after' : (steps[at].starts ?? 'after');
        const compensation = undoOf(does) === undefined ? 'nothing' : 'undo';
        const own = {
          ...defaultsOf(stepFields),
          ...steps[at],
          starts,
          compensation,
          pivot: at === pivot,
        } as const;
        return { id: does, name: does, settings: own };
      }),
    },
    acts: chosen.map((does): SagaActModel => ({ does, edge: `to-${EFFECTS[does].service}` })),
  };
}

function faultOf(
  one: Failure,
  id: string,
  nodes: readonly string[],
  edges: readonly string[],
): Model['faults'][number] {
  const { at, what, from, share, direction } = one;
  const to = Math.min(HEALED_MS, from + one.length);
  const where = nodes[at % nodes.length];
  const along = [edges[at % edges.length]];
  switch (what) {
    case 'crashed':
    case 'hung':
      return fault(id, where, from, to, { state: what, share });
    case 'at-work':
      return fault(id, where, from, to, {
        crashRate: 0.3,
        crashMoment: direction === 'back' ? 'after' : 'before',
        share,
      });
    case 'errors':
      return fault(id, where, from, to, { errorRate: 0.5 });
    case 'slow':
      return fault(id, where, from, to, { addedNs: msToNs(60) });
    case 'lost':
      return networkFault(id, along, from, to, { lossRate: 0.6, direction });
    case 'doubled':
      return networkFault(id, along, from, to, { addedNs: msToNs(80), direction });
    default:
      return networkFault(id, along, from, to, { cut: 'silent', direction });
  }
}
