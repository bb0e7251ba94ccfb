import { describe, expect, it } from 'vitest';
import { secondsToNs } from '../base/time';
import { NODE } from './measure/layout';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { client, edge, exponential, fault, node, system } from './small-model.test-support';
import { World } from './world';

/** Nanoseconds that a callee of a hub spends on its work, by the plan of the hub. */
function workOf(plan: readonly (readonly string[])[], faults = 0): number {
  const world = new World(3);
  const model = system({
    clients: [client('users', 50, 'in')],
    nodes: [
      node('hub', { plan }),
      node('a', { latency: exponential(5) }),
      node('b', { latency: { kind: 'constant', ns: 0 } }),
    ],
    edges: [edge('in', 'users', 'hub'), edge('to-a', 'hub', 'a'), edge('to-b', 'hub', 'b')],
    faults: Array.from({ length: faults }, (_, k) => fault(`f${k}`, 'b', 0, 60_000, { latencyFactor: 1000 })),
  });
  reconfigure(world, model);
  run(world, secondsToNs(10));
  return world.meter.history.sum('nodes', 1, NODE.serviceNs, 0, 10);
}

describe('luck', () => {
  it('of a call does not hang on its place in the plan', () => {
    const alone = workOf([['to-a']]);
    expect(alone).toBeGreaterThan(0);
    expect(workOf([['to-a', 'to-b']])).toBe(alone);
    expect(workOf([['to-b', 'to-a']])).toBe(alone);
  });

  it('differs between two calls of one edge', () => {
    const once = workOf([['to-a']]);
    const twice = workOf([['to-a', 'to-a']]);
    expect(twice).toBeGreaterThan(once);
    expect(twice).not.toBe(2 * once);
  });

  it('is not spoilt by faults that multiply beyond every number', () => {
    const calm = workOf([['to-a', 'to-b']]);
    expect(workOf([['to-a', 'to-b']], 110)).toBe(calm);
  });
});
