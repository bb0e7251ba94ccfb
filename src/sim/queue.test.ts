import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import type { LayerModel, Model, QueueModel } from './model';
import { asks, drained, ofEdge, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import {
  client,
  constant,
  edge,
  fault,
  node,
  requestType,
  retry,
  system,
  timeout,
} from './small-model.test-support';

const TYPES = [0, 1, 2].map((priority) => requestType(0, { id: `p${priority}`, priority }));

/** Clients ask once each, at these moments and with these priorities, of one worker that takes 10 ms. */
function asked(
  queue: Partial<QueueModel>,
  by: Readonly<Record<string, readonly [ms: number, priority?: number]>>,
  server: NodeParts = {},
): Model {
  return system({
    requestTypes: TYPES,
    clients: Object.entries(by).map(([id, [ms, priority = 0]]) =>
      asks(id, [ms], { mix: [{ requestType: `p${priority}`, edge: 'in', weight: 1 }] }),
    ),
    nodes: [
      node('server', { concurrency: 1, queue: { order: 'fifo', leastLeftNs: null, ...queue }, ...server }),
    ],
    edges: [edge('in', 'users', 'server')],
  });
}

function told(model: Model): string[] {
  const world = start(model);
  const heard = story(world, 1000);
  expect(drained(world, model)).toEqual([]);
  return heard;
}

describe('a queue', () => {
  const four = { a: [10], b: [11], c: [12], d: [13] } as const;

  it('serves the oldest first', () => {
    expect(told(asked({ order: 'fifo' }, four))).toEqual(['20 a ok', '30 b ok', '40 c ok', '50 d ok']);
  });

  it('serves the newest first', () => {
    expect(told(asked({ order: 'lifo' }, four))).toEqual(['20 a ok', '30 d ok', '40 c ok', '50 b ok']);
    const later = { ...four, e: [25] } as const;
    expect(told(asked({ order: 'lifo' }, later))).toEqual([
      '20 a ok',
      '30 d ok',
      '40 e ok',
      '50 c ok',
      '60 b ok',
    ]);
  });

  it('serves the most important first, of these the oldest, and takes no worker from anybody', () => {
    const by = {
      a: [10, 0],
      b: [11, 0],
      c: [12, 2],
      d: [13, 1],
      e: [14, 2],
      f: [15, 1],
      g: [16, 0],
    } as const;
    const order = ['20 a', '30 c', '40 e', '50 d', '60 f', '70 b', '80 g'];
    expect(told(asked({ order: 'priority' }, by))).toEqual(order.map((one) => `${one} ok`));
  });

  it.each(['fifo', 'lifo', 'priority'] as const)('sheds who comes when it is full (%s)', (order) => {
    const heard = told(asked({ order }, four, { queueRoom: 1 }));
    expect(heard).toEqual(['12 c shed', '13 d shed', '20 a ok', '30 b ok']);
  });

  it.each(['fifo', 'lifo', 'priority'] as const)(
    'without room sheds whoever finds no worker (%s)',
    (order) => {
      const by = { a: [10, 0], b: [11, 2], c: [20.5, 0] } as const;
      expect(told(asked({ order }, by, { queueRoom: 0 }))).toEqual(['11 b shed', '20 a ok', '30.5 c ok']);
    },
  );

  it('by priority, full, sheds the newest of the least important for somebody more important', () => {
    const by = {
      a: [10, 0],
      low: [11, 0],
      mid: [12, 1],
      mid2: [13, 1],
      high: [14, 2],
      low2: [15, 0],
      mid3: [16, 1],
    } as const;
    const model = asked({ order: 'priority' }, by, { queueRoom: 2 });
    const world = start(model);
    expect(story(world, 1000)).toEqual([
      // The first low one makes room for the second mid one, and that for the high one.
      '13 low shed',
      '14 mid2 shed',
      '15 low2 shed',
      '16 mid3 shed',
      '20 a ok',
      '30 high ok',
      '40 mid ok',
    ]);
    expect([ofNode(world, 'server', 'arrived'), ofNode(world, 'server', 'shed')]).toEqual([7, 4]);
    // They waited from 11 to 13 and from 13 to 14 ms.
    expect(ofNode(world, 'server', 'stoppedWaitNs')).toBe(msToNs(3));
    expect(drained(world, model)).toEqual([]);
  });

  it('goes on in another order when an edit says so', () => {
    const world = start(asked({ order: 'fifo' }, four));
    run(world, msToNs(15));
    reconfigure(world, asked({ order: 'lifo' }, four));
    expect(story(world, 100)).toEqual(['20 a ok', '30 d ok', '40 c ok', '50 b ok']);
  });

  it.each(['fifo', 'lifo', 'priority'] as const)('closes the gap of one who left it (%s)', (order) => {
    const model = (leaving: string): Model => {
      const plain = asked({ order }, four);
      const hasty = edge('hasty', 'users', 'server', { giveUp: 'cancel', stack: [timeout(5)] });
      const mix = [{ requestType: 'p0', edge: 'hasty', weight: 1 }];
      return {
        ...plain,
        clients: plain.clients.map((one) => (one.id === leaving ? { ...one, mix } : one)),
        edges: [...plain.edges, hasty],
      };
    };
    const orders = order === 'lifo' ? ['d', 'c', 'b'] : ['b', 'c', 'd'];
    for (const [leaving, ms] of Object.entries({ b: 16, c: 17, d: 18 })) {
      const rest = orders.filter((one) => one !== leaving).map((one, k) => `${30 + 10 * k} ${one} ok`);
      expect(told(model(leaving))).toEqual([`${ms} ${leaving} timeout`, '20 a ok', ...rest]);
    }
  });
});

describe('a queue that drops what is too late', () => {
  const late = (leastLeftMs: number): Partial<QueueModel> => ({ leastLeftNs: msToNs(leastLeftMs) });
  const deadline = (ms: number, by: Parameters<typeof asked>[1], queue: Partial<QueueModel>): Model => ({
    ...asked(queue, by),
    requestTypes: TYPES.map((type) => ({ ...type, deadlineNs: msToNs(ms) })),
  });
  const three = { a: [10], b: [10.5], c: [11] } as const;

  it('drops a request when its turn comes after its deadline, and serves it just in time', () => {
    // The turns come at 10, 20 and 30 ms, or when the one before was dropped.
    expect(told(deadline(19, three, late(0)))).toEqual(['20 a ok', '30 b ok', '40 c ok']);
    expect(told(deadline(18.999999, three, late(0)))).toEqual(['20 a ok', '30 b ok', '30 c expired']);
    expect(told(deadline(9.499999, three, late(0)))).toEqual(['20 a ok', '20 b expired', '30 c ok']);
  });

  it('drops it when less is left than it needs', () => {
    expect(told(deadline(19, three, late(9.5)))).toEqual(['20 a ok', '30 b ok', '30 c expired']);
    expect(told(deadline(19, three, late(9.6)))).toEqual(['20 a ok', '20 b expired', '30 c ok']);
    // Even one that finds a free worker may come too late.
    expect(told(deadline(19, { a: [10] }, late(19.1)))).toEqual(['10 a expired']);
  });

  it('drops nothing that has no deadline, and nothing when it is not asked to', () => {
    const served = ['20 a ok', '30 b ok', '40 c ok'];
    expect(told(asked(late(500), three))).toEqual(served);
    expect(told(deadline(1, three, {}))).toEqual(served);
  });

  it('counts as turned away, and not as an error of the node', () => {
    const model = deadline(18.999999, three, late(0));
    const world = start(model);
    story(world, 100);
    expect(ofNode(world, 'server', 'expired')).toBe(1);
    expect([ofNode(world, 'server', 'erred'), ofNode(world, 'server', 'failed')]).toEqual([0, 0]);
    expect(ofNode(world, 'server', 'stoppedWaitNs')).toBe(msToNs(19));
  });

  it('works off all that is too late at one instant, once its instance can move again', () => {
    const model = {
      ...deadline(50, { a: [10], b: [11], c: [12], d: [95] }, late(0)),
      faults: [fault('hang', 'server', 5, 100, { state: 'hung' })],
    };
    expect(told(model)).toEqual(['100 a expired', '100 b expired', '100 c expired', '110 d ok']);
  });

  /**
   * client → front → back: the timeouts stand on the first edge, and the back has the queue. A first request keeps its
   * only worker until 100 ms; those of the client come to its queue at 10 ms.
   */
  function twoHops(outer: readonly LayerModel[], inner: readonly LayerModel[], deadlineMs = 0): Model {
    return system({
      requestTypes: [requestType(deadlineMs), requestType(0, { id: 'blocking' })],
      clients: [
        asks('users', [10]),
        client('blocker', 0, 'block', {
          ...asks('blocker', [1]),
          mix: [{ requestType: 'blocking', edge: 'block', weight: 1 }],
        }),
      ],
      nodes: [
        node('front', { latency: constant(0), plan: [['call']] }),
        node('back', {
          concurrency: 1,
          latency: constant(99),
          queue: { order: 'fifo', leastLeftNs: 0 },
        }),
      ],
      edges: [
        edge('in', 'users', 'front', { stack: outer }),
        edge('call', 'front', 'back', { stack: inner }),
        edge('block', 'blocker', 'back'),
      ],
    });
  }
  const dropped = (model: Model): number => {
    const world = start(model);
    story(world, 5000);
    expect(drained(world, model)).toEqual([]);
    return ofNode(world, 'back', 'expired');
  };

  it('goes by the timeouts of all callers, the deadline of the request, and the nearest of them', () => {
    expect(dropped(twoHops([], []))).toBe(0);
    expect(dropped(twoHops([timeout(80)], []))).toBe(1);
    expect(dropped(twoHops([timeout(95)], []))).toBe(0);
    expect(dropped(twoHops([], [timeout(80)]))).toBe(1);
    expect(dropped(twoHops([timeout(80)], [timeout(95)]))).toBe(1);
    expect(dropped(twoHops([], [], 80))).toBe(1);
    expect(dropped(twoHops([], [], 95))).toBe(0);
  });

  it('goes by the timeout of the try at hand', () => {
    const again = retry({ maxAttempts: 2, initialDelayMs: 1, jitter: 'none' });
    // The first try is given up at 70 ms and dropped at 100; the second began at 71 and has until 131.
    const model = twoHops([], [again, timeout(60)]);
    const world = start(model);
    expect(story(world, 5000)).toEqual(
      ['100 blocker ok', '131 users timeout'].map((one) => one.replace('timeout', 'error')),
    );
    expect([ofEdge(world, 'call', 'sent'), ofNode(world, 'back', 'expired')]).toEqual([2, 1]);
    // With a timeout around both tries that ends before, both are dropped.
    expect(dropped(twoHops([], [timeout(85), again, timeout(60)]))).toBe(2);
  });

  it('goes by the deadline that a copy made by the network carries, which is that of the original', () => {
    const doubled = (model: Model, id: string): Model => ({
      ...model,
      edges: model.edges.map((one) => (one.id === id ? { ...one, duplicateRate: 1 } : one)),
    });
    // The original and its copy wait until 100 ms, each for a worker of its own.
    const both = (outer: readonly LayerModel[], inner: readonly LayerModel[], deadlineMs = 0): number =>
      dropped(doubled(twoHops(outer, inner, deadlineMs), 'call'));
    expect(both([], [])).toBe(0);
    expect(both([], [timeout(80)])).toBe(2);
    expect(both([timeout(80)], [])).toBe(2);
    expect(both([], [], 80)).toBe(2);
    // Whoever comes second waits for the first one too, until 199 ms.
    expect(both([timeout(95)], [])).toBe(1);
    expect(both([timeout(195)], [])).toBe(0);
    // The calls that are made for a copy carry it further.
    expect(dropped(doubled(twoHops([timeout(80)], []), 'in'))).toBe(2);
    expect(dropped(doubled(twoHops([], [], 80), 'in'))).toBe(2);
  });
});
