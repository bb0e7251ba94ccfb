import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import { fault, networkFault, timeout, withNode } from '../../small-model.test-support';
import type { Model } from '../../model';
import type { Timeline } from '../../timeline';
import { begin } from '../shop-model.test-support';
import {
  dataIn,
  foldOf,
  logged,
  ordersShown,
  progress,
  statuses,
  viewShop,
  withLookups,
} from './view-shop.test-support';

function ran(model: Model, ms = 1000): Timeline {
  const run = begin(model);
  run.run(msToNs(ms));
  return run;
}

const crashed = (from: number, to: number) => fault('crash', 'pages', from, to, { state: 'crashed' });

describe('the instance of a read model', () => {
  it('VH-7: a crash before the save leaves nothing of what was handled', () => {
    const run = ran(viewShop({ more: { faults: [crashed(132, 300)] } }));
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
    expect(progress(run.world)).toEqual(['12 to 0', '322 to 2']);
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live', '132 catching up', '322 live']);
    expect(dataIn(run.world).views.sight(0)?.serving.state.handled).toBe(3);
  });

  it('VH-7: after the save it goes on where it was', () => {
    const run = ran(viewShop({ more: { faults: [crashed(150, 300)] } }));
    expect(dataIn(run.world).views.sight(0)?.serving.state.handled).toBe(2);
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
  });

  it('VH-7: apart from the documents events come again, and are left out where they were', () => {
    const settings = { checkpoint: 'apart', saveAfterMs: 5000 } as const;
    const run = ran(viewShop({ settings, more: { faults: [crashed(131, 300)] } }), 310);
    // The first event was handled and is there; the second comes for the first time when it is back.
    expect(ordersShown(run.world)).toEqual(['web.1 pending']);
    run.run(msToNs(1000));
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
    // What is said to show is the checkpoint again until then.
    expect(progress(run.world)).toEqual(['12 to 0', '129 to 1', '131 to 0', '317 to 1', '322 to 2']);
    expect(dataIn(run.world).views.sight(0)?.serving.documents).toEqual(foldOf(run.world, 0));
  });

  it('VH-7: goes on at another instance as soon as the crash is noticed', () => {
    const here = fault('crash', 'pages', 60, 5000, { state: 'crashed', zone: 'here' });
    const model = withNode(viewShop({ more: { faults: [here] } }), 'pages', {
      instances: 2,
      zones: ['here', 'there'],
      lifecycle: { startupNs: 0, warmUpNs: 0, coldFactor: 1, drainNs: 0, noticedAfterNs: msToNs(70) },
    });
    const run = ran(model);
    const first = ran(viewShop()).world;
    expect(dataIn(run.world).views.sight(0)?.instance).toBe(
      (dataIn(first).views.sight(0)?.instance ?? 0) + 1,
    );
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live', '60 catching up', '152 live']);
  });

  it('VH-7: and at once if its instance was stopped in order', () => {
    const two = withNode(viewShop(), 'pages', { instances: 2 });
    const run = begin(two);
    run.run(msToNs(60));
    run.apply({ text: 'one less', model: withNode(two, 'pages', { instances: 1 }) });
    // The second instance goes, and the read model is at the first.
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live']);
    const none = withNode(two, 'pages', { instances: 0 });
    run.apply({ text: 'none', model: none });
    expect(dataIn(run.world).views.sight(0)?.isAtRest).toBe(true);
    run.apply({ text: 'back', model: two });
    run.run(msToNs(1000));
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
  });

  it('VH-8: one that hangs does nothing, and goes on with what came meanwhile', () => {
    const hung = fault('hung', 'pages', 120, 400, { state: 'hung' });
    const run = ran(viewShop({ more: { faults: [hung] } }));
    // The answer of 124 ms is taken at 400 ms.
    expect(progress(run.world)).toEqual(['12 to 0', '410 to 2']);
    expect(dataIn(run.world).deeds.table.live).toBe(0);
  });

  it('VH-8: and does then what became due', () => {
    const hung = fault('hung', 'pages', 126, 400, { state: 'hung' });
    expect(progress(ran(viewShop({ more: { faults: [hung] } })).world)).toEqual(['12 to 0', '405 to 2']);
  });

  it('VH-8: a crash while it hangs loses the replies that wait', () => {
    const hung = fault('hung', 'pages', 120, 400, { state: 'hung' });
    const run = ran(viewShop({ more: { faults: [hung, crashed(200, 300)] } }));
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
    expect(dataIn(run.world).deeds.table.live).toBe(0);
  });
});

