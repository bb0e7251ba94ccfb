import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import type { Model } from './model';
import { asks, drained, evenly, ofClient, ofNode, start, story } from './observed.test-support';
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
  system,
  timeout,
} from './small-model.test-support';

/** Each client asks at its moments, for a key of its own when it says so; work takes 10 ms. */
function asked(by: Readonly<Record<string, readonly number[]>>, server: NodeParts, keys = 1): Model {
  return system({
    clients: Object.entries(by).map(([id, moments]) => asks(id, moments)),
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server')],
    requestTypes: [requestType(0, { keys })],
  });
}

describe('where the first write wins', () => {
  const writes = { firstWriteWins: true } as const;

  it('all others lose that were under way when it came, once they end, and later ones do not', () => {
    const model = asked({ a: [10], b: [12], c: [19], d: [20.5], e: [31] }, writes);
    const world = start(model);
    // The first write is at 20 ms: b and c had begun by then. The next one is at 30.5 ms, before e began.
    expect(story(world, 100)).toEqual(['20 a ok', '22 b conflict', '29 c conflict', '30.5 d ok', '41 e ok']);
    expect([ofNode(world, 'server', 'served'), ofNode(world, 'server', 'failed')]).toEqual([3, 2]);
    expect(drained(world, model)).toEqual([]);
  });

  it('who is overtaken loses, although it began first', () => {
    const faults = [fault('slow', 'server', 0, 15, { addedNs: msToNs(20) })];
    const world = start({ ...asked({ a: [10], b: [16] }, writes), faults });
    expect(story(world, 100)).toEqual(['26 b ok', '40 a conflict']);
  });

  it('of two writes that end at one instant the one that began first wins', () => {
    expect(story(start(asked({ a: [10], b: [10] }, writes)), 100)).toEqual(['20 a ok', '20 b conflict']);
  });

  it('one that fails or is withdrawn has written nothing', () => {
    const faults = [fault('once', 'server', 0, 100, { failFirst: 1 })];
    const failing = start({ ...asked({ a: [10], b: [12] }, writes), faults });
    expect(story(failing, 100)).toEqual(['20 a error', '22 b ok']);
    const model = asked({ a: [10], b: [12] }, writes);
    const hasty = edge('hasty', 'a', 'server', { giveUp: 'cancel', stack: [timeout(5)] });
    const [a, b] = model.clients;
    const mix = [{ requestType: 'request', edge: 'hasty', weight: 1 }];
    const withdrawn = start({ ...model, edges: [...model.edges, hasty], clients: [{ ...a, mix }, b] });
    expect(story(withdrawn, 100)).toEqual(['15 a timeout', '22 b ok']);
  });

  it('who waits for a worker has read nothing yet, so nothing has changed for it', () => {
    const world = start(asked({ a: [10], b: [12] }, { ...writes, concurrency: 1 }));
    expect(story(world, 100)).toEqual(['20 a ok', '30 b ok']);
  });

  it('the instances of a node share what is written, and other nodes do not', () => {
    const two = start(asked({ a: [10], b: [12] }, { ...writes, instances: 2 }));
    expect(story(two, 100)).toEqual(['20 a ok', '22 b conflict']);
    const model = asked({ a: [10], b: [12] }, writes);
    const mix = [{ requestType: 'request', edge: 'beside', weight: 1 }];
    const apart = start({
      ...model,
      clients: [model.clients[0], { ...model.clients[1], mix }],
      nodes: [...model.nodes, node('other', writes)],
      edges: [...model.edges, edge('beside', 'b', 'other')],
    });
    expect(story(apart, 100)).toEqual(['20 a ok', '22 b ok']);
  });

  it('work that stood still while its instance hung may have lost meanwhile', () => {
    const faults = [fault('hang', 'server', 15, 50, { state: 'hung', zone: 'west' })];
    const world = start({
      ...asked({ a: [10], b: [12] }, { ...writes, instances: 2, zones: ['west', 'east'] }),
      faults,
    });
    expect(story(world, 100)).toEqual(['22 b ok', '55 a conflict']);
  });

  it('requests with different keys, and those without any, have nothing to do with each other', () => {
    const many = asked({ a: [10, 20, 30, 40], b: [12, 22, 32, 42] }, writes, 1_000_000);
    expect(story(start(many), 100).filter((one) => !one.endsWith('ok'))).toEqual([]);
    const keyless = asked({ a: [10], b: [12] }, writes, 0);
    expect(story(start(keyless), 100)).toEqual(['20 a ok', '22 b ok']);
  });

  it('the share that loses follows from how many write at once', () => {
    const model = (keys: number): Model => ({
      ...asked({}, writes, keys),
      clients: [client('users', 0, 'in', { load: evenly(1000) })],
    });
    const world = start(model(20));
    run(world, msToNs(20_010));
    // A write lasts for ten others; each of those that ended within has its key with a chance of 1 in 20, unless it
    // lost itself. So the share s that wins solves s = (1 - s / 20)^10, which is 0.684.
    const [ok, conflict] = [ofClient(world, 'users', 'ok'), ofClient(world, 'users', 'conflict')];
    expect(ok + conflict).toBe(20_000);
    expect(Math.abs(ok / 20_000 - 0.684)).toBeLessThan(0.03);
  });

  it('a write that lost before an edit does not lose where that does not matter any more', () => {
    const plan = { plan: [['next']] };
    const chain = (first: NodeParts): Model => {
      const model = asked({ a: [10], b: [12] }, { ...first, ...plan });
      const nodes = [...model.nodes, node('back', { latency: constant(1) })];
      return { ...model, nodes, edges: [...model.edges, edge('next', 'server', 'back')] };
    };
    const world = start(chain(writes));
    run(world, msToNs(20.5));
    reconfigure(world, chain({ firstWriteWins: false }));
    expect(story(world, 100)).toEqual(['21 a ok', '23 b ok']);
  });
});

describe('crowding', () => {
  it('makes work longer for each other request that is worked on when it begins', () => {
    const world = start(asked({ a: [10], b: [12], c: [14], d: [50] }, { crowding: 0.4 }));
    expect(story(world, 100)).toEqual(['20 a ok', '26 b ok', '32 c ok', '60 d ok']);
  });

  it('counts neither who waits nor who is worked on elsewhere', () => {
    const crowded = { crowding: 0.4, concurrency: 1 };
    expect(story(start(asked({ a: [10], b: [12], c: [14] }, crowded)), 100)).toEqual([
      '20 a ok',
      '30 b ok',
      '40 c ok',
    ]);
    const two = start(asked({ a: [10], b: [12], c: [14] }, { crowding: 0.4, instances: 2 }));
    expect(story(two, 100)).toEqual(['20 a ok', '22 b ok', '28 c ok']);
  });

  it('multiplies with the factor of a fault, and what that adds comes on top', () => {
    const faults = [fault('slow', 'server', 0, 100, { latencyFactor: 3, addedNs: msToNs(5) })];
    const world = start({ ...asked({ a: [10], b: [12] }, { crowding: 0.4 }), faults });
    expect(story(world, 100)).toEqual(['45 a ok', '59 b ok']);
  });
});
