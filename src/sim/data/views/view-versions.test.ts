import { describe, expect, it } from 'vitest';
import { msToNs } from '../../../base/time';
import type { ViewWord } from '../../outside/input';
import { digest } from '../../digest.test-support';
import { fault } from '../../small-model.test-support';
import { Timeline } from '../../timeline';
import { momentOf } from '../../tracing/tracing.test-support';
import { begin } from '../shop-model.test-support';
import {
  dataIn,
  logged,
  ordersShown,
  progress,
  statuses,
  viewShop,
  withLookups,
} from './view-shop.test-support';

function says(run: Timeline, said: ViewWord): void {
  run.take({ kind: 'view', text: said, view: 'orders', said });
}

const ORDERS = { at: [1, 20, 40, 60] } as const;

describe('versions of a read model', () => {
  it('VH-13: one is made beside the one that serves, and takes over when it shows as much', () => {
    const run = begin(viewShop(ORDERS));
    run.run(msToNs(300));
    const before = ordersShown(run.world);
    says(run, 'rebuild');
    run.run(msToNs(330));
    expect(dataIn(run.world).views.sight(0)?.building?.number).toBe(1);
    expect(ordersShown(run.world)).toEqual(before);
    run.run(msToNs(1000));
    // It reads at 300, has the answer at 312, and handles eight events.
    expect(statuses(run.world).slice(2)).toEqual(['300 rebuilding (1)', '352 live (1)']);
    expect(logged(run.world)).toEqual([
      '300 orders: an operator had it made anew.',
      '300 orders is made anew beside the one that serves.',
      '352 orders was made anew, and the new one serves now.',
    ]);
    expect(progress(run.world).at(-1)).toBe('352 to 8');
    expect(dataIn(run.world).views.sight(0)).toMatchObject({ serving: { number: 1 }, building: null });
    expect(ordersShown(run.world)).toEqual(before);
    expect(dataIn(run.world).deeds.table.live).toBeLessThanOrEqual(1);
  });

  it('VH-21: is made anew by itself at a moment that is set, once', () => {
    const run = begin(viewShop({ ...ORDERS, view: { remakeAt: msToNs(300) } }));
    run.run(msToNs(2000));
    expect(logged(run.world)).toEqual([
      '300 orders is made anew beside the one that serves.',
      '352 orders was made anew, and the new one serves now.',
    ]);
  });

  it('VH-21: an edit sets another moment, and one that is over has no effect', () => {
    const run = begin(viewShop({ ...ORDERS, view: { remakeAt: msToNs(300) } }));
    run.run(msToNs(200));
    const later = viewShop({ ...ORDERS, view: { remakeAt: msToNs(400) } });
    run.apply({ text: 'later', model: later });
    run.run(msToNs(500));
    run.apply({ text: 'past', model: viewShop({ ...ORDERS, view: { remakeAt: msToNs(300) } }) });
    run.run(msToNs(2000));
    expect(logged(run.world).map((line) => line.slice(0, 3))).toEqual(['400', '452']);
  });

  it('VH-13: a crash sends it back to what it has saved, and it is made all the same', () => {
    const crash = fault('crash', 'pages', 330, 400, { state: 'crashed' });
    const run = begin(viewShop({ ...ORDERS, settings: { saveEvery: 1 }, more: { faults: [crash] } }));
    run.run(msToNs(300));
    says(run, 'rebuild');
    run.run(msToNs(1000));
    expect(dataIn(run.world).views.sight(0)).toMatchObject({
      serving: { number: 1, state: { crashes: 1 } },
      building: null,
    });
    expect(ordersShown(run.world)).toHaveLength(4);
  });

  it('VH-14: it can be given up, and begun once more', () => {
    const run = begin(viewShop(ORDERS));
    run.run(msToNs(300));
    says(run, 'rebuild');
    run.run(msToNs(320));
    says(run, 'rebuild');
    run.run(msToNs(330));
    says(run, 'abandon');
    says(run, 'abandon');
    run.run(msToNs(1000));
    expect(dataIn(run.world).views.sight(0)).toMatchObject({
      serving: { number: 0 },
      building: null,
      versions: { abandoned: 2, switches: 0 },
    });
    expect(logged(run.world).filter((line) => line.includes('not made anew'))).toHaveLength(1);
  });

  it('VH-14: a read model that is stopped by hand does nothing until it is resumed', () => {
    const run = begin(viewShop());
    run.run(msToNs(50));
    says(run, 'stop');
    run.run(msToNs(1000));
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live', '50 stopped']);
    expect(ordersShown(run.world)).toEqual([]);
    says(run, 'skip');
    expect(ordersShown(run.world)).toEqual([]);
    says(run, 'resume');
    run.run(msToNs(2000));
    expect(statuses(run.world).slice(3)).toEqual(['1000 catching up', '1022 live']);
    expect(logged(run.world)).toEqual([
      '50 orders: an operator stopped it.',
      '50 orders stopped: by hand.',
      '1000 orders: an operator resumed it.',
      '1022 orders has caught up.',
    ]);
  });

  it('VH-14: nobody hears it while the process is down or hangs, or where there is nothing to do', () => {
    const down = fault('down', 'pages', 100, 200, { state: 'crashed' });
    const hung = fault('hung', 'pages', 300, 400, { state: 'hung' });
    const run = begin(viewShop({ more: { faults: [down, hung] } }));
    for (const ms of [150, 350]) {
      run.run(msToNs(ms));
      expect(dataIn(run.world).mayTellView('orders', 'rebuild')).toBe(false);
      says(run, 'rebuild');
    }
    run.run(msToNs(500));
    for (const said of ['abandon', 'resume', 'skip', 'replay'] as const) {
      expect(dataIn(run.world).mayTellView('orders', said)).toBe(false);
      says(run, said);
    }
    expect(dataIn(run.world).mayTellView('nothing', 'stop')).toBe(false);
    expect(logged(run.world)).toEqual([]);
  });
});

