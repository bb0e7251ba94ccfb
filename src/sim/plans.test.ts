import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import type { EdgeModel, Model, NodeModel } from './model';
import { asks, drained, ofClient, ofEdge, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import {
  bulkhead,
  constant,
  edge,
  fault,
  node,
  requestType,
  retry,
  system,
  timeout,
} from './small-model.test-support';

type Plan = NonNullable<NodeParts['plan']>;

/** The root works for 10 ms, a for 20, b for 50; `bad` always fails, after 5 ms; `full` turns everybody away. */
function calling(plan: Plan, root: NodeParts = {}, more: Partial<EdgeModel> = {}): Model {
  return system({
    requestTypes: [requestType(), requestType(0, { id: 'special' })],
    clients: [
      asks('users', [10]),
      asks('others', [], { mix: [{ requestType: 'special', edge: 'in', weight: 1 }] }),
    ],
    nodes: [
      node('root', { plan, ...root }),
      node('a', { latency: constant(20) }),
      node('b', { latency: constant(50) }),
      node('bad', { latency: constant(5), errorRate: 1 }),
      node('full', { concurrency: 1, queueRoom: 0, latency: constant(1000) }),
    ],
    edges: [
      edge('in', 'users', 'root'),
      edge('to-a', 'root', 'a', more),
      edge('to-b', 'root', 'b', more),
      edge('to-bad', 'root', 'bad', more),
      edge('to-full', 'root', 'full', { stack: [bulkhead({ maxConcurrent: 1, queueLimit: 0 })] }),
    ],
  });
}

function withClient(model: Model, id: string, moments: readonly number[]): Model {
  return {
    ...model,
    clients: model.clients.map((one) => (one.id === id ? { ...one, load: asks(id, moments).load } : one)),
  };
}

function told(plan: Plan): string[] {
  const model = calling(plan);
  const world = start(model);
  const heard = story(world, 500);
  expect(drained(world, model)).toEqual([]);
  return heard;
}

const optional = (of: string) => ({ edge: of, optional: true });
const unawaited = (of: string) => ({ edge: of, awaited: false, optional: true });

describe('an optional call', () => {
  it('is waited for, and its failure does not matter', () => {
    expect(told([[optional('to-bad')]])).toEqual(['25 users ok']);
    expect(told([[optional('to-bad'), 'to-a']])).toEqual(['40 users ok']);
    expect(told([[optional('to-bad')], ['to-a']])).toEqual(['45 users ok']);
    expect(told([[optional('to-b')]])).toEqual(['70 users ok']);
  });

  it('excuses no other call of its step', () => {
    expect(told([[optional('to-a'), 'to-bad']])).toEqual(['40 users error']);
    expect(told([['to-bad', optional('to-bad')]])).toEqual(['25 users error']);
  });

  it('that is turned away at once lets the request go on at once', () => {
    const plan: Plan = [[optional('to-full'), optional('to-full')], ['to-a']];
    const world = start(calling(plan));
    // The first one is worked on for a second, the other one is turned away at the gate.
    expect(story(world, 2000)).toEqual(['1040 users ok']);
    expect(ofEdge(world, 'to-full', 'sent')).toBe(1);
  });
});

describe('a step whose every call is turned away at once', () => {
  it('fails at that instant, and the worker that it held is free', () => {
    const model = withClient(
      calling([['to-full']], { holdsWorker: true, concurrency: 1 }),
      'users',
      [10, 11, 12],
    );
    const world = start({ ...model, nodes: model.nodes });
    // The first keeps the only worker for a second. The second is turned away when its own work is done.
    expect(story(world, 3000)).toEqual(
      ['1020 users ok', '2030 users ok', '3040 users ok'].filter((one) => parseFloat(one) <= 3000),
    );
    const two = withClient(
      calling([['to-full']], { holdsWorker: true, concurrency: 2 }),
      'users',
      [10, 11, 12],
    );
    const other = start(two);
    expect(story(other, 1000)).toEqual(['21 users refused', '31 users refused']);
    expect(drained(other, two)).toEqual([]);
  });
});

describe('a step in which one call fails and another is turned away', () => {
  it('fails, whichever of the two came first', () => {
    const model = calling([['to-bad', 'to-full', 'to-full']]);
    const gate = bulkhead({ maxConcurrent: 1, queueLimit: 1, queueTimeoutMs: 40 });
    const patient = {
      ...model,
      edges: model.edges.map((one) => (one.id === 'to-full' ? { ...one, stack: [gate] } : one)),
    };
    // The failure is at 25 ms. The second call of one edge is turned away at 20 ms, or after waiting for 40.
    expect(story(start(model), 2000)).toEqual(['1020 users error']);
    expect(story(start(patient), 2000)).toEqual(['1020 users error']);
  });
});

describe('a call that nobody waits for', () => {
  it('takes no time of the request, and its failure does not matter', () => {
    expect(told([[unawaited('to-b')]])).toEqual(['20 users ok']);
    expect(told([[unawaited('to-bad')], ['to-a']])).toEqual(['40 users ok']);
    expect(told([[unawaited('to-b'), 'to-a'], [unawaited('to-full')]])).toEqual(['40 users ok']);
  });

  it('goes on beyond the end of its request, with all its retries', () => {
    const stack = [
      retry({ maxAttempts: 3, initialDelayMs: 10, maxDelayMs: 10, jitter: 'none' }),
      timeout(400),
    ];
    const model = calling([[unawaited('to-bad')]], {}, { stack });
    const world = start(model);
    expect(story(world, 20)).toEqual(['20 users ok']);
    expect(world.requests.live).toBe(1);
    run(world, msToNs(1000));
    expect([ofEdge(world, 'to-bad', 'sent'), ofNode(world, 'bad', 'failed')]).toEqual([3, 3]);
    expect([world.requests.live, world.heap.size]).toEqual([0, 0]);
    expect(drained(world, model)).toEqual([]);
  });

  it('goes on when the request is withdrawn, and when the instance that made it crashes', () => {
    const plan: Plan = [[unawaited('to-b'), 'to-a']];
    const plain = calling(plan);
    const [way, ...ways] = plain.edges;
    const hasty = { ...way, giveUp: 'cancel', stack: [timeout(15)] } as const;
    const model = { ...plain, edges: [hasty, ...ways] };
    const world = start(model);
    expect(story(world, 200)).toEqual(['25 users timeout']);
    expect([ofEdge(world, 'to-a', 'withdrawn'), ofEdge(world, 'to-b', 'withdrawn')]).toEqual([1, 0]);
    expect(ofNode(world, 'b', 'served')).toBe(1);
    expect(drained(world, model)).toEqual([]);
    const crashing = { ...plain, faults: [fault('crash', 'root', 25, 30, { state: 'crashed' })] };
    const other = start(crashing);
    expect(story(other, 200)).toEqual(['25 users unavailable']);
    expect([ofNode(other, 'b', 'served'), ofEdge(other, 'to-b', 'answered')]).toEqual([1, 1]);
    expect(drained(other, crashing)).toEqual([]);
  });

  it('is not too late because its request is', () => {
    const model = calling([[unawaited('to-b')]]);
    const queue: NodeModel['queue'] = { order: 'fifo', leastLeftNs: 0 };
    const world = start({
      ...model,
      requestTypes: model.requestTypes.map((type) => ({ ...type, deadlineNs: msToNs(12) })),
      nodes: model.nodes.map((one) => (one.id === 'b' ? { ...one, queue } : one)),
      edges: model.edges.map((one) => (one.id === 'to-b' ? { ...one, latency: constant(30) } : one)),
    });
    story(world, 500);
    expect([ofNode(world, 'b', 'expired'), ofNode(world, 'b', 'served')]).toEqual([0, 1]);
  });
});

describe('a call for some types of requests', () => {
  const special = (of: string) => ({ edge: of, requestTypes: ['special'] });

  it('is made by these only, and a step without any call takes no time', () => {
    const plan: Plan = [[special('to-b')], ['to-a', special('to-bad')]];
    const model = withClient(calling(plan), 'others', [10]);
    const world = start(model);
    expect(story(world, 500)).toEqual(['40 users ok', '90 others error']);
    expect([ofEdge(world, 'to-b', 'calls'), ofEdge(world, 'to-bad', 'calls')]).toEqual([1, 1]);
    expect(drained(world, model)).toEqual([]);
  });

  it('leaves a request without any with its own work, whether it holds its worker or not', () => {
    for (const holdsWorker of [true, false]) {
      const plain = calling([[special('to-b')]], { holdsWorker, concurrency: 1 });
      const model = withClient(plain, 'users', [10, 11]);
      const world = start(model);
      expect(story(world, 500)).toEqual(['20 users ok', '30 users ok']);
      expect(drained(world, model)).toEqual([]);
    }
  });
});

describe('a plan that is edited while requests are in it', () => {
  const edit = (before: Plan, atMs: number, after: Plan): string[] => {
    const world = start(calling(before));
    const heard = story(world, atMs);
    reconfigure(world, calling(after));
    heard.push(...story(world, 500));
    expect(drained(world, calling(after))).toEqual([]);
    return heard;
  };

  it('goes on with what follows in the new plan', () => {
    expect(edit([['to-a'], ['to-a']], 30, [['to-a'], ['to-b']])).toEqual(['90 users ok']);
    expect(edit([['to-a']], 30, [['to-a'], ['to-b']])).toEqual(['90 users ok']);
  });

  it('is over after the call under way when the new one is shorter or empty', () => {
    expect(edit([['to-a'], ['to-b'], ['to-b']], 30, [['to-b']])).toEqual(['40 users ok']);
    expect(edit([['to-a'], ['to-b']], 30, [])).toEqual(['40 users ok']);
  });

  it('waits for the calls under way, also where the new plan does not know them', () => {
    expect(edit([['to-b', 'to-a']], 30, [['to-a']])).toEqual(['70 users ok']);
    expect(edit([['to-bad', 'to-b']], 30, [[optional('to-bad')], ['to-a']])).toEqual(['70 users error']);
  });

  it('is that of before for work that ended before, and the new one for work that ends later', () => {
    expect(edit([], 15, [['to-a']])).toEqual(['40 users ok']);
    expect(edit([['to-a']], 15, [])).toEqual(['20 users ok']);
  });

  it('may hold workers or not from then on: whoever has one gives it back', () => {
    const model = (holdsWorker: boolean): Model =>
      withClient(calling([['to-b']], { holdsWorker, concurrency: 1 }), 'users', [10, 11, 30]);
    for (const first of [true, false]) {
      const world = start(model(first));
      story(world, 25);
      reconfigure(world, model(!first));
      story(world, 500);
      expect(ofClient(world, 'users', 'ok')).toBe(3);
      expect(world.instances.col.busy[0]).toBe(0);
    }
  });
});
