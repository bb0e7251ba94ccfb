import fc from 'fast-check';
import type { DataModel, SagaModel, ViewModel } from './data/data-model';
import type { ClientModel, Model, NodeModel } from './model';

/**
 * An edit as a person makes it: the system stays what it is, and some of its numbers, faults and plans are others. It
 * meets what is under way much more often than another system would.
 */
export type Edit = (model: Model) => Model;

/** Most edits are about other things. */
const DATA_EDITS = [
  'keep',
  'keep',
  'keep',
  'declines',
  'keys',
  'fewer owners',
  'other sagas',
  'no sagas',
  'other views',
  'no views',
  'nothing',
] as const;

const digits = fc.array(fc.nat(9), { minLength: 8, maxLength: 8 });

export const randomEdit: fc.Arbitrary<Edit> = fc
  .record({
    digits,
    instances: fc.boolean(),
    workers: fc.boolean(),
    plans: fc.boolean(),
    loads: fc.boolean(),
    ways: fc.boolean(),
    faults: fc.constantFrom('keep', 'none', 'first', 'last'),
    clients: fc.boolean(),
    data: fc.constantFrom(...DATA_EDITS),
  })
  .map((what): Edit => (model) => {
    const digit = (k: number): number => what.digits[k % what.digits.length];
    return {
      ...model,
      nodes: model.nodes.map((node, k): NodeModel => ({
        ...node,
        instances: what.instances ? 1 + (digit(k) % 4) : node.instances,
        concurrency: what.workers ? 1 + (digit(k + 1) % 4) : node.concurrency,
        queueRoom: what.workers ? digit(k + 2) : node.queueRoom,
        holdsWorker: what.workers !== node.holdsWorker,
        firstWriteWins: what.plans !== node.firstWriteWins,
        plan: what.plans ? node.plan.slice(digit(k) % 2, 1 + (digit(k) % 3)) : node.plan,
      })),
      clients: model.clients
        .map((client, k): ClientModel => {
          const { load } = client;
          if (!what.loads) return client;
          if (load.kind === 'closed') return { ...client, load: { ...load, users: digit(k) } };
          return digit(k) < 5
            ? client
            : { ...client, load: { kind: 'closed', users: digit(k), think: THOUGHT } };
        })
        .filter((_, k) => !what.clients || digit(k) > 2),
      edges: model.edges.map((edge, k) =>
        what.ways ? { ...edge, lossRate: digit(k) / 20, duplicateRate: digit(k + 1) / 20 } : edge,
      ),
      faults: model.faults.filter((_, k) => {
        if (what.faults === 'keep') return true;
        if (what.faults === 'none') return false;
        return what.faults === 'first' ? k === 0 : k > 0;
      }),
      data: model.data === null ? null : editedData(model.data, what.data, digit(0)),
    };
  });

function editedData(data: DataModel, what: (typeof DATA_EDITS)[number], digit: number): DataModel | null {
  switch (what) {
    case 'declines':
      return { ...data, shop: { ...data.shop, declineShare: digit / 9 } };
    case 'keys':
      return {
        ...data,
        owners: data.owners.map((owner, k) => ({ ...owner, keepsKeys: (digit + k) % 2 === 0 })),
      };
    case 'fewer owners':
      return { ...data, owners: data.owners.filter((_, k) => k !== digit) };
    case 'other sagas':
      return { ...data, sagas: data.sagas.map((saga) => shorter(saga, digit)) };
    case 'no sagas':
      return { ...data, sagas: [] };
    case 'other views':
      return { ...data, views: data.views.map((view) => otherwise(view, digit)) };
    case 'no views':
      return { ...data, views: [] };
    case 'nothing':
      return null;
    default:
      return data;
  }
}

/** With other settings, and perhaps of something else. */
function otherwise(view: ViewModel, digit: number): ViewModel {
  const { shows, settings } = view;
  const isOfOrders = shows === 'orders' || shows === 'customer-orders';
  return {
    ...view,
    shows: isOfOrders && digit > 6 ? (shows === 'orders' ? 'customer-orders' : 'orders') : shows,
    handleNs: view.handleNs + digit,
    reads: digit % 2 === 0 ? 'wait' : 'at-once',
    settings: {
      ...settings,
      checkpoint: digit % 3 === 0 ? 'apart' : 'together',
      batchEvents: 1 + digit,
      maxWaiters: digit,
    },
  };
}

/** With other attempts, another way to answer, and perhaps without its last step. */
function shorter(saga: SagaModel, digit: number): SagaModel {
  const { settings, steps } = saga.definition;
  const count = Math.max(1, steps.length - (digit % 2));
  return {
    ...saga,
    answers: digit > 4 ? 'at-once' : 'at-end',
    definition: {
      settings: { ...settings, compensates: digit > 6 ? 'all' : 'executed' },
      steps: steps
        .slice(0, count)
        .map((step) => ({ ...step, settings: { ...step.settings, attempts: 1 + digit } })),
    },
    acts: saga.acts.slice(0, count),
  };
}

const THOUGHT = { kind: 'constant', ns: 10_000_000 } as const;
