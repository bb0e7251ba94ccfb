import { describe, expect, it } from 'vitest';
import {
  BULKHEAD_FULL,
  BULKHEAD_WAIT,
  ERROR,
  OK,
  OUTCOME_COUNT,
  REFUSED,
  SHED,
  TIMEOUT,
} from '../base/outcome';
import { NS_PER_MS, NS_PER_SECOND, msToNs, secondsToNs } from '../base/time';
import { SHEDDING_BEGAN } from './change-log';
import { total, violationsWhenDrained } from './conservation.test-support';
import { CLIENT, EDGE, NODE, NODE_LEVEL, NODE_LEVEL_WIDTH } from './measure/layout';
import type { Model, NodeModel } from './model';
import { reconfigure } from './reconfigure';
import { run } from './run';
import {
  breaker,
  bulkhead,
  client,
  constant,
  edge,
  exponential,
  node,
  requestType,
  retry,
  silenced,
  single,
  system,
  timeout,
} from './small-model.test-support';
import { World } from './world';

function start(model: Model, seed = 1): World {
  const world = new World(seed);
  reconfigure(world, model);
  return world;
}

/** Runs for some seconds, and then until the last request has left. */
function runAndDrain(model: Model, seconds: number, seed = 1): World {
  const world = start(model, seed);
  run(world, secondsToNs(seconds));
  reconfigure(world, silenced(model));
  run(world, secondsToNs(seconds + 60));
  expect(violationsWhenDrained(world)).toEqual([]);
  return world;
}

describe('a request', () => {
  it('takes exactly what its hops and its work take', () => {
    const model = system({
      nodes: [
        node('front', { latency: constant(5), plan: [['call']] }),
        node('back', { latency: constant(7) }),
      ],
      edges: [
        edge('in', 'users', 'front', { latency: constant(1) }),
        edge('call', 'front', 'back', { latency: constant(2) }),
      ],
    });
    const world = runAndDrain(model, 5);
    const served = total(world, 'clients', 0, CLIENT.outcome + OK);
    expect(served).toBe(total(world, 'clients', 0, CLIENT.asked));
    expect(total(world, 'clients', 0, CLIENT.latencyNs) / served).toBe(18 * NS_PER_MS);
    expect(total(world, 'edges', 1, EDGE.callNs) / served).toBe(11 * NS_PER_MS);
  });

  it.each<[string, string[][], number]>([
    ['side by side takes the longest', [['a', 'b', 'c']], 29],
    ['one after the other takes the sum', [['a'], ['b'], ['c']], 49],
    [
      'in steps takes the longest of each',
      [
        ['a', 'b'],
        ['c', 'a'],
      ],
      42,
    ],
  ])('with calls %s', (_what, plan, ms) => {
    const leaves = { a: 7, b: 29, c: 13 };
    const model = system({
      nodes: [
        node('root', { latency: constant(0), plan }),
        ...Object.entries(leaves).map(([id, time]) => node(`leaf-${id}`, { latency: constant(time) })),
      ],
      edges: [
        edge('in', 'users', 'root'),
        ...Object.keys(leaves).map((id) => edge(id, 'root', `leaf-${id}`)),
      ],
    });
    const world = runAndDrain(model, 3);
    const { history } = world.meter;
    expect(total(world, 'clients', 0, CLIENT.latencyNs)).toBe(
      ms * NS_PER_MS * total(world, 'clients', 0, CLIENT.asked),
    );
    // A cell of the histogram is a thirty-second of its value at most.
    expect(history.percentile('clients', 0, 0.5, 0, history.length) / NS_PER_MS / ms).toBeCloseTo(1, 1);
  });

  it('fails when one of several calls fails, after all of the step have ended and before the next step', () => {
    const model = system({
      nodes: [
        node('root', { latency: constant(0), plan: [['bad', 'slow'], ['never']] }),
        node('a', { latency: constant(1), errorRate: 1 }),
        node('b', { latency: constant(40) }),
        node('c'),
      ],
      edges: [
        edge('in', 'users', 'root'),
        edge('bad', 'root', 'a'),
        edge('slow', 'root', 'b'),
        edge('never', 'root', 'c'),
      ],
    });
    const world = runAndDrain(model, 2);
    const asked = total(world, 'clients', 0, CLIENT.asked);
    expect(total(world, 'clients', 0, CLIENT.outcome + ERROR)).toBe(asked);
    expect(total(world, 'edges', 0, EDGE.callNs)).toBe(asked * 40 * NS_PER_MS);
    expect(total(world, 'edges', 3, EDGE.calls)).toBe(0);
  });

  it.each([
    [10, 'inTime'],
    [9.999999, 'late'],
  ] as const)('with a deadline of %d ms, answered after 10 ms, counts as %s', (deadlineMs, counter) => {
    const model = { ...single(100, node('server')), requestTypes: [requestType(deadlineMs)] };
    const world = runAndDrain(model, 2);
    const asked = total(world, 'clients', 0, CLIENT.asked);
    expect(asked).toBeGreaterThan(100);
    expect(total(world, 'clients', 0, CLIENT[counter])).toBe(asked);
    expect(total(world, 'clients', 0, CLIENT.inTime) + total(world, 'clients', 0, CLIENT.late)).toBe(asked);
  });
});

