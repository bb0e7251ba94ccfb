import { describe, expect, it } from 'vitest';
import { msToNs } from '../../base/time';
import { shopFaults } from '../../domain/effects/shop-faults';
import { RULE_BROKEN } from '../change-log';
import { drained, ofClient, story } from '../observed.test-support';
import type { Model } from '../model';
import { fault, networkFault, requestType, retry, timeout } from '../small-model.test-support';
import type { Timeline } from '../timeline';
import { endOf, happened, sagaStory } from './sagas/saga-story.test-support';
import { begin, dataOf, ORDER_STEPS, shop } from './shop-model.test-support';

function edited(run: Timeline, change: (model: Model) => Model): void {
  const { model } = run.world.configuration;
  run.apply({ text: `edit ${run.log.length}`, model: change(model) });
}

const withoutData = (model: Model): Model => ({ ...model, data: null });

describe('what goes on around a saga', () => {
  it('DW-12: the deadline of the request does not cut its calls off', () => {
    const model = shop({ more: { requestTypes: [requestType(30, { reads: false, idempotent: false })] } });
    const nodes = model.nodes.map((one) => ({ ...one, queue: { order: 'fifo', leastLeftNs: 0 } as const }));
    const run = begin({ ...model, nodes });
    run.run(msToNs(1000));
    expect(happened(dataOf(run))).toHaveLength(5);
    expect(endOf(dataOf(run))).toBe('completed');
  });

  it('DW-7: an end that is a reply behind which others wait leaves nothing of them', () => {
    // While the orchestrator hangs, two attempts of a last step are answered, the newer one first; and between these two
    // the first step of another saga, which then sends as many calls as the first saga has left places.
    const hung = fault('hung', 'desk', 145, 225, { state: 'hung' });
    const slow = networkFault('slow', ['to-orders'], 40, 60, { direction: 'back', addedNs: msToNs(134) });
    const steps = [
      'create-order',
      'reserve-stock',
      { does: 'charge', starts: 'with' },
      { does: 'confirm-order', compensation: 'nothing', timeoutMs: 100, firstWaitMs: 0 },
    ] as const;
    const model = shop({ at: [1, 129], steps, more: { faults: [hung, slow] } });
    const run = begin(model);
    expect(story(run.world, 1000)).toEqual(['226 web ok', '250 web ok']);
    expect(sagaStory(dataOf(run), 1).filter((line) => line.startsWith('225'))).toEqual([
      '225 “confirm-order”, attempt 2: done',
      '225 saga is completed',
    ]);
    expect(sagaStory(dataOf(run), 2).filter((line) => line.endsWith('done'))).toEqual([
      '225 “create-order”, attempt 1: done',
      '237 “reserve-stock”, attempt 1: done',
      '237 “charge”, attempt 1: done',
      '249 “confirm-order”, attempt 1: done',
    ]);
    expect(dataOf(run).deeds.table.live).toBe(0);
    expect(drained(run.world, model)).toEqual([]);
  });

  it('DW-6: without a timeout nobody gives up what a crash has lost the reply to', () => {
    const crash = fault('crash', 'desk', 40, 300, { state: 'crashed' });
    const steps = ORDER_STEPS.map((step) => (step === 'charge' ? { does: step, timeoutMs: 0 } : step));
    const run = begin(shop({ steps, more: { faults: [crash] } }));
    run.run(msToNs(100_000));
    expect(sagaStory(dataOf(run)).at(-1)).toBe('300 saga resumed from its saved state');
    expect(dataOf(run).sagas.rows.count).toBe(1);
  });

  it('DW-8: nobody hears an operator while the orchestrator is down or hangs', () => {
    const down = fault('down', 'payments', 56, 9000, { state: 'crashed' });
    const hung = fault('hung', 'desk', 4000, 5000, { state: 'hung' });
    const crash = fault('crash', 'desk', 6000, 7000, { state: 'crashed' });
    const steps = ORDER_STEPS.map((step) =>
      step === 'prepare-shipment'
        ? { does: step, attempts: 1, timeoutMs: 1 }
        : step === 'charge'
          ? ({ does: step, undoAttempts: 1, firstWaitMs: 0, jitter: 'none' } as const)
          : step,
    );
    const run = begin(shop({ steps, more: { faults: [down, hung, crash] } }));
    const heard = [3000, 4500, 5500, 6500, 7500].map((ms) => {
      run.run(msToNs(ms));
      return dataOf(run).mayDecide(1, 'charge', 'compensation');
    });
    expect(heard).toEqual([true, false, true, false, true]);
    run.seek(msToNs(4500));
    const before = run.world.hash.hex();
    dataOf(run).operatorSays(1, 'charge', 'compensation', 'done');
    expect(run.world.hash.hex()).toBe(before);
    expect(dataOf(run).mayDecide(1, 'charge', 'compensation')).toBe(false);
    run.run(msToNs(5500));
    expect(dataOf(run).mayDecide(1, 'charge', 'compensation')).toBe(true);
  });

  it('DW-8: a saga that is cancelled by hand turns back, and whoever waits hears of a failure', () => {
    const run = begin(shop());
    run.run(msToNs(40));
    expect(dataOf(run).mayDecide(1, '', 'action')).toBe(true);
    dataOf(run).operatorSays(1, '', 'action', 'try-again');
    run.run(msToNs(1000));
    expect(endOf(dataOf(run))).toBe('compensated');
    expect(happened(dataOf(run)).slice(-2)).toEqual(['inventory.released', 'order.cancelled']);
    expect(ofClient(run.world, 'web', 'error')).toBe(1);
  });

  it('DW-3: a saga that failed after its pivot is an error, and no refusal', () => {
    const steps = ORDER_STEPS.map((step) => (step === 'create-order' ? { does: step, pivot: true } : step));
    const model = shop({ steps, declineShare: 1, settings: { deadEnd: 'record' } });
    expect(story(begin(model).world, 1000).map((line) => line.slice(-9))).toEqual(['web error']);
  });

  it('DW-9: a try that was repeated speaks for itself alone, and not for the tries before it', () => {
    // The first try takes the money and its answer is lost; the second one is answered with an error.
    const lost = networkFault('lost', ['to-payments'], 45, 55, { direction: 'back', lossRate: 1 });
    const broken = fault('broken', 'payments', 52, 70, { errorRate: 1 });
    const steps = ORDER_STEPS.map((step) => (step === 'charge' ? { does: step, attempts: 1 } : step));
    const promises = (notDoneOn: readonly ['error'] | readonly []) => {
      const model = shop({ steps, settings: { notDoneOn }, more: { faults: [lost, broken] } });
      const layers = [retry({ maxAttempts: 2, initialDelayMs: 1, jitter: 'none' }), timeout(15)];
      const edges = model.edges.map((one) => (one.id === 'to-payments' ? { ...one, stack: layers } : one));
      const run = begin({ ...model, edges });
      run.run(msToNs(60_000));
      return [
        endOf(dataOf(run)),
        dataOf(run).book.faults.length,
        happened(dataOf(run)).includes('payment.refunded'),
      ];
    };
    expect(promises(['error'])).toEqual(['compensated', 1, false]);
    expect(promises([])).toEqual(['compensated', 0, true]);
  });
});

