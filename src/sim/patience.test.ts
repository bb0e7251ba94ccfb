import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import { EDGE_LEVEL } from './measure/layout';
import type { EdgeModel, LoadModel, Model } from './model';
import { at, drained, ofClient, ofEdge, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
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

/** Hops take 1 ms; the client waits for 20 ms. */
function asked(
  load: LoadModel,
  server: NodeParts,
  way: Partial<EdgeModel> = {},
  more: Partial<Model> = {},
): Model {
  return system({
    clients: [client('users', 0, 'in', { load, patience: constant(20) })],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server', { latency: constant(1), ...way })],
    ...more,
  });
}

describe('a client without patience', () => {
  it('gives a request up at the very instant', () => {
    expect(story(start(asked(at(10), { latency: constant(17.999999) })), 100)).toEqual([
      '29.999999 users ok',
    ]);
    expect(story(start(asked(at(10), { latency: constant(18) })), 100)).toEqual(['30 users gave-up']);
  });

  it('waits by a law of its own, drawn for each request', () => {
    const model = asked(at(10, 500, 1000, 1500), { latency: constant(10_000) });
    const [users] = model.clients;
    const told = story(start({ ...model, clients: [{ ...users, patience: exponential(40) }] }), 3000);
    const waits = told.map((one, k) => parseFloat(one) - [10, 500, 1000, 1500][k]);
    expect(new Set(waits).size).toBe(4);
    waits.forEach((wait) => expect(wait).toBeGreaterThan(0));
  });

  it.each([
    ['abandon', 1, 0, 100],
    ['cancel', 0, 1, 20],
    ['cancel-waiting', 1, 0, 100],
  ] as const)('leaves work behind as its edge says (%s)', (giveUp, served, withdrawn, workMs) => {
    const model = asked(at(10), { latency: constant(100) }, { giveUp });
    const world = start(model);
    story(world, 30);
    const { levels } = world.meter.edges;
    expect([EDGE_LEVEL.open, EDGE_LEVEL.out, EDGE_LEVEL.zombies].map((level) => levels[level])).toEqual([
      0, 1, 1,
    ]);
    expect(world.requests.live).toBe(1);
    expect(story(world, 500)).toEqual([]);
    expect([ofNode(world, 'server', 'served'), ofNode(world, 'server', 'withdrawn')]).toEqual([
      served,
      withdrawn,
    ]);
    expect(ofNode(world, 'server', 'serviceNs')).toBe(msToNs(workMs));
    expect([ofEdge(world, 'in', 'withdrawn'), ofEdge(world, 'in', 'late')]).toEqual([1, served]);
    expect(levels[EDGE_LEVEL.zombies]).toBe(0);
    expect(drained(world, model)).toEqual([]);
  });

  it('leaves a request that waits at a gate without a trace', () => {
    const way = { stack: [bulkhead({ maxConcurrent: 1, queueLimit: 5, queueTimeoutMs: 500 })] };
    const model = asked(at(10, 12), { latency: constant(60) }, way);
    const world = start(model);
    expect(story(world, 33)).toEqual(['30 users gave-up', '32 users gave-up']);
    // Only the first was ever sent, and holds the slot until its work has ended.
    expect([ofEdge(world, 'in', 'sent'), world.requests.live]).toEqual([1, 1]);
    expect(drained(world, model)).toEqual([]);
  });

  it('tries no more: neither a retry that waits nor one under way goes on', () => {
    const stack = [retry({ maxAttempts: 9, initialDelayMs: 15, maxDelayMs: 15, jitter: 'none' }), timeout(8)];
    const model = asked(at(10), { latency: constant(50) }, { stack });
    const world = start(model);
    // Tries begin at 10 and 33 ms; the patience is over at 30, within the wait.
    expect(story(world, 500)).toEqual(['30 users gave-up']);
    expect([ofEdge(world, 'in', 'sent'), ofEdge(world, 'in', 'retries')]).toEqual([1, 0]);
    expect(drained(world, model)).toEqual([]);
  });

  it('gives up at once when it has none', () => {
    const model = asked(at(10), { latency: constant(5) });
    const [users] = model.clients;
    const world = start({ ...model, clients: [{ ...users, patience: constant(0) }] });
    expect(story(world, 100)).toEqual(['10 users gave-up']);
    expect(ofNode(world, 'server', 'served')).toBe(1);
  });

  it('does not give up what was turned away at once', () => {
    const stack = [bulkhead({ maxConcurrent: 1, queueLimit: 0 })];
    const model = asked(at(10, 11), { latency: constant(5) }, { stack });
    expect(story(start(model), 100)).toEqual(['11 users bulkhead-full', '17 users ok']);
  });

  it('gives up a request that the network lost, and asks for nothing back', () => {
    const faults = [networkFault('cut', ['in'], 0, 15, { cut: 'silent' })];
    const model = asked(at(10), {}, { giveUp: 'cancel' }, { faults });
    const world = start(model);
    expect(story(world, 30)).toEqual(['30 users gave-up']);
    expect([world.requests.live, world.heap.size]).toEqual([0, 0]);
  });

  it('frees a user to think and ask again, while the work for it goes on', () => {
    const load: LoadModel = { kind: 'closed', users: 1, think: constant(5) };
    const model = asked(load, { latency: constant(1000) });
    const world = start(model);
    expect(story(world, 80)).toEqual(['25 users gave-up', '50 users gave-up', '75 users gave-up']);
    run(world, msToNs(1003));
    // They were asked at 5, 30, … 980 ms, and the first of them ends at 1007.
    expect(world.meter.edges.levels[EDGE_LEVEL.zombies]).toBe(40);
    expect(ofClient(world, 'users', 'ok')).toBe(0);
    expect(drained(world, model)).toEqual([]);
  });
});
