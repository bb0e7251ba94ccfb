import { describe, expect, it } from 'vitest';
import { CONFLICT } from '../../../base/outcome';
import { msToNs } from '../../../base/time';
import { ordersFor } from '../../../domain/effects/order-references';
import { shopFaults } from '../../../domain/effects/shop-faults';
import { RULE_BROKEN, WRITER_GAVE_UP } from '../../change-log';
import { changeText } from '../../change-words';
import type { Model } from '../../model';
import { drained, ofEdge, story } from '../../observed.test-support';
import { edge, fault, networkFault, node, retry, timeout } from '../../small-model.test-support';
import type { Timeline } from '../../timeline';
import { begin, dataOf, hop, shop } from '../shop-model.test-support';
import { clashesOf, deskShop, endsOf, ran, storedBy } from './writer-model.test-support';

/** What clients heard, how the commands ended, and what was stored. */
function told(run: Timeline, ms = 2000) {
  const heard = story(run.world, ms);
  const data = dataOf(run);
  const seen = { book: data.book, world: run.world };
  return { heard, ends: endsOf(seen), clashes: clashesOf(seen), stored: storedBy(data) };
}

function codesOf({ world }: Timeline): number[] {
  return world.log.past().map(({ code }) => code);
}

describe('a writer', () => {
  it('DW-30: loads, decides and has the events stored, each by a call, and answers then', () => {
    const run = begin(deskShop());
    expect(told(run)).toEqual({
      heard: ['37 web-desk1 ok'],
      ends: ['36 web-desk1.1 handled'],
      clashes: [],
      stored: ['35 inventory/web-desk1.1 of 1'],
    });
    expect(ofEdge(run.world, 'desk1-stock', 'calls')).toBe(2);
    expect(drained(run.world, run.world.configuration.model)).toEqual([]);
    expect(dataOf(run).deeds.table.live).toBe(0);
  });

  it('DW-30: answers that it is wrong when it may not be, and not that somebody else was quicker', () => {
    const run = begin(deskShop({ stockEach: 0 }));
    expect(told(run)).toMatchObject({ heard: ['25 web-desk1 invalid'], stored: [] });
    expect(told(begin(deskShop({ stockEach: 0 }))).ends).toEqual(['24 web-desk1.1 refused']);
    // An order that was never placed cannot be confirmed, and need not be cancelled.
    const orders = { owners: [{ node: 'stock', service: 'orders', keepsKeys: true }] } as const;
    const about = (does: 'confirm-order' | 'cancel-order') => {
      const model = deskShop({ writer: { does } });
      return told(begin({ ...model, data: model.data === null ? null : { ...model.data, ...orders } }));
    };
    expect(about('confirm-order')).toMatchObject({ heard: ['25 web-desk1 invalid'] });
    expect(about('cancel-order')).toMatchObject({
      heard: ['25 web-desk1 ok'],
      ends: ['24 web-desk1.1 without events'],
    });
  });

  it('DW-30: gets to the data through other nodes', () => {
    const model = deskShop();
    const run = begin({
      ...model,
      nodes: [...model.nodes, node('front', { plan: [['behind']] })],
      edges: [
        ...model.edges.filter(({ id }) => id !== 'desk1-stock'),
        edge('desk1-stock', 'desk1', 'front', hop),
        edge('behind', 'front', 'stock', hop),
      ],
    });
    expect(told(run)).toMatchObject({
      heard: ['61 web-desk1 ok'],
      stored: ['58 inventory/web-desk1.1 of 1'],
    });
  });

  it.each([
    ['confirm-order', 'paid', 0],
    ['cancel-order', 'cancelled', 1],
  ] as const)(
    'DW-30: decides about an order (%s), which is judged by its saga then',
    (does, status, broken) => {
      const model = shop({ steps: ['create-order'] });
      const [writer] = deskShop({ writer: { does, node: 'moves', edge: 'move' } }).data?.writers ?? [];
      const run = begin({
        ...model,
        nodes: [...model.nodes, node('gate', { plan: [['place'], ['then']] }), node('moves')],
        edges: [
          ...model.edges.filter(({ id }) => id !== 'in'),
          edge('in', 'web', 'gate', hop),
          edge('place', 'gate', 'desk', hop),
          edge('then', 'gate', 'moves', hop),
          edge('move', 'moves', 'orders', hop),
        ],
        data: model.data === null ? null : { ...model.data, writers: [writer] },
      });
      expect(told(run)).toMatchObject({ ends: ['71 web.1 handled'], stored: ['70 orders/web.1 of 1'] });
      expect(ordersFor(dataOf(run).shop, 'web.1').map((one) => one.status)).toEqual([status]);
      expect(codesOf(run)).toEqual(Array.from({ length: broken }, () => RULE_BROKEN));
    },
  );

  it('DW-30: asks from where its instance is', () => {
    const heardFrom = (zone: string) => {
      const model = deskShop();
      const nodes = model.nodes.map((one) => ({ ...one, zones: [one.id === 'stock' ? 'there' : zone] }));
      return told(begin({ ...model, nodes, network: { betweenZonesNs: msToNs(5) } })).heard;
    };
    expect([heardFrom('there'), heardFrom('here')]).toEqual([['37 web-desk1 ok'], ['57 web-desk1 ok']]);
  });

  it('DW-30: handles the requests of its types only', () => {
    const model = deskShop({ writer: { requestTypes: [] } });
    expect(told(begin(model))).toEqual({ heard: ['13 web-desk1 ok'], ends: [], clashes: [], stored: [] });
  });
});