describe('an edit in the middle of a run', () => {
  it('DW-11: leaves a saga that goes on as it began, and new requests take the new one', () => {
    const model = shop({ at: [1, 100] });
    const run = begin(model);
    run.run(msToNs(30));
    edited(run, (now) => ({
      ...now,
      data: shop({ steps: ['create-order', 'charge'], declineShare: 1 }).data,
    }));
    run.run(msToNs(1000));
    expect(dataOf(run).part.sagas.map(({ config }) => config.steps)).toEqual([5, 2]);
    expect([endOf(dataOf(run), 1), endOf(dataOf(run), 2)]).toEqual(['compensated', 'compensated']);
    expect(sagaStory(dataOf(run), 1)).toContain('48 saga turned back: “charge” was refused');
    expect(sagaStory(dataOf(run), 2).some((line) => line.includes('reserve-stock'))).toBe(false);
    expect(drained(run.world, run.world.configuration.model)).toEqual([]);
  });

  it('DW-11: that takes all data away ends no saga and begins none, and nobody keeps any more', () => {
    const run = begin(shop({ at: [1, 100] }));
    run.run(msToNs(30));
    edited(run, withoutData);
    run.run(msToNs(1000));
    expect(dataOf(run).book.begun.length).toBe(1);
    expect(endOf(dataOf(run))).toBe('completed');
    expect(happened(dataOf(run))).toEqual(['order.created']);
    expect(run.world.log.past().some(({ code }) => code === RULE_BROKEN)).toBe(true);
    expect(ofClient(run.world, 'web', 'ok')).toBe(2);
  });

  it('DW-11: that brings data opens the shop there, once, and every line has its own', () => {
    const model = shop({ at: [1, 300, 600] });
    const run = begin(withoutData(model));
    run.run(msToNs(100));
    expect(run.world.data).toBeNull();
    edited(run, () => model);
    const opened = dataOf(run).book.events.length;
    run.run(msToNs(400));
    edited(run, withoutData);
    edited(run, () => model);
    run.run(msToNs(1000));
    expect(dataOf(run).book.events.length).toBe(opened + 10);
    expect(shopFaults(dataOf(run).shop)).toEqual([]);
    // Before the edit there are none, and another line may bring others, or the same at another time.
    const { line } = run;
    run.seek(msToNs(50));
    expect(run.world.data).toBeNull();
    edited(run, () => shop({ at: [1, 300, 600], stockEach: 0 }));
    run.run(msToNs(9000));
    expect([endOf(dataOf(run), 1), endOf(dataOf(run), 2)]).toEqual(['compensated', 'compensated']);
    run.choose(line, line.reach);
    run.seek(msToNs(1000));
    expect([endOf(dataOf(run), 1), endOf(dataOf(run), 2)]).toEqual(['completed', 'completed']);
  });
});
