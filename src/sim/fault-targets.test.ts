import { describe, expect, it } from 'vitest';
import type { NodeFault } from './fault-model';
import type { Model } from './model';
import { start } from './observed.test-support';
import { reconfigure } from './reconfigure';
import { fault, node, single } from './small-model.test-support';
import type { World } from './world';

function model(instances: number, faults: readonly NodeFault[], zones: readonly string[] = []): Model {
  return { ...single(1, node('server', { instances, zones })), faults };
}

const targets = (world: World): (readonly number[])[] =>
  world.configuration.faults.map(({ instances }) => [...instances]);

function chosen(
  instances: number,
  more: Partial<NodeFault>,
  zones: readonly string[] = [],
  id = 'fault',
): number[] {
  return [...targets(start(model(instances, [fault(id, 'server', 0, 100, more)], zones)))[0]];
}

describe('a fault on a node', () => {
  it('concerns all instances, and when it says so a share of them, rounded up, and at least one', () => {
    expect(chosen(3, {})).toEqual([0, 1, 2]);
    const counts = (share: number): number[] =>
      [1, 2, 3, 4, 10, 100].map((of) => chosen(of, { share }).length);
    expect(counts(1)).toEqual([1, 2, 3, 4, 10, 100]);
    expect(counts(0.5)).toEqual([1, 1, 2, 2, 5, 50]);
    expect(counts(0.34)).toEqual([1, 1, 1, 2, 4, 34]);
    expect(counts(0.25)).toEqual([1, 1, 1, 1, 3, 25]);
    expect(counts(0.001)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(counts(0)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('takes all when the share is all but one in a million', () => {
    expect(chosen(100, { share: 0.999999 }).length).toBe(100);
  });

  it('concerns only those in its zone, and of these the share', () => {
    const zones = ['west', 'east', 'south'];
    expect(chosen(7, { zone: 'east' }, zones)).toEqual([1, 4]);
    expect(chosen(7, { zone: 'west' }, zones)).toEqual([0, 3, 6]);
    expect(chosen(7, { zone: 'north' }, zones)).toEqual([]);
    const half = chosen(12, { zone: 'west', share: 0.5 }, zones);
    expect(half.length).toBe(2);
    half.forEach((instance) => expect(instance % 3).toBe(0));
  });

  it('takes others than another fault does, and each instance as often as any other', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let k = 0; k < 2000; k++) {
      for (const instance of chosen(10, { share: 0.2 }, [], `fault-${k}`)) counts[instance]++;
    }
    // 400 each, with a deviation of 18.
    counts.forEach((count) => expect(Math.abs(count - 400)).toBeLessThan(90));
  });

  it('takes the same whatever else changes', () => {
    const gray = fault('gray', 'server', 0, 100, { share: 0.3 });
    const alone = targets(start(model(10, [gray])))[0];
    const other = fault('other', 'server', 0, 100, { share: 0.7 });
    expect(targets(start(model(10, [other, gray])))[1]).toEqual(alone);
    const world = start(model(10, [gray]), 99);
    reconfigure(world, model(10, [{ ...gray, from: 5, latencyFactor: 9 }]));
    expect(targets(world)[0]).toEqual(alone);
  });

  it('takes more with a larger share: those of before are among them', () => {
    let before: number[] = [];
    for (let share = 0.1; share < 1; share += 0.1) {
      const now = chosen(20, { share });
      expect(before.filter((instance) => !now.includes(instance))).toEqual([]);
      before = now;
    }
  });

  it('goes by the instances that are wanted now, and keeps a retired one that it would have taken', () => {
    const all = fault('all', 'server', 0, 100, {});
    const some = fault('some', 'server', 0, 100, { share: 0.5 });
    const none = fault('none', 'server', 0, 100, { share: 0 });
    const world = start(model(8, [all, some, none]));
    const before = targets(world)[1];
    reconfigure(world, model(4, [all, some, none]));
    const [allNow, someNow, noneNow] = targets(world);
    expect([allNow, noneNow]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], []]);
    expect(someNow.filter((instance) => instance < 4).length).toBe(2);
    // A retired one has the same luck as before, and is measured by the same bar as the others.
    const bar = chosen(4, { share: 0.5 }, [], 'some');
    expect(someNow.filter((instance) => instance < 4)).toEqual(bar);
    reconfigure(world, model(8, [all, some, none]));
    expect(targets(world)[1]).toEqual(before);
  });

  it('concerns no instance of other nodes, and nobody when its node does not exist', () => {
    const two = start({ ...model(2, []), nodes: [node('server', { instances: 2 }), node('other')] });
    reconfigure(two, {
      ...model(2, [fault('one', 'other', 0, 100, {}), fault('gone', 'nowhere', 0, 100, {})]),
      nodes: [node('server', { instances: 2 }), node('other')],
    });
    expect(targets(two)).toEqual([[2], []]);
  });

  it('concerns all nodes that it names, each by its share', () => {
    const both = { ...fault('both', 'server', 0, 100, { share: 0.5 }), nodes: ['server', 'other'] };
    const world = start({
      ...model(4, [both]),
      nodes: [node('server', { instances: 4 }), node('other', { instances: 2 })],
    });
    const [found] = targets(world);
    expect([found.filter((one) => one < 4).length, found.filter((one) => one >= 4).length]).toEqual([2, 1]);
  });
});