describe('two writers about the same row', () => {
  it('DW-31: the second one is told, loads and decides anew, and both take effect', () => {
    const run = begin(deskShop({ desks: 2 }));
    expect(told(run)).toEqual({
      heard: ['37 web-desk1 ok', '81 web-desk2 ok'],
      ends: ['36 web-desk1.1 handled', '80 web-desk2.1 handled'],
      clashes: ['36 web-desk2.1 on inventory/product-1: expected 1, found 2'],
      stored: ['35 inventory/web-desk1.1 of 1', '79 inventory/web-desk2.1 of 2'],
    });
    expect(conflictsAtDesks(run, 2)).toEqual([0, 1]);
    // Nobody is told of a conflict that was made up for.
    expect(codesOf(run)).toEqual([]);
  });

  it('DW-31: waits as the settings say, with a draw that is the same for the same request', () => {
    const settings = { jitterRatio: 1, retries: 50 };
    const one = told(begin(deskShop({ desks: 3, settings })));
    expect(one.heard).toHaveLength(3);
    expect(new Set(one.heard.map((line) => line.split(' ')[0])).size).toBe(3);
    expect(told(begin(deskShop({ desks: 3, settings })))).toEqual(one);
    expect(told(begin(deskShop({ desks: 3, settings }), 2))).not.toEqual(one);
    const { rows } = dataOf(ran(deskShop({ desks: 3, settings }), 36)).writers.host;
    const waits = rows.numbers.map((command) => rows.state(rows.rowOf(command) ?? -1).wakeAt);
    expect([waits.length, new Set(waits).size]).toEqual([2, 2]);
  });

  it('DW-31: when all retries are used up it is a conflict, which is in the log', () => {
    const run = begin(deskShop({ desks: 2, settings: { retries: 0 } }));
    expect(told(run)).toMatchObject({
      heard: ['37 web-desk1 ok', '37 web-desk2 conflict'],
      ends: ['36 web-desk1.1 handled', '36 web-desk2.1 conflict'],
      stored: ['35 inventory/web-desk1.1 of 1'],
    });
    expect(codesOf(run)).toEqual([WRITER_GAVE_UP]);
    const { world } = run;
    expect(changeText(world.configuration, world.log.at(0), (kind, id) => `the ${kind} ${id}`)).toBe(
      'the writer reserve-desk2, command 2: gave up. Another one was quicker and had changed what it had decided by.',
    );
  });

  it('DW-32: without a look at the version all is stored, and there may be fewer pieces than none', () => {
    const run = begin(deskShop({ desks: 4, stockEach: 3, writer: { checks: 'nothing' } }));
    const seen = told(run);
    expect(seen.heard).toEqual([1, 2, 3, 4].map((desk) => `37 web-desk${desk} ok`));
    expect([seen.clashes, seen.stored.length]).toEqual([[], 4]);
    const { book } = dataOf(run);
    expect(shopFaults(dataOf(run).shop).map(({ rule }) => rule)).toEqual(['stock-never-negative']);
    expect(codesOf(run)).toEqual([RULE_BROKEN]);
    expect(book.faultText(1)).toMatch(/^The stock of product-1 is negative: -\d+ on hand/);
  });

  it('DW-32: with it those that find too little are refused', () => {
    const run = begin(deskShop({ desks: 4, stockEach: 3, settings: { retries: 50, jitterRatio: 0.5 } }));
    const { ends } = told(run, 5000);
    expect(new Set(ends.map((line) => line.split(' ')[2]))).toEqual(new Set(['handled', 'refused']));
    expect(shopFaults(dataOf(run).shop)).toEqual([]);
  });
});

