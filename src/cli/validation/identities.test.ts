import { BulkheadGuard } from '../../policies/layers/bulkhead-layer';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, EDGE, INSTANCE, NODE, WIDTHS } from '../../sim/measure/layout';
import type { World } from '../../sim/world';
import { conservation, drained } from './identities';
import { bulkhead, exponential, node, single } from './models';
import { advance, drain, startWorld } from './observe';

/** A counter that is off by one anywhere in a run has to be noticed. */
describe('identities', () => {
  let world: World;
  let inTraffic: string[];

  beforeEach(() => {
    const model = single(
      160,
      node('server', exponential(10), { queueRoom: 3, errorRate: 0.1, instances: 2 }),
      [bulkhead({ maxConcurrent: 50 })],
    );
    world = startWorld(model, 7);
    advance(world, 5);
    inTraffic = conservation(world);
    drain(world, model);
  });

  const tamper = (group: number, width: number, counter: number): string => {
    const { counts } = world.meter.history.at(2);
    counts[group][counter] += 1;
    expect(counts[group].length % width).toBe(0);
    return drained(world).join('; ');
  };

  it('hold in a plain run', () => {
    expect(world.meter.history.sum('nodes', 0, NODE.shed, 0, 5)).toBeGreaterThan(0);
    expect(inTraffic).toEqual([]);
    expect(drained(world)).toEqual([]);
  });

  it.each([
    ['arrived', 'server: arrived'],
    ['served', 'server: arrived'],
    ['failed', 'server: arrived'],
    ['shed', 'server: arrived'],
    ['started', 'server: arrived, by start'],
    ['waitNs', "server: Little's law of the queue"],
    ['queueArea', "server: Little's law of the queue"],
    ['sojournNs', "server: Little's law"],
    ['presentArea', "server: Little's law"],
    ['serviceNs', 'server: busy time'],
    ['workArea', 'server: busy time'],
    ['busyArea', 'server: workers taken'],
  ] as const)('notice one too many in %s of a node', (counter, words) => {
    expect(tamper(2, WIDTHS.nodes, NODE[counter])).toContain(words);
  });

  it.each([
    ['calls', 'in: calls'],
    ['outcome', 'in: calls'],
    ['sent', 'in: sent'],
    ['answered', 'in: sent'],
    ['late', 'in: sent'],
    ['cancelled', 'in: sent'],
    ['withdrawn', 'in: calls'],
  ] as const)('notice one too many in %s of an edge', (counter, words) => {
    expect(tamper(1, WIDTHS.edges, EDGE[counter])).toContain(words);
  });

  it.each([
    ['asked', 'users: asked'],
    ['outcome', 'users: asked'],
    ['inTime', 'users: answered'],
    ['late', 'users: answered'],
  ] as const)('notice one too many in %s of a client', (counter, words) => {
    expect(tamper(0, WIDTHS.clients, CLIENT[counter])).toContain(words);
  });

  it.each([
    ['arrived', 'server: arrived, by instance'],
    ['served', 'server: served, by instance'],
    ['failed', 'server: failed, by instance'],
    ['turnedAway', 'server, instance 0'],
    ['sojournNs', 'server: time of those answered, by instance'],
    ['busyArea', 'server: workers taken, by instance'],
    ['queueArea', 'server: queue, by instance'],
  ] as const)('notice one too many in %s of an instance', (counter, words) => {
    expect(tamper(3, WIDTHS.instances, INSTANCE[counter])).toContain(words);
  });

  it('notice a slot that was not given back', () => {
    const { guard } = world.configuration.guards[0];
    if (!(guard instanceof BulkheadGuard)) throw new Error('The first guard of this model is a bulkhead');
    guard.state.current += 1;
    expect(drained(world).join('; ')).toContain('bulkhead of in: slots held at the end');
  });

  it('notice a level that did not go back to zero', () => {
    world.meter.edges.levels[1] += 1;
    expect(drained(world).join('; ')).toContain('in: out at the end');
  });
});