describe('a call that was turned away further on', () => {
  /** users → front → (gate → back, other → aside): the gate holds one call at a time. */
  const gated = (asideErrors: number): Model =>
    system({
      nodes: [
        node('front', { plan: [['gate', 'other']] }),
        node('back', { latency: constant(200) }),
        node('aside', { errorRate: asideErrors }),
      ],
      edges: [
        edge('in', 'users', 'front'),
        edge('gate', 'front', 'back', { stack: [bulkhead({ maxConcurrent: 1, queueLimit: 0 })] }),
        edge('other', 'front', 'aside'),
      ],
    });
  const ended = (world: World, outcome: number): number =>
    total(world, 'clients', 0, CLIENT.outcome + outcome);

  it('is told from a failure all the way up to the client', () => {
    const world = runAndDrain(gated(0), 5);
    const refused = ended(world, REFUSED);
    expect(refused).toBe(total(world, 'edges', 1, EDGE.outcome + BULKHEAD_FULL));
    expect(refused).toBeGreaterThan(100);
    expect(ended(world, ERROR)).toBe(0);
    expect(total(world, 'nodes', 0, NODE.refused)).toBe(refused);
    expect(total(world, 'nodes', 0, NODE.failed)).toBe(refused);
  });

  it('counts as failed when a call beside it failed', () => {
    const world = runAndDrain(gated(1), 5);
    expect(ended(world, REFUSED)).toBe(0);
    expect(ended(world, ERROR)).toBe(total(world, 'clients', 0, CLIENT.asked));
    expect(total(world, 'nodes', 0, NODE.erred)).toBe(0);
    expect(total(world, 'nodes', 2, NODE.erred)).toBe(total(world, 'nodes', 2, NODE.failed));
  });
});

describe('the history', () => {
  it('gives percentiles of constant times to within a cell, over any range, and none where nothing was', () => {
    const world = start(single(100, node('server')));
    run(world, secondsToNs(4));
    const { history } = world.meter;
    expect(history.length).toBe(4);
    for (const q of [0, 0.5, 0.99, 1]) {
      expect(history.percentile('nodes', 0, q, 1, 3) / msToNs(10)).toBeCloseTo(1, 1);
    }
    expect(history.percentile('nodes', 0, 0.5, 4, 9)).toBeNaN();
  });

  it('sums its seconds to what was counted in all', () => {
    const world = start(single(100, node('server')));
    run(world, secondsToNs(4));
    const { history } = world.meter;
    const perSecond = [0, 1, 2, 3].map((from) => history.sum('clients', 0, CLIENT.asked, from, from + 1));
    expect(perSecond.reduce((sum, count) => sum + count, 0)).toBe(world.clients.col.asked[0]);
    expect(history.at(2).counts[0][CLIENT.asked]).toBe(perSecond[2]);
  });
});