describe('a call of a writer without an answer', () => {
  const quick = { stack: [timeout(30)] };

  it('DW-33: a load is sent again, and nothing has happened when none is answered', () => {
    const broken = fault('broken', 'stock', 0, 50, { errorRate: 1 });
    // Loaded for at 12, 44 (after 20 ms) and 76: at 56 the work goes well again.
    const run = begin(deskShop({ way: quick, more: { faults: [broken] } }));
    expect(told(run).heard).toEqual(['69 web-desk1 ok']);
    const never = begin(deskShop({ way: quick, more: { faults: [{ ...broken, to: msToNs(9000) }] } }));
    expect(told(never)).toMatchObject({
      heard: ['89 web-desk1 error'],
      ends: ['88 web-desk1.1 no answer'],
      stored: [],
    });
  });

  it('DW-33: an append is sent again, also after a conflict that is none of its row', () => {
    const broken = fault('broken', 'stock', 30, 40, { errorRate: 1, errorOutcome: CONFLICT });
    expect(told(begin(deskShop({ more: { faults: [broken] } })))).toMatchObject({
      heard: ['69 web-desk1 ok'],
      ends: ['68 web-desk1.1 handled'],
      clashes: [],
    });
  });

  it('DW-33: waits as long as nothing on its way gives up', () => {
    const lost = networkFault('lost', ['desk1-stock'], 0, 30, { direction: 'back', lossRate: 1 });
    const way = { lostAfterNs: msToNs(700) };
    const run = begin(deskShop({ way, more: { faults: [lost] } }));
    expect(told(run).heard).toEqual(['768 web-desk1 ok']);
  });

  it('DW-33: an answer of a node that keeps no such data is none, and stores nothing', () => {
    const model = deskShop();
    const moved = (owners: NonNullable<Model['data']>['owners']) =>
      model.data === null ? model : { ...model, data: { ...model.data, owners } };
    expect(told(begin(moved([])))).toMatchObject({ ends: ['88 web-desk1.1 no answer'] });
    const run = begin(model);
    run.run(msToNs(24));
    run.apply({ text: 'nobody keeps it', model: moved([]) });
    expect(told(run)).toMatchObject({
      heard: ['37 web-desk1 error'],
      ends: ['36 web-desk1.1 not taken by the store'],
      stored: [],
    });
  });

  it.each([
    [true, ['35 inventory/web-desk1.1 of 1'], ['86 web-desk1.1 handled']],
    [
      false,
      ['35 inventory/web-desk1.1 of 1', '129 inventory/web-desk1.1:2 of 1'],
      ['130 web-desk1.1 handled'],
    ],
  ])('DW-34: an append whose answer was lost is stored once by keys (%s)', (keepsKeys, stored, ends) => {
    const lost = networkFault('lost', ['desk1-stock'], 30, 40, { direction: 'back', lossRate: 1 });
    const run = begin(deskShop({ keepsKeys, way: quick, more: { faults: [lost] } }));
    expect(told(run)).toMatchObject({ stored, ends });
    expect(shopFaults(dataOf(run).shop)).toEqual([]);
  });

  it.each([
    [true, 1],
    [false, 2],
  ])('DW-34: copies and tries of an append are one by keys (%s)', (keepsKeys, times) => {
    const blind = { checks: 'nothing' } as const;
    const copies = networkFault('copies', ['desk1-stock'], 20, 30, { duplicateRate: 1 });
    const doubled = told(begin(deskShop({ keepsKeys, writer: blind, more: { faults: [copies] } })));
    expect([doubled.heard.length, doubled.stored.length]).toEqual([1, times]);
    expect(doubled.ends).toEqual([expect.stringMatching(/handled$/)]);
    const lost = networkFault('lost', ['desk1-stock'], 30, 40, { direction: 'back', lossRate: 1 });
    const stack = [retry({ maxAttempts: 2, initialDelayMs: 1, jitter: 'none' }), timeout(20)];
    const tried = told(
      begin(deskShop({ keepsKeys, writer: blind, way: { stack }, more: { faults: [lost] } })),
    );
    expect([tried.heard.length, tried.stored.length]).toEqual([1, times]);
  });

  it.each([
    [true, ['35'], ['36 web-desk1.1 handled', '84 web-desk1.1 handled before']],
    [false, ['35', '95'], ['36 web-desk1.1 handled', '96 web-desk1.1 handled']],
  ])('DW-34: a request that comes again is known by keys (%s)', (keepsKeys, stored, ends) => {
    const lost = networkFault('lost', ['to-desk1'], 30, 40, { direction: 'back', lossRate: 1 });
    const stack = [retry({ maxAttempts: 2, initialDelayMs: 10, jitter: 'none' }), timeout(50)];
    const run = begin(deskShop({ keepsKeys, entry: { stack }, more: { faults: [lost] } }));
    const seen = told(run);
    expect(seen.ends).toEqual(ends);
    expect(seen.stored.map((line) => line.split(' ')[0])).toEqual(stored);
  });
});

