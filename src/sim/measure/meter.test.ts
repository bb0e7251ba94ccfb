import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs, secondsToNs } from '../../base/time';
import { total } from '../conservation.test-support';
import type { Model } from '../model';
import { asks, at, drained, evenly, ofInstances, ofNode, start, story } from '../observed.test-support';
import type { NodeParts } from '../plain-parts';
import { reconfigure } from '../reconfigure';
import { run } from '../run';
import {
  client,
  constant,
  edge,
  exponential,
  fault,
  node,
  silenced,
  single,
  system,
} from '../small-model.test-support';
import type { World } from '../world';
import {
  GROUPS,
  INSTANCE,
  INSTANCE_LEVEL,
  INSTANCE_LEVEL_WIDTH,
  INSTANCE_WIDTH,
  NODE,
  NODE_LEVEL,
  OF_ONLY_INSTANCE,
} from './layout';

const SERVER: NodeParts = {
  instances: 3,
  concurrency: 2,
  queueRoom: 4,
  latency: exponential(25),
  errorRate: 0.1,
  queue: { order: 'lifo', leastLeftNs: null },
};

function busy(more: NodeParts = {}): Model {
  return { ...single(300, node('server', { ...SERVER, ...more })) };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Node and instances as counted from one moment to another. */
function both(
  world: World,
  of: 'busyArea' | 'queueArea' | 'arrived' | 'served' | 'failed' | 'sojournNs',
): number[] {
  return [ofNode(world, 'server', of), sum(ofInstances(world, INSTANCE[of]))];
}

describe('the instances of a node', () => {
  it('add up to the node: areas, levels and counters, in each second and at any moment', () => {
    const crash = fault('crash', 'server', 1300, 1700, { state: 'crashed', share: 0.3 });
    const hang = fault('hang', 'server', 2100, 2600, { state: 'hung', share: 0.3 });
    const model = { ...busy(), faults: [crash, hang] };
    const world = start(model);
    for (let ms = 37; ms < 4000; ms += 37) {
      run(world, msToNs(ms));
      for (const of of ['busyArea', 'queueArea', 'arrived', 'served', 'failed', 'sojournNs'] as const) {
        const [whole, parts] = both(world, of);
        expect(`${ms} ms, ${of}: ${parts}`).toBe(`${ms} ms, ${of}: ${whole}`);
      }
      const { instances, nodes } = world.meter;
      const level = (which: number): number =>
        sum([0, 1, 2].map((row) => instances.levels[row * INSTANCE_LEVEL_WIDTH + which]));
      expect(level(INSTANCE_LEVEL.busy)).toBe(nodes.levels[NODE_LEVEL.busy]);
      expect(level(INSTANCE_LEVEL.queued)).toBe(nodes.levels[NODE_LEVEL.queued]);
    }
    const { history } = world.meter;
    for (let second = 0; second < history.length; second++) {
      const parts = [0, 1, 2].map((row) =>
        history.sum('instances', row, INSTANCE.busyArea, second, second + 1),
      );
      expect(sum(parts)).toBe(history.sum('nodes', 0, NODE.busyArea, second, second + 1));
    }
    expect(drained(world, model)).toEqual([]);
  });

  it('tell apart who had much to do and who had little', () => {
    // The hung one is taken for all of the second and does nothing.
    const world = start({
      ...system({
        clients: [client('users', 0, 'in', { load: evenly(100) })],
        nodes: [node('server', { instances: 2, zones: ['west', 'east'], concurrency: 1 })],
        edges: [edge('in', 'users', 'server')],
      }),
      faults: [fault('hang', 'server', 0, 60_000, { state: 'hung', zone: 'east' })],
    });
    run(world, secondsToNs(1));
    // West works on the requests of 10, 30, … 990 ms; the one of 1000 ms goes to the east.
    expect(ofInstances(world, INSTANCE.busyArea)).toEqual([50 * msToNs(10), 0]);
    expect(ofInstances(world, INSTANCE.served)).toEqual([50, 0]);
    expect(ofInstances(world, INSTANCE.arrived)).toEqual([50, 50]);
    // East queues from 20, 40, … 1000 ms on: what is left of the second for each of them.
    const waits = Array.from({ length: 50 }, (_, k) => 1000 - 20 * (k + 1));
    expect(ofInstances(world, INSTANCE.queueArea)).toEqual([0, msToNs(sum(waits))]);
  });

  it('count who was turned away: shed, lost in a crash, or dropped', () => {
    const model = (faults: Model['faults']): Model =>
      system({
        clients: [asks('users', [10, 11, 12, 13, 14, 15, 16, 17])],
        nodes: [node('server', { instances: 2, concurrency: 1, queueRoom: 1 })],
        edges: [edge('in', 'users', 'server')],
        faults,
      });
    const world = start(model([]));
    run(world, msToNs(500));
    expect(ofInstances(world, INSTANCE.turnedAway)).toEqual([2, 2]);
    const crash = start(model([fault('crash', 'server', 15.5, 20, { state: 'crashed' })]));
    story(crash, 500);
    // Two were shed, four lost, and two came to nobody.
    expect(ofInstances(crash, INSTANCE.turnedAway)).toEqual([4, 4]);
  });
});

describe('a node that is alone', () => {
  it('measures no instance apart: that would be the node again', () => {
    const world = start(busy({ instances: 1 }));
    run(world, secondsToNs(2));
    expect(ofNode(world, 'server', 'busyArea')).toBeGreaterThan(0);
    expect(Object.values(INSTANCE).map((counter) => ofInstances(world, counter)[0])).toEqual(
      Object.values(INSTANCE).map(() => 0),
    );
  });

  it('shows its instances from the moment on at which it gets a second one', () => {
    const model = (instances: number): Model =>
      system({
        clients: [client('users', 0, 'in', { load: at(100, 101, 102) })],
        nodes: [node('server', { instances, concurrency: 1, latency: constant(300) })],
        edges: [edge('in', 'users', 'server')],
      });
    const world = start(model(1));
    run(world, msToNs(250));
    reconfigure(world, model(2));
    const { levels } = world.meter.instances;
    const level = (of: keyof typeof INSTANCE_LEVEL): number[] =>
      [0, 1].map((row) => levels[row * INSTANCE_LEVEL_WIDTH + INSTANCE_LEVEL[of]]);
    expect([level('busy'), level('queued'), level('workers')]).toEqual([
      [1, 0],
      [2, 0],
      [1, 1],
    ]);
    run(world, secondsToNs(2));
    // Busy from 250 to 1000 ms, with two in the queue until 400 and one until 700.
    const { history } = world.meter;
    const first = (counter: number): number => history.sum('instances', 0, counter, 0, 1);
    expect(first(INSTANCE.busyArea)).toBe(msToNs(750));
    expect(first(INSTANCE.queueArea)).toBe(msToNs(2 * 150 + 300));
    expect(ofInstances(world, INSTANCE.served)).toEqual([3, 0]);
    // And all the while until then as its node.
    expect(ofNode(world, 'server', 'busyArea')).toBe(msToNs(900));
    expect(drained(world, model(2))).toEqual([]);
  });

  it('adds up to its node in every second after the one in which it gets a second one', () => {
    const world = start(busy({ instances: 1, concurrency: 3 }));
    run(world, msToNs(2345));
    reconfigure(world, busy({ instances: 3, concurrency: 3 }));
    run(world, secondsToNs(5));
    const { history } = world.meter;
    expect([world.meter.apartFrom(0), world.meter.apartFrom(1)]).toEqual([3, 0]);
    const parts = (counter: number, second: number): number =>
      sum([0, 1, 2].map((row) => history.sum('instances', row, counter, second, second + 1)));
    for (const [counter, same] of OF_ONLY_INSTANCE.entries()) {
      if (counter === INSTANCE.lackNs) continue;
      for (const second of [0, 1, 3, 4]) {
        const whole = sum(same.map((one) => history.sum('nodes', 0, one, second, second + 1)));
        expect(`${counter} in ${second}: ${parts(counter, second)}`).toBe(
          `${counter} in ${second}: ${second < 2 ? 0 : whole}`,
        );
      }
    }
  });

  it('goes on showing them when the second one is gone again', () => {
    const world = start(busy({ instances: 2 }));
    run(world, msToNs(1500));
    reconfigure(world, busy({ instances: 1 }));
    run(world, secondsToNs(3));
    for (const of of ['busyArea', 'queueArea', 'arrived'] as const) {
      const [whole, parts] = both(world, of);
      expect(parts).toBe(whole);
    }
  });
});

describe('the open second', () => {
  it('holds, at any moment, the areas up to that moment', () => {
    const world = start(busy());
    run(world, msToNs(1400));
    const before = both(world, 'busyArea');
    reconfigure(world, silenced(busy()));
    run(world, secondsToNs(9));
    const [whole, parts] = both(world, 'busyArea');
    expect(parts).toBe(whole);
    expect(before[0]).toBe(before[1]);
    expect(before[0]).toBeLessThanOrEqual(1.4 * 6 * NS_PER_SECOND);
    // Nobody holds a worker for a time that has not passed.
    const open = world.meter.partial(world.now);
    expect(open.counts[GROUPS.indexOf('instances')].slice(0, INSTANCE_WIDTH)).toEqual(
      new Float64Array(INSTANCE_WIDTH),
    );
    expect(total(world, 'nodes', 0, NODE.busyArea)).toBe(ofNode(world, 'server', 'serviceNs'));
  });
});
