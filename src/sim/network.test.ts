import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import type { NetworkFault } from './fault-model';
import type { EdgeModel, LayerModel, Model } from './model';
import { asks, drained, evenly, ofClient, ofEdge, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import {
  bulkhead,
  client,
  constant,
  edge,
  exponential,
  networkFault,
  node,
  retry,
  system,
  timeout,
} from './small-model.test-support';
import type { World } from './world';

/** Asked at these moments; work takes 10 ms, and each hop 1 ms. */
function asked(
  moments: readonly number[],
  way: Partial<EdgeModel>,
  server: NodeParts = {},
  more: Partial<Model> = {},
): Model {
  return system({
    clients: [asks('users', moments)],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server', { latency: constant(1), lostAfterNs: msToNs(200), ...way })],
    ...more,
  });
}

/** A thousand requests in ten seconds, and then until the last of them has ended. */
function crowd(way: Partial<EdgeModel>, server: NodeParts = {}, more: Partial<Model> = {}): World {
  const model = asked([], way, server, {
    clients: [client('users', 0, 'in', { load: evenly(100) })],
    ...more,
  });
  const world = start(model);
  run(world, msToNs(10_000));
  expect(drained(world, model)).toEqual([]);
  return world;
}

const fault = (fromMs: number, toMs: number, more: Partial<NetworkFault>): NetworkFault =>
  networkFault('fault', ['in'], fromMs, toMs, more);

describe('a message', () => {
  it('takes up to the jitter longer, evenly, there and back apart', () => {
    const world = start(asked([10, 20, 30], { jitterNs: msToNs(4) }));
    const told = story(world, 100).map((one, k) => parseFloat(one) - (k + 1) * 10 - 12);
    told.forEach((late) => {
      expect(late).toBeGreaterThan(0);
      expect(late).toBeLessThan(8);
    });
    expect(new Set(told).size).toBe(3);
    const many = crowd({ jitterNs: msToNs(4) });
    // The mean of a thousand sums of two is 4 ms, with a deviation of 0.05.
    const extra = ofEdge(many, 'in', 'callNs') / 1000 - msToNs(12);
    expect(Math.abs(extra - msToNs(4))).toBeLessThan(msToNs(0.3));
  });

  it('takes longer between two zones, and within one or nowhere in particular it does not', () => {
    const zoned = (of: string, zones: readonly string[]): string[] => {
      const clients = [asks('users', [10, 20], { zone: of })];
      const network = { betweenZonesNs: msToNs(5) };
      return story(start(asked([], {}, { instances: 2, zones }, { clients, network })), 100);
    };
    expect(zoned('west', ['west', 'east'])).toEqual(['22 users ok', '42 users ok']);
    expect(zoned('east', ['west', 'east'])).toEqual(['32 users ok', '32 users ok']);
    expect(zoned('', ['west', 'east'])).toEqual(['22 users ok', '32 users ok']);
    expect(zoned('west', [])).toEqual(['22 users ok', '32 users ok']);
  });

  it('goes by the zone of the instance that sends it, behind the first hop too', () => {
    const model = system({
      clients: [asks('users', [10])],
      nodes: [node('server', { zones: ['east'], plan: [['call']] }), node('back', { zones: ['west'] })],
      edges: [edge('in', 'users', 'server'), edge('call', 'server', 'back')],
      network: { betweenZonesNs: msToNs(5) },
    });
    expect(story(start(model), 100)).toEqual(['40 users ok']);
  });

  it('takes longer while a fault adds to it, in its direction', () => {
    const told = (direction: NetworkFault['direction']): string[] =>
      story(
        start(asked([10, 50], {}, {}, { faults: [fault(0, 40, { addedNs: msToNs(7), direction })] })),
        100,
      );
    expect(told('both')).toEqual(['36 users ok', '62 users ok']);
    expect(told('there')).toEqual(['29 users ok', '62 users ok']);
    expect(told('back')).toEqual(['29 users ok', '62 users ok']);
  });
});

describe('a lost message', () => {
  const always = (direction: NetworkFault['direction']): Partial<Model> => ({
    faults: [fault(0, 15, { lossRate: 1, direction })],
  });

  it('that was a request is never worked on, and ends when the connection is taken for dead', () => {
    const model = asked([10, 20], {}, {}, always('there'));
    const world = start(model);
    expect(story(world, 500)).toEqual(['32 users ok', '210 users no-answer']);
    expect([ofNode(world, 'server', 'arrived'), ofEdge(world, 'in', 'lost')]).toEqual([1, 1]);
    expect(drained(world, model)).toEqual([]);
  });

  it('that was an answer leaves work behind that was done for nothing', () => {
    const model = asked([1, 20], {}, {}, always('back'));
    const world = start(model);
    expect(story(world, 500)).toEqual(['32 users ok', '212 users no-answer']);
    expect([ofNode(world, 'server', 'served'), ofEdge(world, 'in', 'lost')]).toEqual([2, 1]);
  });

  it('is lost for a share of all messages, there and back apart', () => {
    const world = crowd({ lossRate: 0.3 });
    const [arrived, ok] = [ofNode(world, 'server', 'arrived'), ofClient(world, 'users', 'ok')];
    // 700 of 1000 arrive, and 490 come back, with deviations of 15 and 16.
    expect(Math.abs(arrived - 700)).toBeLessThan(60);
    expect(Math.abs(ok - 490)).toBeLessThan(65);
    expect(ofEdge(world, 'in', 'lost')).toBe(1000 - ok);
    expect(ofClient(world, 'users', 'no-answer')).toBe(1000 - ok);
  });

  it('adds up with what faults lose: a message must escape each', () => {
    const faults = [
      fault(0, 60_000, { lossRate: 0.5, direction: 'there' }),
      { ...fault(0, 60_000, { lossRate: 0.5, direction: 'there' }), id: 'again' },
    ];
    const arrived = ofNode(crowd({}, {}, { faults }), 'server', 'arrived');
    expect(Math.abs(arrived - 250)).toBeLessThan(60);
  });

  it('is tried again, and the second try has luck of its own', () => {
    const world = crowd({ lossRate: 0.3, stack: [retry({ maxAttempts: 6, initialDelayMs: 1 })] });
    expect(ofClient(world, 'users', 'ok')).toBeGreaterThan(960);
  });

  it.each([
    ['abandon', 'there', 210, 'late'],
    ['abandon', 'back', 221, 'late'],
    ['cancel', 'there', 40, 'cancelled'],
    ['cancel', 'back', 40, 'cancelled'],
  ] as const)(
    'given up by its caller (%s, lost %s) is out until %d ms',
    (giveUp, direction, untilMs, counter) => {
      const faults = [fault(0, 100, { lossRate: 1, direction })];
      const model = asked([10], { giveUp, stack: [timeout(30)] }, {}, { faults });
      const world = start(model);
      expect(story(world, untilMs - 0.001)).toEqual(untilMs === 40 ? [] : ['40 users timeout']);
      expect(ofEdge(world, 'in', counter)).toBe(0);
      run(world, msToNs(untilMs));
      expect(ofEdge(world, 'in', counter)).toBe(1);
      expect(drained(world, model)).toEqual([]);
    },
  );

  it('that was the answer to somebody who gave up long ago ends at once, and holds nothing any more', () => {
    const faults = [fault(105, 120, { lossRate: 1 })];
    const stack = [timeout(30), bulkhead({ maxConcurrent: 1, queueLimit: 0 })];
    const model = asked(
      [10, 115],
      { giveUp: 'cancel-waiting', stack },
      { latency: constant(100) },
      { faults },
    );
    const world = start({ ...model, faults });
    // The work ends at 111 ms, and with it the slot is free: the next request is not turned away but lost.
    expect(story(world, 500)).toEqual(['40 users timeout', '145 users timeout']);
    expect([ofNode(world, 'server', 'served'), ofEdge(world, 'in', 'lost')]).toEqual([1, 2]);
    expect(drained(world, model)).toEqual([]);
  });

  it('that was the word to stop lets the work go on to its end', () => {
    const faults = [fault(35, 45, { lossRate: 1 })];
    const model = asked(
      [10],
      { giveUp: 'cancel', stack: [timeout(30)] },
      { latency: constant(100) },
      { faults },
    );
    const world = start(model);
    expect(story(world, 500)).toEqual(['40 users timeout']);
    expect([ofNode(world, 'server', 'served'), ofNode(world, 'server', 'withdrawn')]).toEqual([1, 0]);
    expect([ofEdge(world, 'in', 'lost'), ofEdge(world, 'in', 'late')]).toEqual([1, 1]);
    expect(drained(world, model)).toEqual([]);
  });

  it('leaves nothing in its row that could stop the work of somebody else', () => {
    // A try is lost, the next one begins in its row, and the word to stop that one often comes before it.
    const inner: LayerModel[] = [retry({ maxAttempts: 4, initialDelayMs: 1 }), timeout(10)];
    const way = {
      giveUp: 'cancel',
      lossRate: 0.3,
      lostAfterNs: msToNs(2),
      latency: exponential(20),
    } as const;
    const model = asked(
      [],
      { ...way, stack: inner },
      { latency: constant(30) },
      {
        clients: [
          client('users', 0, 'in', { load: evenly(100) }),
          client('others', 0, 'beside', { load: evenly(100) }),
        ],
      },
    );
    const world = start({ ...model, edges: [...model.edges, edge('beside', 'others', 'server')] });
    run(world, msToNs(5000));
    // Nobody ever gives these up.
    expect([ofEdge(world, 'beside', 'answered'), ofClient(world, 'others', 'ok')]).toEqual([497, 497]);
    expect(drained(world, { ...model, edges: [...model.edges, edge('beside', 'others', 'server')] })).toEqual(
      [],
    );
  });
});

describe('a request that arrives twice', () => {
  it('is worked on twice and answered once', () => {
    const model = asked([10, 20], { duplicateRate: 1 });
    const world = start(model);
    expect(story(world, 100)).toEqual(['22 users ok', '32 users ok']);
    expect(ofNode(world, 'server', 'served')).toBe(4);
    expect([ofEdge(world, 'in', 'sent'), ofEdge(world, 'in', 'answered')]).toEqual([2, 2]);
    expect([ofEdge(world, 'in', 'duplicated'), ofEdge(world, 'in', 'late')]).toEqual([2, 0]);
    expect(drained(world, model)).toEqual([]);
  });

  it('calls twice what lies behind', () => {
    const model = asked([10], { duplicateRate: 1 }, {}, {});
    const deep = {
      ...model,
      nodes: [node('server', { plan: [['call']] }), node('back')],
      edges: [...model.edges, edge('call', 'server', 'back')],
    };
    const world = start(deep);
    expect(story(world, 100)).toEqual(['32 users ok']);
    expect(ofNode(world, 'back', 'served')).toBe(2);
    expect(drained(world, deep)).toEqual([]);
  });

  it('takes room in the queue, and is shed to nobody', () => {
    const model = asked([10], { duplicateRate: 1 }, { concurrency: 1, queueRoom: 0 });
    const world = start(model);
    expect(story(world, 100)).toEqual(['22 users ok']);
    expect([ofNode(world, 'server', 'served'), ofNode(world, 'server', 'shed')]).toEqual([1, 1]);
    expect(drained(world, model)).toEqual([]);
  });

  it('holds no slot at the caller, and its end gives none back', () => {
    const model = asked([10, 11, 12], {
      duplicateRate: 1,
      stack: [bulkhead({ maxConcurrent: 1, queueLimit: 0 })],
    });
    const world = start(model);
    expect(story(world, 100)).toEqual(['11 users bulkhead-full', '12 users bulkhead-full', '22 users ok']);
    expect(drained(world, model)).toEqual([]);
  });

  it('is not stopped by the word to stop the first', () => {
    const way = { duplicateRate: 1, giveUp: 'cancel', stack: [timeout(30)] } as const;
    const model = asked([10], way, { latency: constant(100) });
    const world = start(model);
    expect(story(world, 300)).toEqual(['40 users timeout']);
    expect([ofNode(world, 'server', 'withdrawn'), ofNode(world, 'server', 'served')]).toEqual([1, 1]);
    expect(drained(world, model)).toEqual([]);
  });

  it('is as far away as the first', () => {
    const clients = [asks('users', [10], { zone: 'west' })];
    const network = { betweenZonesNs: msToNs(50) };
    const faults = [fault(0, 90, { addedNs: msToNs(20), direction: 'there' })];
    const world = start(asked([], { duplicateRate: 1 }, { zones: ['east'] }, { clients, network, faults }));
    run(world, msToNs(80.9));
    expect(ofNode(world, 'server', 'arrived')).toBe(0);
    run(world, msToNs(81));
    expect(ofNode(world, 'server', 'arrived')).toBe(2);
  });

  it('is so for the share that the edge and its faults double', () => {
    const faults = [fault(0, 60_000, { duplicateRate: 0.5 })];
    const world = crowd({ duplicateRate: 0.5 }, {}, { faults });
    expect(Math.abs(ofEdge(world, 'in', 'duplicated') - 750)).toBeLessThan(60);
    expect(ofNode(world, 'server', 'served')).toBe(1000 + ofEdge(world, 'in', 'duplicated'));
  });
});

describe('a way that is cut', () => {
  it.each([
    ['silent', 'both', '210 users no-answer', 0],
    ['silent', 'there', '210 users no-answer', 0],
    ['silent', 'back', '221 users no-answer', 1],
    ['refused', 'both', '11 users unavailable', 0],
    ['refused', 'there', '11 users unavailable', 0],
    ['refused', 'back', '22 users unavailable', 1],
  ] as const)('(%s, %s) ends a request: %s', (cut, direction, told, served) => {
    const model = asked([10, 100], {}, {}, { faults: [fault(0, 100, { cut, direction })] });
    const world = start(model);
    expect(story(world, 500)).toEqual([told, '112 users ok'].sort((a, b) => parseFloat(a) - parseFloat(b)));
    expect(ofNode(world, 'server', 'served')).toBe(1 + served);
    expect(drained(world, model)).toEqual([]);
  });

  it('lets through what is on its way when the cut begins', () => {
    const world = start(
      asked([10], { latency: constant(20) }, {}, { faults: [fault(15, 35, { cut: 'silent' })] }),
    );
    expect(story(world, 500)).toEqual(['60 users ok']);
  });

  it('is refused rather than silent when two faults cut it', () => {
    for (const cuts of [
      ['silent', 'refused'],
      ['refused', 'silent'],
      ['refused', 'no'],
    ] as const) {
      const faults = cuts.map((cut, k) => ({ ...fault(0, 100, { cut }), id: `fault-${k}` }));
      expect(story(start(asked([10], {}, {}, { faults })), 500)).toEqual(['11 users unavailable']);
    }
  });

  it('concerns no other edge', () => {
    const model = asked(
      [10],
      {},
      {},
      { faults: [{ ...fault(0, 100, { cut: 'silent' }), edges: ['other'] }] },
    );
    const world = start({ ...model, edges: [...model.edges, edge('other', 'users', 'server')] });
    expect(story(world, 500)).toEqual(['22 users ok']);
  });

  it.each([
    ['both', 'west', '29 users ok|210 users no-answer'],
    ['there', 'west', '29 users ok|210 users no-answer'],
    // The answers of the east go from the second zone to the first.
    ['back', 'west', '29 users ok|228 users no-answer'],
    ['there', 'east', '29 users ok|228 users no-answer'],
    ['back', 'east', '29 users ok|210 users no-answer'],
    ['both', 'south', '29 users ok|29 users ok'],
  ] as const)('between two zones (%s) is cut for a caller in the %s', (direction, zone, told) => {
    // One instance in each zone; the second request goes to the second of them.
    const server = { instances: 2, zones: zone === 'east' ? ['east', 'west'] : ['west', 'east'] };
    const clients = [asks('users', [10], { zone }), asks('users-too', [9.5], { zone })].reverse();
    const cut = fault(0, 100, { cut: 'silent', direction, between: ['west', 'east'] });
    const world = start(asked([], {}, { ...server, latency: constant(17) }, { clients, faults: [cut] }));
    const heard = story(world, 500).map((one) => one.replace('-too', ''));
    expect(heard.join('|').replace('28.5', '29')).toBe(told);
  });

  it('gives its calls back when the fault is taken away, except what was lost before', () => {
    const cut = { faults: [fault(0, 9000, { cut: 'silent' })] };
    const world = start(asked([10, 30], {}, {}, cut));
    run(world, msToNs(20));
    reconfigure(world, asked([10, 30], {}));
    expect(story(world, 500)).toEqual(['42 users ok', '210 users no-answer']);
  });
});