describe('a read model whose sources fail', () => {
  it('VH-17: is behind while the owner is down, and catches up', () => {
    const down = fault('down', 'orders', 100, 500, { state: 'crashed' });
    const run = ran(viewShop({ settings: { factor: 1 }, more: { faults: [down] } }));
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live', '114 behind', '532 behind', '542 live']);
    expect(logged(run.world)).toEqual([
      '114 orders is behind: the log cannot be read.',
      '542 orders has caught up.',
    ]);
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
  });

  it('VH-3: a lookup that fails is tried again, then its event is parked, and replayed when somebody says so', () => {
    const down = fault('down', 'users', 100, 2000, { state: 'crashed' });
    const settings = { retries: 1, poison: 'park-stream' } as const;
    const run = ran(viewShop({ settings, view: withLookups, more: { faults: [down] } }), 1000);
    const sight = dataIn(run.world).views.sight(0);
    expect(sight?.serving.state).toMatchObject({ parkedCount: 2, retried: 1 });
    expect(ordersShown(run.world)).toEqual([]);
    expect(logged(run.world)).toEqual([
      expect.stringMatching(/^141 orders is behind: the event at position \d+ fails\.$/),
      expect.stringMatching(/^258 orders parked the event at position \d+: every try at it failed\.$/),
      '258 orders has caught up.',
    ]);
    run.run(msToNs(2100));
    run.take({ kind: 'view', text: 'replay', view: 'orders', said: 'replay' });
    run.run(msToNs(3000));
    expect(ordersShown(run.world)).toEqual(['web.1 paid of Ines Okafor']);
    expect(dataIn(run.world).views.sight(0)?.serving.documents).toEqual(foldOf(run.world, 0));
    expect(logged(run.world).at(-1)).toBe('2100 orders: an operator had its parked events tried again.');
  });

  it('VH-14: one that stops before a poison event goes on with it, or without it', () => {
    const down = fault('down', 'users', 100, 2000, { state: 'crashed' });
    const settings = { retries: 0, poison: 'stop' } as const;
    const model = viewShop({ settings, view: withLookups, more: { faults: [down] } });
    const skipped = ran(model, 1000);
    expect(statuses(skipped.world).at(-1)).toBe('141 stopped');
    expect(logged(skipped.world)).toHaveLength(1);
    skipped.take({ kind: 'view', text: 'skip', view: 'orders', said: 'skip' });
    skipped.run(msToNs(3000));
    expect(ordersShown(skipped.world)).toEqual([]);
    expect(statuses(skipped.world).at(-1)).toMatch(/ live$/);
    const resumed = ran(model, 2100);
    resumed.take({ kind: 'view', text: 'resume', view: 'orders', said: 'resume' });
    resumed.run(msToNs(3000));
    expect(ordersShown(resumed.world)).toEqual(['web.1 paid of Ines Okafor']);
  });

  it('VH-4: a lost answer is no answer, once a timeout says so', () => {
    const lossy = networkFault('lossy', ['see-orders'], 100, 300, { lossRate: 1 });
    const model = viewShop({ settings: { factor: 1 }, more: { faults: [lossy] } });
    const edges = model.edges.map((one) =>
      one.id === 'see-orders' ? { ...one, stack: [timeout(50)] } : one,
    );
    const { world } = ran({ ...model, edges });
    expect(statuses(world).slice(2, 3)).toEqual(['162 behind']);
    expect(ordersShown(world)).toEqual(['web.1 paid']);
  });
});
