import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import { AFTER_EFFECT, BEFORE_EFFECT, INSTANCE_CHANGED } from './change-log';
import { changeText } from './change-words';
import type { FaultModel, NodeFault } from './fault-model';
import { INSTANCE } from './measure/layout';
import type { Model } from './model';
import { asks, drained, lives, ofInstances, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { client, constant, edge, fault, node, retry, system } from './small-model.test-support';
import { CRASHED } from './tables';
import type { World } from './world';

const HOP = { latency: constant(1) };

/** Crashes at every piece of work, until it has crashed as often as it may. */
const crashing = (more: Partial<NodeFault> = {}, id = 'crash'): NodeFault =>
  fault(id, 'server', 0, 100_000, { crashRate: 1, ...more });

/** Asked at these moments; work takes 10 ms, and each hop 1 ms. */
function asked(moments: readonly number[], faults: readonly FaultModel[], server: NodeParts = {}): Model {
  return system({
    clients: [asks('users', moments)],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server', HOP)],
    faults,
  });
}

const every = (step: number, from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, k) => from + k * step);

/** When an instance crashed, in ms. */
function crashesOf(world: World): number[] {
  return world.log
    .past()
    .filter(({ code, b }) => code === INSTANCE_CHANGED && b === CRASHED)
    .map(({ time }) => time / msToNs(1));
}

describe.each(['before', 'after'] as const)(
  'an instance that crashes %s the effect of its work',
  (moment) => {
    const once = crashing({ crashMoment: moment, mostCrashes: 1 });

    it('gives no answer, loses all else that was there, and starts again at once', () => {
      const model = asked([5, 8, 10, 12, 30, 60], [once], {
        concurrency: 2,
        lifecycle: { startupNs: msToNs(30) },
      });
      const world = start(model);
      // Its first work ends at 16 ms; then one more is worked on and two wait.
      expect(story(world, 200)).toEqual([
        ...Array.from({ length: 4 }, () => '17 users unavailable'),
        '32 users unavailable',
        '72 users ok',
      ]);
      expect(lives(world)).toEqual(['16 0 crashed', '16 0 starting', '46 0 up']);
      expect(ofNode(world, 'server', 'broken')).toBe(4);
      // All of the first work, and the 7 ms that the second had been worked on.
      expect(ofNode(world, 'server', 'serviceNs')).toBe(msToNs(10 + 7 + 10));
      expect(drained(world, model)).toEqual([]);
    });

    it('is up again at the same instant where a start takes no time', () => {
      const model = asked([5, 16], [once]);
      const world = start(model);
      expect(story(world, 200)).toEqual(['17 users unavailable', '28 users ok']);
      expect(lives(world)).toEqual(['16 0 crashed', '16 0 up']);
      expect(drained(world, model)).toEqual([]);
    });

    it('leaves the other instances as they are', () => {
      const model = asked([5, 6], [once], { instances: 2 });
      expect(story(start(model), 200)).toEqual(['17 users unavailable', '18 users ok']);
    });

    it('makes none of the calls that would have followed', () => {
      const model: Model = {
        ...asked([5, 40], [once], { plan: [['call']] }),
        nodes: [node('server', { plan: [['call']] }), node('back')],
        edges: [edge('in', 'users', 'server', HOP), edge('call', 'server', 'back')],
      };
      const world = start(model);
      expect(story(world, 200)).toEqual(['17 users unavailable', '62 users ok']);
      expect(ofNode(world, 'back', 'arrived')).toBe(1);
      expect(drained(world, model)).toEqual([]);
    });

    it('stops for good when it was to stop anyway', () => {
      const twice = { ...once, mostCrashes: 2 };
      const model = (instances: number): Model => asked([5, 6], [twice], { instances });
      const world = start(model(2));
      run(world, msToNs(10));
      reconfigure(world, model(1));
      run(world, msToNs(100));
      expect(lives(world)).toEqual([
        '10 1 draining',
        '16 0 crashed',
        '16 0 up',
        '17 1 crashed',
        '17 1 stopped',
      ]);
      expect(drained(world, model(1))).toEqual([]);
    });

    it('is told of in the log, with the fault and the moment', () => {
      const world = start(asked([5], [{ ...once, id: 'other', from: 0, to: 1 }, once]));
      run(world, msToNs(50));
      const [row] = world.log.past().filter(({ b, code }) => code === INSTANCE_CHANGED && b === CRASHED);
      expect([row.c, row.d]).toEqual([2, moment === 'after' ? AFTER_EFFECT : BEFORE_EFFECT]);
      expect(changeText(world.configuration, row, (kind, id) => `<${kind} ${id}>`)).toBe(
        `<node server> crashed right ${moment} work took effect ` +
          '(“<fault crash>”), and lost what it was working on.',
      );
    });
  },
);