describe('edits of a read model', () => {
  it('VH-16: one that comes begins with the first event of the log', () => {
    const model = viewShop();
    const run = begin({ ...model, data: model.data && { ...model.data, views: [] } });
    run.run(msToNs(500));
    run.apply({ text: 'a view', model });
    run.run(msToNs(600));
    expect(statuses(run.world)).toEqual(['500 catching up', '522 live']);
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
  });

  it('VH-15: one that shows something else begins anew, and counts its versions on', () => {
    const run = begin(viewShop());
    run.run(msToNs(500));
    run.apply({ text: 'customers', model: viewShop({ view: { shows: 'customer-orders' } }) });
    run.run(msToNs(600));
    const sight = dataIn(run.world).views.sight(0);
    expect([sight?.serving.documents.kind, sight?.serving.number]).toEqual(['customer-orders', 1]);
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live', '500 catching up (1)', '522 live (1)']);
  });

  it('VH-15: other settings, times and lookups hold from the edit on', () => {
    const run = begin(viewShop());
    run.run(msToNs(126));
    const slower = viewShop({ settings: { batchEvents: 1 }, view: { handleNs: msToNs(20), ...withLookups } });
    run.apply({ text: 'slower', model: slower });
    run.run(msToNs(1000));
    // The handler of the first event was at work with the old time, and looks up what it is to know by now.
    expect(progress(run.world)).toEqual(['12 to 0', '161 to 2']);
    expect(ordersShown(run.world)).toEqual(['web.1 paid of Ines Okafor']);
  });
});

describe('what is written down of a read model', () => {
  it('VH-19: is that of the moment at which the run stands, and is the same when it comes again', () => {
    const faults = [
      fault('crash', 'pages', 150, 180, { state: 'crashed' }),
      fault('hung', 'pages', 420, 500, { state: 'hung' }),
      fault('errors', 'pages', 600, 700, { errorRate: 0.7 }),
    ];
    const at = [1, 20, 40, 60, 100, 110, 120, 200, 300, 400, 410, 500, 600, 610, 620];
    const reads = Array.from({ length: 60 }, (_, k) => 5 + 15 * k);
    const view = { ...withLookups, reads: 'wait' } as const;
    const settings = { retries: 1, waitMs: 40, batchEvents: 3, saveEvery: 2, poison: 'park-stream' } as const;
    const model = viewShop({ at, reads, view, settings, more: { faults } });
    const run = new Timeline({ seed: 1, model, checkpointEvery: msToNs(3) });
    const look = () => ({ ...digest(run.world), snapshot: momentOf(run.world).bytes });
    const moments = [0, 12, 127, 149, 155, 230, 340, 430, 499, 501, 620, 660, 720, 900, 1500];
    const seen = moments.map((ms) => {
      run.run(msToNs(ms));
      if (ms === 230) says(run, 'rebuild');
      return [ms, look()] as const;
    });
    expect(dataIn(run.world).views.sight(0)?.waiting.expired).toBeGreaterThan(1);
    expect(dataIn(run.world).views.sight(0)?.versions.switches).toBe(1);
    for (const [ms, expected] of [...seen].reverse()) {
      run.seek(msToNs(Math.max(0, ms - 1)));
      run.seek(msToNs(ms));
      expect(look(), `at ${ms} ms`).toEqual(expected);
    }
    run.seek(msToNs(1500));
    expect(look()).toEqual(seen[seen.length - 1][1]);
  });

  it('VH-19: is left to each line as it was where that began', () => {
    const run = begin(viewShop());
    run.run(msToNs(1000));
    const { line } = run;
    run.seek(msToNs(100));
    says(run, 'stop');
    run.run(msToNs(1000));
    expect(ordersShown(run.world)).toEqual([]);
    run.choose(line, line.reach);
    run.seek(msToNs(1000));
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
    expect(statuses(run.world)).toEqual(['0 catching up', '12 live']);
  });
});