describe('a node', () => {
  const busy = (more: Partial<NodeModel>): Model =>
    single(100, node('server', { concurrency: 1, queueRoom: 3, latency: constant(50), ...more }));

  it('sheds what its queue has no room for, and says so in the log', () => {
    const world = runAndDrain(busy({}), 10);
    const [served, shed] = [NODE.served, NODE.shed].map((counter) => total(world, 'nodes', 0, counter));
    // One worker serves at most twenty a second; what is left in the queue in the end is served as well.
    expect(served).toBeGreaterThan(190);
    expect(served).toBeLessThanOrEqual(10 * 20 + 4);
    expect(shed).toBe(total(world, 'clients', 0, CLIENT.outcome + SHED));
    expect(world.log.past().filter(({ code }) => code === SHEDDING_BEGAN).length).toBeGreaterThan(0);
  });

  it('never has more waiting than its instances have room for', () => {
    const world = start(busy({ instances: 2 }));
    for (let ms = 5; ms < 3000; ms += 5) {
      run(world, msToNs(ms));
      const { levels } = world.meter.nodes;
      expect(levels[NODE_LEVEL.queued]).toBeLessThanOrEqual(2 * 3);
      expect(levels[NODE_LEVEL.busy]).toBeLessThanOrEqual(2);
    }
  });

  it('shares its requests out evenly among its instances', () => {
    const world = start(busy({ instances: 4, concurrency: 100 }));
    run(world, secondsToNs(20));
    const { busy: working } = world.instances.col;
    const counts = [0, 1, 2, 3].map((instance) => working[instance]);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it.each<[string, Partial<NodeModel>]>([
    ['more workers', { concurrency: 4 }],
    ['more instances', { instances: 4 }],
  ])(
    'serves more from the moment that an edit gives it %s, and less from when they are gone',
    (_what, more) => {
      const world = start(busy({ queueRoom: 50 }));
      const servedIn = (from: number): number =>
        world.meter.history.sum('nodes', 0, NODE.served, from, from + 2);
      run(world, secondsToNs(4));
      reconfigure(world, busy({ queueRoom: 50, ...more }));
      run(world, secondsToNs(8));
      reconfigure(world, busy({ queueRoom: 50 }));
      run(world, secondsToNs(16));
      expect(servedIn(2)).toBe(40);
      expect(servedIn(6)).toBeGreaterThan(130);
      expect(servedIn(14)).toBe(40);
      reconfigure(world, silenced(busy({ queueRoom: 50 })));
      run(world, secondsToNs(60));
      expect(violationsWhenDrained(world)).toEqual([]);
    },
  );

  it('starts those who wait at the very instant at which it gets more workers', () => {
    const world = start(busy({ queueRoom: 50 }));
    run(world, secondsToNs(1));
    const before = world.meter.nodes.levels[NODE_LEVEL.queued];
    reconfigure(world, busy({ queueRoom: 50, concurrency: 6 }));
    expect(world.meter.nodes.levels[NODE_LEVEL.busy]).toBe(6);
    expect(world.meter.nodes.levels[NODE_LEVEL.queued]).toBe(before - 5);
  });

  it('keeps its worker while it calls only if it says so', () => {
    const build = (holdsWorker: boolean): Model =>
      system({
        clients: [client('users', 100, 'in')],
        nodes: [
          node('front', { concurrency: 1, latency: constant(1), holdsWorker, plan: [['call']] }),
          node('back', { latency: constant(49) }),
        ],
        edges: [edge('in', 'users', 'front'), edge('call', 'front', 'back')],
      });
    const [held, free] = [true, false].map((holdsWorker) => {
      const world = start(build(holdsWorker));
      run(world, secondsToNs(10));
      return world;
    });
    expect(total(held, 'nodes', 0, NODE.served)).toBeGreaterThanOrEqual(195);
    expect(total(held, 'nodes', 0, NODE.served)).toBeLessThanOrEqual(200);
    expect(total(free, 'nodes', 0, NODE.served)).toBeGreaterThan(800);
    expect(held.meter.nodes.levels[1 * NODE_LEVEL_WIDTH + NODE_LEVEL.present]).toBeLessThanOrEqual(1);
  });
});

describe('giving up', () => {
  const build = (giveUp: 'abandon' | 'cancel'): Model =>
    system({
      clients: [client('users', 50, 'in')],
      nodes: [
        node('front', { latency: constant(20), plan: [['call']] }),
        node('back', { latency: constant(200) }),
      ],
      edges: [
        edge('in', 'users', 'front', {
          latency: constant(1),
          giveUp,
          stack: [retry({ maxAttempts: 2 }), timeout(60)],
        }),
        edge('call', 'front', 'back', { latency: constant(1), giveUp }),
      ],
    });
  const abandoned = runAndDrain(build('abandon'), 10);
  const cancelled = runAndDrain(build('cancel'), 10);

  it('lets the work go on when it abandons: each try is worked on to its end, and answered late', () => {
    const sent = total(abandoned, 'edges', 0, EDGE.sent);
    expect(total(abandoned, 'edges', 0, EDGE.late)).toBe(sent);
    expect(total(abandoned, 'nodes', 1, NODE.serviceNs)).toBe(sent * msToNs(200));
    expect(total(abandoned, 'nodes', 1, NODE.withdrawn)).toBe(0);
  });

  it('stops the work, and the work behind it, when it cancels', () => {
    const sent = total(cancelled, 'edges', 0, EDGE.sent);
    expect(total(cancelled, 'edges', 0, EDGE.cancelled)).toBe(sent);
    expect(total(cancelled, 'nodes', 0, NODE.withdrawn)).toBe(sent);
    expect(total(cancelled, 'edges', 1, EDGE.withdrawn)).toBe(sent);
    expect(total(cancelled, 'nodes', 1, NODE.withdrawn)).toBe(sent);
    // The back hears of a call 22 ms after its try began, and of its end at 62 ms: 40 ms of 200 at most.
    const worked = total(cancelled, 'nodes', 1, NODE.serviceNs);
    expect(worked).toBeLessThanOrEqual(sent * msToNs(40));
    expect(worked * 4).toBeLessThan(total(abandoned, 'nodes', 1, NODE.serviceNs));
  });

  it('makes no difference to who gave up', () => {
    for (const world of [abandoned, cancelled]) {
      const count = (outcome: number): number => total(world, 'clients', 0, CLIENT.outcome + outcome);
      expect(count(TIMEOUT)).toBe(total(world, 'clients', 0, CLIENT.asked));
      expect(total(world, 'edges', 0, EDGE.retries)).toBe(count(TIMEOUT));
    }
    expect(abandoned.clients.col.asked[0]).toBe(cancelled.clients.col.asked[0]);
  });
});

describe('the luck of a part', () => {
  const base = system({
    clients: [client('users', 80, 'in')],
    nodes: [
      node('front', { latency: exponential(5), concurrency: 3, plan: [['call']] }),
      node('back', { latency: exponential(12), concurrency: 2, errorRate: 0.2, queueRoom: 10 }),
    ],
    edges: [
      edge('in', 'users', 'front', { latency: exponential(1), stack: [retry(), timeout(100)] }),
      edge('call', 'front', 'back', { latency: exponential(1), stack: [retry({ maxAttempts: 2 })] }),
    ],
  });

  /** All that was counted in each second for the old parts. */
  function figures(model: Model): number[][] {
    const world = start(model, 5);
    run(world, 8 * NS_PER_SECOND);
    const { history } = world.meter;
    const parts = [...Array(history.length).keys()].map((index) => history.at(index).counts);
    const index = (ids: readonly { id: string }[], id: string): number =>
      ids.findIndex((one) => one.id === id);
    return parts.map(([clients, edges, nodes]) => [
      ...clients.slice(0, CLIENT.latencyNs + 1),
      ...base.edges.flatMap(({ id }) => rowOf(edges, index(model.edges, id), model.edges.length)),
      ...base.nodes.flatMap(({ id }) => rowOf(nodes, index(model.nodes, id), model.nodes.length)),
    ]);
  }

  function rowOf(counts: Float64Array, row: number, rows: number): number[] {
    const width = counts.length / rows;
    return Array.from(counts.subarray(row * width, (row + 1) * width));
  }

  const expected = figures(base);

  it('does not depend on parts that nobody calls', () => {
    const unused = edge('unused', 'back', 'extra', { latency: exponential(3), stack: [retry(), timeout(5)] });
    const more = {
      ...base,
      nodes: [node('extra', { latency: exponential(9), errorRate: 0.5 }), ...base.nodes],
      edges: [unused, ...base.edges],
    };
    expect(figures(more)).toEqual(expected);
  });

  it('does not depend on the order of the lists', () => {
    const turned = { ...base, nodes: [...base.nodes].reverse(), edges: [...base.edges].reverse() };
    expect(figures(turned)).toEqual(expected);
  });

  it('does depend on ids', () => {
    const [users] = base.clients;
    const renamed = { ...base, clients: [{ ...users, id: 'others' }] };
    expect(figures(renamed)).not.toEqual(expected);
  });

  it('differs for each try of a call', () => {
    // Half of the tries fail. If a try shared the luck of the one before, no retry would ever help.
    const flaky = single(100, node('server', { errorRate: 0.5 }), [
      retry({ maxAttempts: 4, initialDelayMs: 1 }),
    ]);
    const world = runAndDrain(flaky, 20);
    const outcomes = Array.from({ length: OUTCOME_COUNT }, (_, o) =>
      total(world, 'clients', 0, CLIENT.outcome + o),
    );
    // One in sixteen fails four times: of about 2000 these are 125, with a deviation of 11.
    expect(outcomes[ERROR] / outcomes[OK]).toBeGreaterThan(0.03);
    expect(outcomes[ERROR] / outcomes[OK]).toBeLessThan(0.11);
  });
});

describe('a timer that means nothing any more', () => {
  it('is never taken for one of another call that uses the same row later', () => {
    // Where one stack keeps the token of a timer, the next keeps the permit of a breaker, which flaps so that its
    // permits are of all sizes; and where the third keeps a token again, it arms no timer: nobody ever waits there.
    const flapping = breaker({ failureThreshold: 1, openForMs: 1, trialsPermitted: 1, trialsRequired: 1 });
    const model = system({
      clients: [client('a', 3, 'a'), client('b', 10, 'b'), client('c', 3, 'c')],
      nodes: [
        node('quick', { latency: constant(1) }),
        node('flaky', { latency: constant(1), errorRate: 0.5 }),
        node('slow', { latency: constant(900) }),
      ],
      edges: [
        edge('a', 'a', 'quick', { stack: [timeout(2000)] }),
        edge('b', 'b', 'flaky', { stack: [flapping] }),
        edge('c', 'c', 'slow', { stack: [bulkhead({ maxConcurrent: 1000, queueLimit: 5 })] }),
      ],
    });
    for (let seed = 0; seed < 150; seed++) {
      const world = start(model, seed);
      run(world, secondsToNs(6));
      const waited = total(world, 'clients', 2, CLIENT.outcome + BULKHEAD_WAIT);
      expect(`seed ${seed}: ${waited} waited too long`).toBe(`seed ${seed}: 0 waited too long`);
    }
  });
});
