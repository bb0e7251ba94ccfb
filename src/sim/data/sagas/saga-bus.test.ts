import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { orderFacts } from '../../../domain/effects/order-facts';
import { fault, networkFault } from '../../small-model.test-support';
import type { Timeline } from '../../timeline';
import { endOf, happened, sagaStory } from './saga-story.test-support';
import { begin, dataOf, shop } from '../shop-model.test-support';

const BUS = { redeliverNs: msToNs(100), deliveries: 4 };

function ran(model: Parameters<typeof begin>[0], ms = 1000): Timeline {
  const run = begin(model);
  run.run(msToNs(ms));
  return run;
}

const count = (run: Timeline, type: string): number =>
  happened(dataOf(run)).filter((one) => one === type).length;

/** One attempt of the charge, however long it takes. */
const onceCharged = ['create-order', { does: 'charge', attempts: 1, timeoutMs: 0 }] as const;

describe('a saga that saves nothing', () => {
  const twoWrites = {
    steps: [
      { does: 'create-order', attempts: 1, compensation: 'nothing' },
      { does: 'charge', attempts: 1, compensation: 'nothing' },
    ],
    settings: { saves: 'never' },
  } as const;

  it('DW-45: is forgotten in a crash of its orchestrator, with what was done by then', () => {
    const down = fault('down', 'desk', 30, 200, { state: 'crashed' });
    const run = ran(shop({ ...twoWrites, more: { faults: [down] } }));
    expect(sagaStory(dataOf(run)).at(-2)).toBe('30 forgotten in a crash, for nothing of it was saved');
    expect(endOf(dataOf(run))).toBe('failed');
    // The charge was under way: it took effect, and all is right.
    expect(happened(dataOf(run))).toContain('payment.charged');
    expect(dataOf(run).book.faults.length).toBe(0);
    expect(dataOf(run).sagas.rows.count).toBe(0);
    expect(dataOf(run).deeds.table.live).toBe(0);
  });

  it('DW-45: leaves an order that stands without its goods, which breaks the rules', () => {
    const steps = [
      ...twoWrites.steps.slice(0, 1),
      { does: 'reserve-stock', attempts: 1, compensation: 'nothing' } as const,
    ];
    const down = fault('down', 'desk', 20, 200, { state: 'crashed' });
    const run = ran(shop({ ...twoWrites, steps, more: { faults: [down] } }));
    const { order, reservation } = orderFacts(dataOf(run).shop, 'web.1');
    expect([order, reservation]).toEqual(['pending', 'none']);
    expect(dataOf(run).book.faults.length).toBe(1);
  });

  it('DW-45: goes on as any other while nothing crashes', () => {
    expect(endOf(dataOf(ran(shop(twoWrites))))).toBe('completed');
  });
});

describe('a saga that asks by commands', () => {
  it('DW-46: has each delivered again until somebody deals with it, and waits for that', () => {
    const down = fault('down', 'payments', 0, 250, { state: 'crashed' });
    const run = ran(shop({ steps: onceCharged, bus: BUS, more: { faults: [down] } }));
    expect(endOf(dataOf(run))).toBe('completed');
    const ends = sagaStory(dataOf(run)).filter((line) => line.includes('attempt'));
    expect(ends.filter((line) => line.includes('“charge”') && line.endsWith('done'))).toHaveLength(1);
    expect(ends.some((line) => line.includes('surely without effect'))).toBe(false);
    const asCalls = ran(shop({ steps: onceCharged, more: { faults: [down] } }));
    expect(endOf(dataOf(asCalls))).toBe('compensated');
  });

  it('DW-46: takes a no for an answer', () => {
    const run = ran(shop({ steps: onceCharged, bus: BUS, declineShare: 1 }));
    expect(endOf(dataOf(run))).toBe('compensated');
    expect(count(run, 'payment.declined')).toBe(1);
  });

  it('DW-46: is in doubt about one that was put aside after several deliveries', () => {
    const lost = networkFault('lost', ['to-payments'], 0, 190_000, { direction: 'back', lossRate: 1 });
    const run = ran(shop({ steps: onceCharged, bus: BUS, more: { faults: [lost] } }), 400_000);
    expect(sagaStory(dataOf(run)).some((line) => line.includes('it may have taken effect'))).toBe(true);
    const { chargedCents, refundedCents } = orderFacts(dataOf(run).shop, 'web.1');
    expect(chargedCents - refundedCents).toBe(0);
  });

  it('DW-47: loses neither a command nor a reply when its orchestrator crashes', () => {
    for (let from = 13; from < 80; from += 3) {
      const down = fault('down', 'desk', from, from + 60, { state: 'crashed' });
      const steps = ['create-order', 'reserve-stock', { does: 'charge', attempts: 1, timeoutMs: 0 }] as const;
      const run = ran(shop({ steps, bus: BUS, more: { faults: [down] } }), 3000);
      expect([from, endOf(dataOf(run)), count(run, 'payment.charged')]).toEqual([from, 'completed', 1]);
      expect(dataOf(run).deeds.table.live).toBe(0);
    }
  });

  it('DW-47: a command outlives its saga, and does nothing then, for its key was closed', () => {
    const steps = ['create-order', { does: 'charge', attempts: 1, timeoutMs: 150 }] as const;
    const down = fault('down', 'payments', 0, 320, { state: 'crashed' });
    const run = ran(
      shop({ steps, bus: { redeliverNs: msToNs(200), deliveries: 9 }, more: { faults: [down] } }),
      5000,
    );
    expect(endOf(dataOf(run))).toBe('compensated');
    const { chargedCents, refundedCents } = orderFacts(dataOf(run).shop, 'web.1');
    expect(chargedCents).toBe(refundedCents);
  });
});
