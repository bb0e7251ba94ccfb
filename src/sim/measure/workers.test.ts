import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs, secondsToNs } from '../../base/time';
import { evenly, start } from '../observed.test-support';
import type { NodeParts } from '../plain-parts';
import { reconfigure } from '../reconfigure';
import { run } from '../run';
import { client, constant, edge, node, system } from '../small-model.test-support';
import { Timeline } from '../timeline';
import type { Model } from '../model';
import type { World } from '../world';
import { NODE } from './layout';

/** A request every 100 ms, of which each takes 50 ms: half a worker is taken. */
function model(server: NodeParts): Model {
  return system({
    clients: [client('users', 0, 'in', { load: evenly(10) })],
    nodes: [node('server', { latency: constant(50), concurrency: 2, ...server })],
    edges: [edge('in', 'users', 'server')],
  });
}

/** Workers on average over each second. */
function workers({ meter: { history } }: World, group: 'nodes' | 'instances' = 'nodes', row = 0): number[] {
  return Array.from(
    { length: history.cursor },
    (_, second) => history.workersTime(group, row, second, second + 1) / NS_PER_SECOND,
  );
}

describe("workers' time", () => {
  it('is that of the workers there were, whatever an edit makes of them later', () => {
    const world = start(model({ instances: 2 }));
    run(world, secondsToNs(2));
    reconfigure(world, model({ instances: 3 }));
    run(world, msToNs(3250));
    reconfigure(world, model({ instances: 3, concurrency: 4 }));
    run(world, msToNs(4500));
    reconfigure(world, model({ instances: 1, concurrency: 4 }));
    run(world, secondsToNs(6));
    // 6 and, from a quarter of the second on, 12; then 12 and, from half of it on, 4.
    expect(workers(world)).toEqual([4, 4, 6, 10.5, 8, 4]);
    expect(workers(world, 'instances', 0)).toEqual([2, 2, 2, 3.5, 4, 4]);
    expect(workers(world, 'instances', 2)).toEqual([0, 0, 2, 3.5, 2, 0]);
  });

  it('adds up over any range, also of seconds that are packed', () => {
    const world = start(model({}));
    for (let second = 1; second <= 100; second++) {
      run(world, msToNs(second * 1000 - 500));
      reconfigure(world, model({ concurrency: 1 + (second % 7) }));
    }
    run(world, secondsToNs(100));
    const one = workers(world);
    // Before the first edit there were two.
    expect(one.slice(0, 4)).toEqual([2, 2.5, 3.5, 4.5]);
    for (const [from, to] of [
      [0, 100],
      [3, 60],
      [31, 33],
      [64, 96],
    ]) {
      const sum = one.slice(from, to).reduce((all, value) => all + value, 0);
      expect(world.meter.history.workersTime('nodes', 0, from, to)).toBe(sum * NS_PER_SECOND);
    }
  });

  it('counts whoever still works where he is no longer wanted, so that no more is taken than there is', () => {
    const long: NodeParts = { concurrency: 8, latency: constant(2000) };
    const world = start(model(long));
    run(world, msToNs(950));
    reconfigure(world, model({ ...long, concurrency: 1 }));
    run(world, secondsToNs(8));
    const { history } = world.meter;
    for (let second = 0; second < history.cursor; second++) {
      const busy = history.sum('nodes', 0, NODE.busyArea, second, second + 1);
      expect(history.workersTime('nodes', 0, second, second + 1)).toBeGreaterThanOrEqual(busy);
    }
    // Nine requests came before, and each of them still has its worker.
    expect(workers(world)[1]).toBe(9 - 1);
    expect(workers(world).at(-1)).toBe(1);
  });

  it('is the same after going back, and takes no room while nobody comes or goes', () => {
    const log = [{ text: 'more', model: model({ instances: 5 }), time: msToNs(1700), after: 0 }];
    const first = new Timeline({ seed: 1, model: model({ instances: 1 }) });
    first.run(msToNs(1700));
    log[0].after = first.world.dispatched;
    const timeline = new Timeline({ seed: 1, model: model({ instances: 1 }), log });
    timeline.run(secondsToNs(4));
    const known = workers(timeline.world);
    expect(known).toEqual([2, 4.4, 10, 10]);
    for (const ms of [500, 1700, 2500]) {
      timeline.seek(msToNs(ms));
      timeline.run(secondsToNs(4));
      expect(workers(timeline.world)).toEqual(known);
    }
    const packed = (instances: number): number => {
      const world = start({ ...model({ instances }), clients: [] });
      const bytesAt = (second: number): number => {
        run(world, secondsToNs(second));
        return world.meter.history.bytes;
      };
      // The same number of seconds is not packed yet at both.
      return -bytesAt(128) + bytesAt(320);
    };
    const perInstanceAndSecond = (packed(1000) - packed(500)) / 500 / (320 - 128);
    expect(perInstanceAndSecond).toBeLessThan(1);
  });
});
