import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { drained, story } from '../../observed.test-support';
import { fault, timeout, withNode } from '../../small-model.test-support';
import type { Model } from '../../model';
import { begin } from '../shop-model.test-support';
import { dataIn, staleReads, viewShop } from './view-shop.test-support';

/** The order is made at 23 ms and confirmed at 35; both show at 134. Who reads at t is answered of it at t + 11 ms. */
function readerOf(parts: Parameters<typeof viewShop>[0], ms = 1000) {
  const { world } = begin(viewShop(parts));
  const told = story(world, ms).filter((line) => line.includes('reader'));
  return { told, stale: staleReads(world), world };
}

const waits = { reads: 'wait' } as const;

describe('readers of a read model', () => {
  it('VH-10: get what is there, and do not see what they have just written', () => {
    const { told, stale } = readerOf({ reads: [10, 20, 30, 130] });
    expect(told).toEqual(['22 reader ok', '32 reader ok', '42 reader ok', '142 reader ok']);
    // The first reads before the order is made, and the last when it shows.
    expect(stale).toEqual([
      [31, 1, 0],
      [41, 2, 0],
    ]);
  });

  it('VH-10: others see nothing stale', () => {
    const model = viewShop({ reads: [30] });
    const nobody = { ...model, requestTypes: model.requestTypes.map((one) => ({ ...one, users: 0 })) };
    const { world } = begin(nobody);
    expect(story(world, 500)).toContain('42 reader ok');
    expect(staleReads(world)).toEqual([]);
  });

  it('VH-11: wait until their own write shows', () => {
    const { told, stale, world } = readerOf({ reads: [10, 30, 40], view: waits });
    expect(told).toEqual(['22 reader ok', '135 reader ok', '135 reader ok']);
    expect(stale).toEqual([]);
    expect(dataIn(world).views.sight(0)?.waiting).toMatchObject({ shownAtOnce: 1, shown: 2, count: 0 });
  });

  it('VH-11: or for the longest wait, and then get what is there', () => {
    const { told, stale } = readerOf({ reads: [30], view: waits, settings: { waitMs: 50 } });
    expect(told).toEqual(['92 reader ok']);
    expect(stale).toEqual([[91, 2, 0]]);
  });

  it('VH-11: or are told that nobody is there', () => {
    const view = { reads: 'wait', tooLong: 'refuse' } as const;
    const { told, stale } = readerOf({ reads: [30], view, settings: { waitMs: 50 } });
    expect(told).toEqual(['92 reader unavailable']);
    expect(stale).toEqual([]);
  });

  it('VH-11: without a place to wait in they hear that at once', () => {
    const view = { reads: 'wait', tooLong: 'refuse' } as const;
    const refused = readerOf({ reads: [30, 40], view, settings: { maxWaiters: 1 } });
    expect(refused.told).toEqual(['52 reader unavailable', '135 reader ok']);
    const answered = readerOf({ reads: [30, 40], view: waits, settings: { maxWaiters: 1 } });
    expect(answered.told).toEqual(['52 reader ok', '135 reader ok']);
    expect(answered.stale).toEqual([[51, 2, 0]]);
  });

  it('VH-11: whoever gives up waits no more', () => {
    const model = viewShop({ reads: [30], view: waits });
    const edges = model.edges.map((one) =>
      one.id === 'read' ? { ...one, stack: [timeout(40)], giveUp: 'cancel' as const } : one,
    );
    const { world } = begin({ ...model, edges });
    expect(story(world, 120)).toContain('70 reader timeout');
    expect(dataIn(world).views.sight(0)?.waiting).toMatchObject({ count: 0, withdrawn: 1 });
  });

  it('VH-11: a crash of the instance at which they wait ends that', () => {
    const crash = fault('crash', 'pages', 60, 70, { state: 'crashed' });
    const { told, world } = readerOf({ reads: [30], view: waits, more: { faults: [crash] } });
    expect(told).toEqual(['61 reader unavailable']);
    expect(dataIn(world).views.sight(0)?.waiting.count).toBe(0);
  });

  it('VH-9: at any instance of the node', () => {
    const two = withNode(viewShop({ reads: [30, 32], view: waits }), 'pages', { instances: 2 });
    expect(story(begin(two).world, 500).filter((line) => line.includes('reader'))).toEqual([
      '135 reader ok',
      '135 reader ok',
    ]);
  });

  it('VH-12: what was parked does not show, also when all that comes after it does', () => {
    const down = fault('down', 'users', 100, 5000, { state: 'crashed' });
    const view = { reads: 'wait', lookups: { users: 'see-users', products: null } } as const;
    const settings = { retries: 0, poison: 'park-stream' } as const;
    const { told, stale } = readerOf({ reads: [300], view, settings, more: { faults: [down] } });
    expect(told).toEqual(['312 reader ok']);
    expect(stale).toEqual([[311, 2, 2]]);
  });

  it('VH-16: whoever waits goes on when the read model is taken away', () => {
    const model = viewShop({ reads: [30], view: waits });
    const run = begin(model);
    run.run(msToNs(60));
    const less: Model = { ...model, data: model.data && { ...model.data, views: [] } };
    run.apply({ text: 'no views', model: less });
    expect(story(run.world, 500)).toContain('61 reader ok');
    expect(dataIn(run.world).views.sight(0)).toBeNull();
    expect(drained(run.world, less)).toEqual([]);
    expect(dataIn(run.world).deeds.table.live).toBe(0);
  });

  it('VH-15: with fewer places the last ones are turned away', () => {
    const model = viewShop({ reads: [30, 40], view: { ...waits, tooLong: 'refuse' } });
    const run = begin(model);
    run.run(msToNs(60));
    run.apply({
      text: 'one place',
      model: viewShop({
        reads: [30, 40],
        view: { ...waits, tooLong: 'refuse' },
        settings: { maxWaiters: 1 },
      }),
    });
    expect(story(run.world, 500).filter((line) => line.includes('reader'))).toEqual([
      '61 reader unavailable',
      '135 reader ok',
    ]);
  });
});
