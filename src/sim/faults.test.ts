import { describe, expect, it } from 'vitest';
import { msToNs, secondsToNs } from '../base/time';
import { FAULT_BEGAN, FAULT_ENDED } from './change-log';
import { total } from './conservation.test-support';
import { NODE } from './measure/layout';
import type { FaultModel } from './model';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { client, constant, edge, fault, node, single, system } from './small-model.test-support';
import { World } from './world';

/** A callee that always takes 10 ms, asked a hundred times a second. */
function worldWith(faults: readonly FaultModel[], errorRate = 0): World {
  const world = new World(3);
  reconfigure(world, { ...single(100, node('server', { errorRate })), faults });
  return world;
}

/** Served, failed and the work of what ended within a span. */
function within(
  world: World,
  fromMs: number,
  toMs: number,
): { served: number; failed: number; workNs: number } {
  const at = (counter: number): number => total(world, 'nodes', 0, counter);
  run(world, msToNs(fromMs));
  const before = [at(NODE.served), at(NODE.failed), at(NODE.serviceNs)];
  run(world, msToNs(toMs));
  return {
    served: at(NODE.served) - before[0],
    failed: at(NODE.failed) - before[1],
    workNs: at(NODE.serviceNs) - before[2],
  };
}

describe('a fault', () => {
  it('makes all requests fail from its beginning on and none from its end on', () => {
    const world = worldWith([fault('down', 'server', 1500, 2500, { errorRate: 1 })]);
    expect(within(world, 0, 1499.999999).failed).toBe(0);
    const during = within(world, 1499.999999, 2499.999999);
    expect([during.served, during.failed > 50]).toEqual([0, true]);
    const after = within(world, 2499.999999, 5000);
    expect([after.failed, after.served > 150]).toEqual([0, true]);
  });

  it('makes the work longer that begins while it lasts, and no other', () => {
    const world = worldWith([fault('slow', 'server', 2000, 3000, { latencyFactor: 5 })]);
    const normal = within(world, 0, 2009);
    expect(normal.workNs).toBe(normal.served * msToNs(10));
    // Work that began before 2 s has ended at 2.01 s, and work that began after that ends from 2.05 s on.
    expect(within(world, 2010, 2049.9).served).toBe(0);
    const slow = within(world, 2049.9, 2999);
    expect(slow.workNs).toBe(slow.served * msToNs(50));
    const again = within(world, 3050, 5000);
    expect(again.workNs).toBe(again.served * msToNs(10));
  });

  it('is written into the log when it begins and when it ends, by its place in the list', () => {
    const slow = fault('slow', 'server', 0, 700, { latencyFactor: 2 });
    const world = worldWith([fault('down', 'server', 500, 1500, { errorRate: 1 }), slow]);
    run(world, secondsToNs(2));
    const rows = world.log.past().map(({ time, code, subject }) => [time / 1e6, code, subject]);
    expect(rows).toEqual([
      [0, FAULT_BEGAN, 1],
      [500, FAULT_BEGAN, 0],
      [700, FAULT_ENDED, 1],
      [1500, FAULT_ENDED, 0],
    ]);
  });

  it('adds up with others and with the own error rate of a node', () => {
    const half = { errorRate: 0.5, latencyFactor: 3 };
    const world = worldWith([fault('a', 'server', 0, 100, half), fault('b', 'server', 0, 200, half)], 0.5);
    expect([world.errorRates[0], world.latencyFactors[0]]).toEqual([0.875, 9]);
    run(world, msToNs(100));
    expect([world.errorRates[0], world.latencyFactors[0]]).toEqual([0.75, 3]);
    run(world, msToNs(200));
    expect([world.errorRates[0], world.latencyFactors[0]]).toEqual([0.5, 1]);
  });

  it('touches its own node only', () => {
    const world = new World(1);
    const model = system({
      clients: [client('users', 100, 'in')],
      nodes: [node('front', { plan: [['call']] }), node('back', { latency: constant(1) })],
      edges: [edge('in', 'users', 'front'), edge('call', 'front', 'back')],
      faults: [fault('down', 'back', 0, 9000, { errorRate: 1 })],
    });
    reconfigure(world, model);
    expect([...world.errorRates]).toEqual([0, 1]);
    run(world, secondsToNs(1));
    const [served, failed] = [NODE.served, NODE.failed].map((counter) => total(world, 'nodes', 1, counter));
    expect([served, failed > 50]).toEqual([0, true]);
    // The front did its work well and fails because of what it called.
    expect(total(world, 'nodes', 0, NODE.failed)).toBe(failed);
  });

  it('ends when an edit takes it away, and begins when an edit puts it in', () => {
    const faults = [fault('down', 'server', 1000, 9000, { errorRate: 1 })];
    const world = worldWith(faults);
    run(world, secondsToNs(2));
    const model = single(100, node('server'));
    reconfigure(world, model);
    expect(world.errorRates[0]).toBe(0);
    run(world, secondsToNs(3));
    reconfigure(world, { ...model, faults });
    expect(world.errorRates[0]).toBe(1);
    const rows = world.log.past().map(({ time, code }) => [time / 1e9, code]);
    expect(rows).toEqual([
      [1, FAULT_BEGAN],
      [2, FAULT_ENDED],
      [3, FAULT_BEGAN],
    ]);
  });
});