describe('an edit in the middle of a run', () => {
  it('DW-37: counts from the next step of a command on', () => {
    const run = ran(deskShop({ desks: 2 }), 30);
    run.apply({ text: 'no retries', model: deskShop({ desks: 2, settings: { retries: 0 } }) });
    expect(told(run).heard).toEqual(['37 web-desk1 ok', '37 web-desk2 conflict']);
    const late = ran(deskShop({ desks: 2 }), 50);
    late.apply({ text: 'blind', model: deskShop({ desks: 2, writer: { checks: 'nothing' } }) });
    expect(told(late).heard).toEqual(['81 web-desk2 ok']);
  });

  it('DW-37: a writer that was removed goes on with what it has, and gets nothing more', () => {
    const model = deskShop({ at: [1, 100] });
    const run = ran(model, 14);
    const removed = model.data === null ? null : { ...model.data, writers: [] };
    run.apply({ text: 'removed', model: { ...model, data: removed } });
    expect(told(run)).toMatchObject({
      heard: ['37 web-desk1 ok', '112 web-desk1 ok'],
      ends: ['36 web-desk1.1 handled'],
    });
    expect(drained(run.world, run.world.configuration.model)).toEqual([]);
  });
});

function conflictsAtDesks({ world }: Timeline, desks: number): (number | undefined)[] {
  return Array.from({ length: desks }, (_, k) =>
    world.data?.conflictsAt(world.nodeParts.findIndex(({ model }) => model.id === `desk${k + 1}`)),
  );
}
