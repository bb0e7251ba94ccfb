import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { orderFacts } from '../../../domain/effects/order-facts';
import { shopFaults } from '../../../domain/effects/shop-faults';
import { MARK_DONE, TRY_AGAIN } from '../../../patterns/saga/catalogue';
import { RULE_BROKEN } from '../../change-log';
import { drained, ofClient, story } from '../../observed.test-support';
import { edge, fault, networkFault, node, retry, timeout } from '../../small-model.test-support';
import type { Timeline } from '../../timeline';
import { endOf, happened, sagaStory } from './saga-story.test-support';
import { begin, dataOf, hop, ORDER_STEPS, shop } from '../shop-model.test-support';

const COMPLETED = [
  'order.created',
  'inventory.reserved',
  'payment.charged',
  'shipment.created',
  'order.paid',
];
const withoutWait = { firstWaitMs: 0, jitter: 'none' } as const;

function ran(model: Parameters<typeof begin>[0], ms = 1000): Timeline {
  const run = begin(model);
  run.run(msToNs(ms));
  return run;
}

describe('a saga that a node carries out', () => {
  it('DW-1: does one thing after the other, each at the end of the work of whoever keeps the data', () => {
    const run = ran(shop());
    expect(happened(dataOf(run))).toEqual(COMPLETED);
    expect(sagaStory(dataOf(run)).filter((line) => line.endsWith('done'))).toEqual([
      '24 “create-order”, attempt 1: done',
      '36 “reserve-stock”, attempt 1: done',
      '48 “charge”, attempt 1: done',
      '60 “prepare-shipment”, attempt 1: done',
      '72 “confirm-order”, attempt 1: done',
    ]);
    expect(endOf(dataOf(run))).toBe('completed');
  });

  it('DW-1: work that fails does nothing to the data', () => {
    const run = ran(shop({ more: { faults: [fault('f', 'payments', 0, 1000, { errorRate: 1 })] } }), 20_000);
    expect(happened(dataOf(run))).not.toContain('payment.charged');
    expect(endOf(dataOf(run))).toBe('compensated');
  });

  it('DW-2: what a call is about goes on to whoever keeps the data, through those who only ask others', () => {
    const model = shop();
    const parts = {
      nodes: [
        ...model.nodes.filter(({ id }) => id !== 'orders'),
        node('front', { plan: [['front-orders']] }),
        node('orders'),
      ],
      edges: [
        ...model.edges.filter(({ id }) => id !== 'to-orders'),
        edge('to-orders', 'desk', 'front', hop),
        edge('front-orders', 'front', 'orders', hop),
      ],
    };
    expect(happened(dataOf(ran({ ...model, ...parts })))).toEqual(COMPLETED);
  });

  it('DW-2: what they decide is handed back as it is: a refusal stays one', () => {
    const model = shop({ declineShare: 1 });
    const parts = {
      nodes: [
        ...model.nodes.filter(({ id }) => id !== 'payments'),
        node('front', { plan: [['front-payments']] }),
        node('payments'),
      ],
      edges: [
        ...model.edges.filter(({ id }) => id !== 'to-payments'),
        edge('to-payments', 'desk', 'front', hop),
        edge('front-payments', 'front', 'payments', hop),
      ],
    };
    const run = ran({ ...model, ...parts });
    expect(sagaStory(dataOf(run))).toContain('60 saga turned back: “charge” was refused');
  });

  it('DW-3: a request is answered when its saga is over, and how that went', () => {
    expect(story(begin(shop()).world, 1000)).toEqual(['73 web ok']);
    expect(story(begin(shop({ declineShare: 1 })).world, 1000)).toEqual(['73 web invalid']);
    const broken = shop({
      more: { faults: [fault('f', 'payments', 0, 1000, { errorRate: 1 })] },
      steps: once(),
    });
    expect(story(begin(broken).world, 1000)).toEqual(['73 web error']);
  });

  it('DW-3: or as soon as it has begun, and the saga goes on by itself', () => {
    const run = begin(shop({ answers: 'at-once' }));
    expect(story(run.world, 1000)).toEqual(['13 web ok']);
    expect(endOf(dataOf(run))).toBe('completed');
    expect(drained(run.world, shop({ answers: 'at-once' }))).toEqual([]);
  });

  it('DW-3: it is carried out to its end when whoever asked has gone', () => {
    const model = shop();
    const edges = model.edges.map((one) =>
      one.id === 'in' ? { ...one, stack: [timeout(20)], giveUp: 'cancel' as const } : one,
    );
    const run = begin({ ...model, edges });
    expect(story(run.world, 1000)).toEqual(['21 web timeout']);
    expect(endOf(dataOf(run))).toBe('completed');
    expect(drained(run.world, model)).toEqual([]);
  });

  it('DW-4: with keys it takes effect once, whatever guards and the network repeat', () => {
    const repeated = {
      faults: [
        networkFault('lossy', ['to-payments'], 0, 45, { direction: 'back', lossRate: 1 }),
        networkFault('copies', ['to-inventory', 'to-shipping'], 0, 1000, { duplicateRate: 1 }),
      ],
    };
    const model = shop({ more: repeated });
    const edges = model.edges.map((one) =>
      one.id === 'to-payments'
        ? { ...one, stack: [retry({ initialDelayMs: 1, jitter: 'none' }), timeout(15)] }
        : one,
    );
    const run = ran({ ...model, edges });
    expect(happened(dataOf(run))).toEqual(COMPLETED);
    expect(dataOf(run).book.faults.length).toBe(0);
  });

  it('DW-4: without them it takes effect each time, and the doubles are found', () => {
    const copies = networkFault('copies', ['to-payments'], 0, 1000, { duplicateRate: 1 });
    const run = ran(shop({ keepsKeys: false, more: { faults: [copies] } }));
    expect(happened(dataOf(run)).filter((type) => type === 'payment.charged')).toHaveLength(2);
    expect(run.world.log.past().filter(({ code }) => code === RULE_BROKEN)).not.toHaveLength(0);
  });

  it('DW-4: what comes after it was taken back has no effect any more', () => {
    // The charge is under way for longer than it is waited for, and arrives when its refund has come.
    const slow = networkFault('slow', ['to-payments'], 0, 38, { direction: 'there', addedNs: msToNs(400) });
    const steps = ORDER_STEPS.map((step) =>
      step === 'charge' ? { does: step, attempts: 1, timeoutMs: 50 } : step,
    );
    const run = ran(shop({ steps, more: { faults: [slow] } }), 2000);
    expect(endOf(dataOf(run))).toBe('compensated');
    expect(happened(dataOf(run))).not.toContain('payment.charged');
    expect(orderFacts(dataOf(run).shop, 'web.1').chargedCents).toBe(0);
  });

  it('DW-4: a service without keys takes the money then, and nobody gives it back', () => {
    const slow = networkFault('slow', ['to-payments'], 0, 38, { direction: 'there', addedNs: msToNs(400) });
    const steps = ORDER_STEPS.map((step) =>
      step === 'charge' ? { does: step, attempts: 1, timeoutMs: 50 } : step,
    );
    const run = ran(shop({ steps, keepsKeys: false, more: { faults: [slow] } }), 2000);
    expect(happened(dataOf(run)).at(-1)).toBe('payment.charged');
    expect(run.world.log.past().at(-1)).toMatchObject({ code: RULE_BROKEN, subject: 1, a: 0 });
  });

  it('DW-6: a crash leaves what was saved, and it goes on when the orchestrator is back', () => {
    const crash = fault('crash', 'desk', 40, 300, { state: 'crashed' });
    const run = begin(shop({ more: { faults: [crash] } }));
    expect(story(run.world, 10_000)).toEqual(['41 web unavailable']);
    expect(sagaStory(dataOf(run)).filter((line) => line.includes('resumed'))).toEqual([
      '300 saga resumed from its saved state',
    ]);
    expect(happened(dataOf(run))).toEqual(COMPLETED);
    expect(endOf(dataOf(run))).toBe('completed');
  });

  it('DW-6: or at another instance, once the crash is noticed', () => {
    const crash = fault('crash', 'desk', 40, 5000, { state: 'crashed', share: 0.5 });
    const model = shop({ at: [1, 2], more: { faults: [crash] } });
    const nodes = model.nodes.map((one) =>
      one.id === 'desk'
        ? { ...one, instances: 2, lifecycle: { ...one.lifecycle, noticedAfterNs: msToNs(100) } }
        : one,
    );
    const run = ran({ ...model, nodes }, 7000);
    const resumed = [1, 2].flatMap((saga) =>
      sagaStory(dataOf(run), saga).filter((line) => line.includes('resumed')),
    );
    expect(resumed).toEqual(['140 saga resumed from its saved state']);
    expect([endOf(dataOf(run), 1), endOf(dataOf(run), 2)]).toEqual(['completed', 'completed']);
  });

  it('DW-6: whoever waits meanwhile is told, and nothing of the run is left over', () => {
    const crash = fault('crash', 'desk', 40, 300, { state: 'crashed' });
    const model = shop({ at: [1, 10, 20, 30, 500], more: { faults: [crash] } });
    const run = ran(model, 3000);
    expect(ofClient(run.world, 'web', 'unavailable')).toBe(4);
    expect(drained(run.world, model)).toEqual([]);
    expect(dataOf(run).sagas.rows.count).toBe(0);
    expect(dataOf(run).deeds.table.live).toBe(0);
  });

  it('DW-7: an orchestrator that hangs takes the replies that came meanwhile when it goes on', () => {
    const hung = fault('hung', 'desk', 40, 300, { state: 'hung' });
    const run = begin(shop({ more: { faults: [hung] } }));
    expect(story(run.world, 1000)).toEqual(['325 web ok']);
    expect(sagaStory(dataOf(run))).toContain('300 “charge”, attempt 1: done');
    expect(dataOf(run).deeds.table.live).toBe(0);
  });

  it('DW-7: what became due meanwhile is due then', () => {
    const hung = fault('hung', 'desk', 40, 9000, { state: 'hung' });
    const slow = fault('slow', 'payments', 0, 20_000, { addedNs: msToNs(30_000) });
    const run = ran(shop({ more: { faults: [hung, slow] } }), 10_000);
    expect(sagaStory(dataOf(run)).filter((line) => line.includes('charge'))).toContain(
      '9000 “charge”, attempt 1: timed out; nobody knows whether it took effect',
    );
  });

  it('DW-8: an operator decides about what is stuck', () => {
    const down = fault('down', 'payments', 56, 3000, { state: 'crashed' });
    const steps = ORDER_STEPS.map((step) =>
      step === 'prepare-shipment' ? { does: step, attempts: 1, timeoutMs: 1 } : step,
    ).map((step) => (step === 'charge' ? { does: step, undoAttempts: 1, ...withoutWait } : step));
    const run = ran(shop({ steps, more: { faults: [down] } }), 4000);
    const { sagas } = dataOf(run);
    expect(sagaStory(dataOf(run)).some((line) => line.includes('operator has to decide'))).toBe(true);
    expect(sagas.host.operatorSays(1, 0, 0, TRY_AGAIN)).toBe(false);
    expect(sagas.host.operatorSays(1, 2, 1, TRY_AGAIN)).toBe(true);
    run.run(msToNs(5000));
    expect(endOf(dataOf(run))).toBe('compensated');
    expect(happened(dataOf(run))).toContain('payment.refunded');
    expect(sagas.host.operatorSays(1, 2, 1, MARK_DONE)).toBe(false);
  });

  it('DW-10: a completed order whose money was given back by nobody is a fault that is written down once', () => {
    const down = fault('down', 'payments', 56, 3000, { state: 'crashed' });
    const steps = ORDER_STEPS.map((step) =>
      step === 'prepare-shipment' ? { does: step, attempts: 1, timeoutMs: 1 } : step,
    ).map((step) => (step === 'charge' ? { does: step, undoAttempts: 1, ...withoutWait } : step));
    const run = ran(shop({ steps, settings: { deadEnd: 'record' }, more: { faults: [down] } }), 4000);
    expect(endOf(dataOf(run))).toBe('failed');
    expect(run.world.log.past().filter(({ code }) => code === RULE_BROKEN)).toHaveLength(1);
    expect(shopFaults(dataOf(run).shop)).toEqual([]);
  });
});

function once() {
  return ORDER_STEPS.map((step) => ({
    ...(typeof step === 'string' ? { does: step } : step),
    attempts: 1,
    undoAttempts: 1,
  }));
}
