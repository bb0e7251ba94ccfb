import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { reservationsFor } from '../../../domain/effects/order-references';
import { shopFaults } from '../../../domain/effects/shop-faults';
import { crash, restart } from '../../instances';
import type { Model } from '../../model';
import { ofClient, start } from '../../observed.test-support';
import { run } from '../../run';
import { retry, timeout } from '../../small-model.test-support';
import type { World } from '../../world';
import { DataWorld } from '../data-world';
import { deskShop } from './writer-model.test-support';

/** Long enough for every attempt, wait and timeout of a request that was hit once. */
const END = msToNs(20_000);
const DOWN = msToNs(25);

const patient = { stack: [retry({ maxAttempts: 4, initialDelayMs: 15, jitter: 'none' }), timeout(150)] };
const MODELS: readonly (readonly [what: string, model: Model])[] = [
  ['two writers that meet', deskShop({ desks: 2, way: { stack: [timeout(40)] } })],
  [
    'two writers whose requests come again',
    deskShop({ desks: 2, entry: patient, way: { stack: [timeout(40)] } }),
  ],
  [
    'two writers that store upon whatever is there',
    deskShop({ desks: 2, entry: patient, way: patient, writer: { checks: 'nothing' } }),
  ],
];

/** What every order has, and whether its client was told that it is served. */
function leftOf(world: World) {
  const { shop } = dataIn(world);
  return ['web-desk1', 'web-desk2'].map((client) => ({
    isServed: ofClient(world, client, 'ok') === 1,
    held: reservationsFor(shop, `${client}.1`).reduce((sum, { lines }) => sum + lines[0].quantity, 0),
    times: reservationsFor(shop, `${client}.1`).length,
  }));
}

describe.each(MODELS)('DW-36: a crash at any event of %s', (_what, model) => {
  const events = eventsOf(model);

  it.each(['desk1', 'desk2', 'stock'])('of %s loses no update and doubles none', (victim) => {
    expect(events).toBeGreaterThan(15);
    const answers = new Set<boolean>();
    for (let event = 1; event <= events; event++) {
      const world = crashedAt(model, victim, event);
      const orders = leftOf(world);
      const told = { event, orders };
      for (const { isServed, times } of orders) {
        answers.add(isServed);
        expect([told, times]).toEqual([told, isServed ? 1 : Math.min(times, 1)]);
      }
      const { shop, deeds, writers } = dataIn(world);
      const held = orders.reduce((sum, one) => sum + one.held, 0);
      expect(shop.inventory.data.stock.rows.root).toMatchObject({
        rows: [{ onHand: 100 - held, reserved: held }],
      });
      expect([told, shopFaults(shop)]).toEqual([told, []]);
      expect([
        told,
        writers.host.rows.numbers,
        deeds.table.live,
        world.attempts.live,
        world.requests.live,
      ]).toEqual([told, [], 0, 0, 0]);
    }
    expect(answers.has(true)).toBe(true);
  });
});

it('DW-36: without idempotency keys some crash makes something happen twice', () => {
  const model = deskShop({ keepsKeys: false, entry: patient, way: { stack: [timeout(40)] } });
  const events = eventsOf(model);
  const times = Array.from({ length: events }, (_, k) => {
    const { shop } = dataIn(crashedAt(model, 'desk1', k + 1));
    return reservationsFor(shop, 'web-desk1.1').length;
  });
  expect(Math.max(...times)).toBe(2);
});

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
