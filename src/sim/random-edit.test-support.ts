import fc from 'fast-check';
import type { ClientModel, Model, NodeModel } from './model';

/**
 * An edit as a person makes it: the system stays what it is, and some of its numbers, faults and plans are others. It
 * meets what is under way much more often than another system would.
 */
export type Edit = (model: Model) => Model;

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
    };
  });

const THOUGHT = { kind: 'constant', ns: 10_000_000 } as const;