describe('how often an instance crashes at its work', () => {
  const moments = every(20, 10, 2010);

  it('is the rate of all work, and at most so often in each turn of the fault', () => {
    const world = start(asked(moments, [crashing({ crashRate: 0.3 })]));
    run(world, msToNs(3000));
    expect(crashesOf(world).length).toBeGreaterThan(18);
    expect(crashesOf(world).length).toBeLessThan(43);
    const turns = { from: msToNs(100), to: msToNs(500), everyNs: msToNs(1000), times: 2, mostCrashes: 2 };
    const again = start(asked(moments, [crashing(turns)]));
    run(again, msToNs(3000));
    expect(crashesOf(again)).toEqual([101, 121, 1101, 1121]);
    expect([...again.struck]).toEqual([2]);
  });

  it('grows with the fault', () => {
    const growing = crashing({ rampInNs: msToNs(1000), to: msToNs(1000) });
    const world = start(asked(every(20, 1, 981), [growing]));
    run(world, msToNs(3000));
    const early = crashesOf(world).filter((ms) => ms < 500);
    expect(early.length).toBeGreaterThan(2);
    expect(crashesOf(world).length).toBeGreaterThan(2 * early.length);
  });

  it('is nothing where work fails anyway, or the rate is zero', () => {
    for (const [more, server] of [
      [{}, { errorRate: 1 }],
      [{ crashRate: 0 }, {}],
    ] as const) {
      const world = start(asked([10, 30], [crashing(more)], server));
      run(world, msToNs(100));
      expect(lives(world)).toEqual([]);
    }
  });

  it('concerns the instances that the fault names', () => {
    const server = { instances: 2, zones: ['west', 'east'] };
    const world = start(asked(moments, [crashing({ zone: 'east' })], server));
    run(world, msToNs(3000));
    expect(new Set(lives(world).map((line) => line.split(' ')[1]))).toEqual(new Set(['1']));
    expect(ofInstances(world, INSTANCE.turnedAway)).toEqual([0, 50]);
  });

  it('is drawn anew for each try', () => {
    const model = asked(moments, [crashing({ crashRate: 0.5 })]);
    const stack = [retry({ maxAttempts: 30, initialDelayMs: 1, jitter: 'none', factor: 1 })];
    const world = start({ ...model, edges: [edge('in', 'users', 'server', { ...HOP, stack })] });
    const told = story(world, 60_000);
    expect(told.filter((line) => !line.endsWith('ok'))).toEqual([]);
    expect(crashesOf(world).length).toBeGreaterThan(50);
  });

  it('goes by the luck of each request and fault, whatever else there is', () => {
    const some = crashing({ crashRate: 0.2 });
    const alone = asked(moments, [some]);
    const among: Model = {
      ...alone,
      clients: [client('others', 300, 'aside'), ...alone.clients],
      nodes: [node('aside'), ...alone.nodes],
      edges: [edge('aside', 'others', 'aside'), ...alone.edges],
      faults: [fault('aside', 'aside', 0, 3000, { crashRate: 0.5 }), some],
    };
    const at = (model: Model): number[] => {
      const world = start(model);
      run(world, msToNs(3000));
      const server = world.configuration.nodes.findIndex((part) => part.model.id === 'server');
      return world.log
        .past()
        .filter(({ code, subject, b }) => code === INSTANCE_CHANGED && subject === server && b === CRASHED)
        .map(({ time }) => time);
    };
    expect(at(alone).length).toBeGreaterThan(8);
    expect(at(among)).toEqual(at(alone));
    // Another fault on the same node takes away none of the crashes of the first.
    const both = at({ ...alone, faults: [some, crashing({ crashRate: 0.2 }, 'more')] });
    expect(both).toEqual(expect.arrayContaining(at(alone)));
    expect(both.length).toBeGreaterThan(at(alone).length);
  });
});
