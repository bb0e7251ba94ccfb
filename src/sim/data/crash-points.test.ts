import { describe, expect, it } from 'vitest';
import { msToNs } from '../../base/time';
import { shopFaults } from '../../domain/effects/shop-faults';
import { start } from '../observed.test-support';
import { crash, restart } from '../instances';
import type { Model } from '../model';
import { run } from '../run';
import type { World } from '../world';
import { DataWorld } from './data-world';
import { endOf, happened } from './saga-story.test-support';
import { ORDER_STEPS, shop } from './shop-model.test-support';

/** Long enough for every attempt, wait and timeout of a saga that was hit once. */
const END = msToNs(120_000);
const DOWN = msToNs(25);

const MODELS: readonly (readonly [what: string, model: Model])[] = [
  ['an order that goes well', shop()],
  ['an order whose payment is declined', shop({ declineShare: 1 })],
  ['an order out of stock', shop({ stockEach: 0 })],
  ['an order with all steps compensated', shop({ declineShare: 1, settings: { compensates: 'all' } })],
  ['an order that saves after each step only', shop({ declineShare: 1, settings: { saves: 'steps' } })],
  ['an order whose payment is a pivot', shop({ steps: withPivot() })],
  ['an order answered at once', shop({ answers: 'at-once' })],
];
const VICTIMS = ['desk', 'orders', 'inventory', 'payments', 'shipping'];

describe.each(MODELS)('DW-9: a crash at any event of %s', (_what, model) => {
  const events = eventsOf(model);

  it.each(VICTIMS)('of %s leaves data that fit the end of the saga', (victim) => {
    expect(events).toBeGreaterThan(12);
    for (let event = 1; event <= events; event++) {
      const world = crashedAt(model, victim, event);
      const data = dataIn(world);
      // A crash before the saga began leaves nothing to be carried out.
      const hasBegun = data.book.begun.length > 0;
      const left = {
        event,
        end: hasBegun ? endOf(data) : happened(data),
        broken: data.book.faults.length,
        shop: shopFaults(data.shop),
      };
      const end: unknown = hasBegun ? expect.stringMatching(/^(completed|compensated)$/) : [];
      expect(left).toEqual({ event, end, broken: 0, shop: [] });
      expect([
        data.sagas.rows.count,
        data.deeds.table.live,
        world.attempts.live,
        world.requests.live,
      ]).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('DW-9: without idempotency keys', () => {
  it('some crash of the orchestrator makes something happen twice', () => {
    const model = shop({ keepsKeys: false });
    const events = eventsOf(model);
    const faulty = Array.from({ length: events }, (_, k) => dataIn(crashedAt(model, 'desk', k + 1))).filter(
      (data) => data.book.faults.length > 0,
    );
    expect(faulty.length).toBeGreaterThan(0);
  });
});

function withPivot() {
  return ORDER_STEPS.map((step) =>
    step === 'charge'
      ? ({ does: step, pivot: true } as const)
      : step === 'prepare-shipment'
        ? ({ does: step, compensation: 'nothing', attempts: 100 } as const)
        : step,
  );
}

function eventsOf(model: Model): number {
  const world = start(model);
  run(world, END);
  return world.dispatched;
}

function crashedAt(model: Model, victim: string, event: number): World {
  const world = start(model);
  run(world, END, event);
  const node = world.nodeParts.findIndex((part) => part.model.id === victim);
  const [instance] = world.nodeParts[node].instances;
  crash(world, instance);
  run(world, world.now + DOWN);
  restart(world, instance);
  run(world, END);
  return world;
}

function dataIn({ data }: World): DataWorld {
  if (data instanceof DataWorld) return data;
  throw new Error('The world keeps no data');
}
