import { describe, expect, it } from 'vitest';
import { msToNs, nsToMs } from '../../base/time';
import { shopFaults } from '../../domain/effects/shop-faults';
import { INSTANCE_CHANGED } from '../change-log';
import { ofNode, start } from '../observed.test-support';
import { crash, restart } from '../instances';
import type { Model } from '../model';
import { run } from '../run';
import { fault } from '../small-model.test-support';
import { CRASHED } from '../tables';
import type { World } from '../world';
import { DataWorld } from './data-world';
import { endOf, happened } from './sagas/saga-story.test-support';
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

/** Beside the models above one whose parcel and money are taken back, so that each act and each way back occurs. */
const WITH_REFUNDS: typeof MODELS = [...MODELS, ['an order that is too late', tooLate()]];
const PARTICIPANTS = VICTIMS.filter((victim) => victim !== 'desk');

describe.each(WITH_REFUNDS)('DW-9: a crash at the end of any work for %s', (_what, model) => {
  it.each(PARTICIPANTS)('of %s, before or after it takes effect, leaves data that fit', (victim) => {
    for (const crashed of crashesAtWork(model, victim)) {
      const { moment, work, data, world } = crashed;
      const left = { moment, work, end: endOf(data), broken: data.book.faults.length };
      const end: unknown = expect.stringMatching(/^(completed|compensated)$/);
      expect(left).toEqual({ moment, work, end, broken: 0 });
      expect(shopFaults(data.shop)).toEqual([]);
      expect([data.sagas.rows.count, data.deeds.table.live, world.attempts.live]).toEqual([0, 0, 0]);
    }
  });
});

describe('DW-9: a crash at the end of work', () => {
  it('hits each act of an order, and each way back, and leaves out what it comes before', () => {
    const at = { before: new Set<string>(), after: new Set<string>() };
    for (const [, model] of WITH_REFUNDS) {
      for (const victim of PARTICIPANTS) {
        for (const { moment, effects } of crashesAtWork(model, victim)) {
          for (const effect of effects) at[moment].add(effect);
        }
      }
    }
    expect([...at.before]).toEqual([]);
    expect(at.after).toEqual(
      new Set([
        'inventory.released',
        'inventory.reserved',
        'order.cancelled',
        'order.created',
        'order.paid',
        'payment.charged',
        'payment.declined',
        'payment.refunded',
        'shipment.cancelled',
        'shipment.created',
      ]),
    );
  });

  it('makes something happen twice without keys, but only after it took effect', () => {
    const broken = { before: new Set<string>(), after: new Set<string>() };
    for (const model of [shop({ keepsKeys: false }), tooLate({ keepsKeys: false })]) {
      for (const victim of PARTICIPANTS) {
        for (const { moment, data } of crashesAtWork(model, victim)) {
          for (const text of faultsOf(data)) broken[moment].add(text);
        }
      }
    }
    expect([...broken.before]).toEqual([]);
    expect(broken.after.size).toBe(6);
    expect([...broken.after]).toEqual(
      expect.arrayContaining([
        'Order web.1 has 2 parcels',
        'Order web.1 is there 2 times',
        'Order web.1 was charged 2 times',
        expect.stringMatching(
          /^Order web.1 was completed and costs .* cents were charged and not given back$/,
        ),
        expect.stringMatching(/^Order web.1 was completed, but 2 pieces of .* for it instead of 1$/),
        'The goods of order web.1 were taken 2 times',
      ]),
    );
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

/** Its deadline is over while the parcel is prepared: all that was done is undone. */
function tooLate(parts: { readonly keepsKeys?: boolean } = {}): Model {
  return shop({ settings: { deadlineMs: 45 }, ...parts });
}

interface CrashAtWork {
  readonly moment: 'before' | 'after';
  /** Which piece of work of the victim it is, from 1. */
  readonly work: number;
  /** What took effect at the instant of the crash. */
  readonly effects: readonly string[];
  readonly data: DataWorld;
  readonly world: World;
}

/** Runs in which the victim crashes once, before or after the effect of one piece of its work: each of them in turn. */
function crashesAtWork(model: Model, victim: string): CrashAtWork[] {
  const ends = endsOfWork(model, victim);
  return (['before', 'after'] as const).flatMap((moment) =>
    ends.map((from, index) => {
      const effects = { crashRate: 1, mostCrashes: 1, crashMoment: moment } as const;
      const world = start({ ...model, faults: [fault('crash', victim, from, nsToMs(END), effects)] });
      run(world, END);
      const crashed = world.log.past().filter(({ code, b }) => code === INSTANCE_CHANGED && b === CRASHED);
      expect(crashed.map(({ time }) => nsToMs(time))).toEqual([from]);
      const data = dataIn(world);
      return { moment, work: index + 1, effects: happenedAt(data, msToNs(from)), data, world };
    }),
  );
}

/** When the work of a participant ends while nothing fails, in ms. */
function endsOfWork(model: Model, victim: string): number[] {
  const world = start(model);
  const ends: number[] = [];
  let known = 0;
  while (world.heap.isDue(END)) {
    run(world, END, 1);
    const answered = ofNode(world, victim, 'served') + ofNode(world, victim, 'failed');
    if (answered > known) ends.push(nsToMs(world.now));
    known = answered;
  }
  return ends;
}

function happenedAt({ book }: DataWorld, time: number): string[] {
  return Array.from({ length: book.events.length }, (_, index) => book.events.at(index + 1))
    .filter((record) => record.time === time)
    .map(({ type }) => book.texts.text(type));
}

function faultsOf({ book }: DataWorld): string[] {
  return Array.from({ length: book.faults.length }, (_, row) =>
    book.texts.text(book.faults.table.col.text[row]),
  );
}

function dataIn({ data }: World): DataWorld {
  if (data instanceof DataWorld) return data;
  throw new Error('The world keeps no data');
}
