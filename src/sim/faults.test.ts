import { describe, expect, it } from 'vitest';
import { ERROR, INVALID, OK, UNAVAILABLE, type Outcome } from '../base/outcome';
import { msToNs, secondsToNs } from '../base/time';
import { FAULT_BEGAN, FAULT_ENDED } from './change-log';
import { total } from './conservation.test-support';
import { CLIENT, NODE } from './measure/layout';
import type { FaultModel, NodeFault } from './fault-model';
import type { Model } from './model';
import { asks, drained, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import {
  client,
  constant,
  edge,
  fault,
  networkFault,
  node,
  single,
  system,
} from './small-model.test-support';
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

/** One request each, at these moments; work takes 10 ms. */
function heard(moments: readonly number[], faults: readonly FaultModel[], server: NodeParts = {}): string[] {
  const model = system({
    clients: [asks('users', moments)],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server')],
    faults,
  });
  const world = start(model);
  const told = story(world, 2000);
  expect(drained(world, model)).toEqual([]);
  return told;
}

const ok = (...moments: readonly number[]): string[] => moments.map((ms) => `${ms} users ok`);

describe('a fault that cuts the capacity', () => {
  const cut = (capacity: number, fromMs: number, toMs: number): FaultModel =>
    fault('cut', 'server', fromMs, toMs, { capacity });

  it('leaves work alone that has begun, and lets less begin', () => {
    // Of four workers one is left: after 25 ms each waits for the one before.
    const told = heard([20, 21, 22, 23, 30, 31], [cut(0.25, 25, 500)], { concurrency: 4 });
    expect(told).toEqual(ok(30, 31, 32, 33, 43, 53));
  });

  it('to nothing lets all wait, and at its end all that may begin do so at that instant', () => {
    expect(heard([20, 30, 31, 32], [cut(0, 15, 60)], { concurrency: 2 })).toEqual(ok(70, 70, 80, 80));
  });

  it.each([
    [2, 0.8, [32.5, 33.5, 45]],
    [2, 0.5, [30, 40, 50]],
    [2, 0.4, [32.5, 45, 57.5]],
    [1, 0.5, [40, 60, 80]],
    [1, 0.25, [60, 100, 140]],
  ])('of %d workers to %d leaves the next whole number of them, which are slower by so much', (...row) => {
    const [concurrency, capacity, moments] = row;
    expect(heard([20, 21, 22], [cut(capacity, 0, 500)], { concurrency })).toEqual(ok(...moments));
  });

  it.each([
    [1, 0.5],
    [1, 0.01],
    [2, 0.4],
    [3, 0.5],
    [10, 0.7],
    [40, 0.33],
  ])('of %d workers to %d gets exactly this share of the work done', (concurrency, capacity) => {
    const server = node('server', { concurrency, queueRoom: 10 });
    const world = new World(1);
    reconfigure(world, { ...single(8000, server), faults: [cut(capacity, 0, 100_000)] });
    // Each of its workers would get a hundred a second done.
    const { served } = within(world, 5000, 20_000);
    const expected = 15 * 100 * concurrency * capacity;
    expect(Math.abs(served - expected)).toBeLessThanOrEqual(1 + concurrency);
  });

  it('makes no work longer where whole workers are left', () => {
    for (const [concurrency, capacity] of [
      [10, 0.7],
      [10, 0.1],
      [3, 1 / 3],
      [1000, 0.001],
      [1, 1],
      [7, 0],
    ]) {
      const world = new World(1);
      reconfigure(world, { ...single(1, node('server', { concurrency })), faults: [cut(capacity, 0, 100)] });
      expect([world.workers[0], world.latencyFactors[0]]).toEqual([Math.round(concurrency * capacity), 1]);
    }
  });

  it('multiplies with another one', () => {
    const faults = [cut(0.5, 0, 500), { ...cut(0.5, 0, 500), id: 'again' }];
    expect(heard([20, 21, 22], faults, { concurrency: 4 })).toEqual(ok(30, 40, 50));
  });

  it('comes back in steps when it fades', () => {
    const fading = { ...cut(0, 0, 200), rampOutNs: msToNs(100) };
    // In the first step after 100 ms a quarter of the first of ten workers is there, in the second three quarters.
    expect(heard([20], [fading], { concurrency: 10 })).toEqual(ok(140));
    expect(heard([20, 105], [fading], { concurrency: 20 })).toEqual(ok(118.333333, 120));
  });
});

describe('a fault that adds to the work', () => {
  it('does so for work that begins while it lasts, after every factor', () => {
    const slow = fault('slow', 'server', 20, 40, { addedNs: msToNs(7), latencyFactor: 3 });
    expect(heard([19, 20, 60], [slow])).toEqual(ok(29, 57, 70));
  });

  it('adds up with others, and grows with its ramp', () => {
    const add = (id: string): FaultModel => fault(id, 'server', 0, 500, { addedNs: msToNs(7) });
    expect(heard([20], [add('a'), add('b')])).toEqual(ok(44));
    const growing = { ...fault('a', 'server', 0, 500, { addedNs: msToNs(40) }), rampInNs: msToNs(200) };
    // At 50 ms it is in the sixth of twenty steps, with a strength of 0.275; at 300 it is all there.
    expect(heard([50, 300], [growing])).toEqual(ok(71, 350));
  });

  it('may also make work faster', () => {
    expect(heard([20], [fault('fast', 'server', 0, 500, { latencyFactor: 0.5 })])).toEqual(ok(25));
  });
});

describe('a fault that fails the first requests', () => {
  const first = (failFirst: number, more: Partial<NodeFault> = {}): NodeFault =>
    fault('first', 'server', 25, 75, { failFirst, ...more });

  it('fails so many whose work ends from its beginning on, and no more', () => {
    expect(heard([10, 20, 30, 40, 50], [first(2)])).toEqual([
      '20 users ok',
      '30 users error',
      '40 users error',
      '50 users ok',
      '60 users ok',
    ]);
  });

  it('begins to count anew each time it comes back, and forgets what it did not use', () => {
    const again = { ...first(2), times: 3, everyNs: msToNs(100) };
    const told = heard([20, 40, 60, 80, 120, 220, 240, 320], [again]);
    expect(told.map((one) => one.replace(' users', ''))).toEqual([
      '30 error',
      '50 error',
      '70 ok',
      '90 ok',
      '130 error',
      '230 error',
      '250 error',
      '330 ok',
    ]);
  });

  it('has as many more to go as an edit says while it acts', () => {
    const model = (failFirst: number) =>
      system({
        clients: [asks('users', [10, 20, 30, 40, 50])],
        nodes: [node('server')],
        edges: [edge('in', 'users', 'server')],
        faults: [first(failFirst)],
      });
    const world = start(model(1));
    expect(story(world, 35)).toEqual(['20 users ok', '30 users error']);
    reconfigure(world, model(2));
    expect(story(world, 70)).toEqual(['40 users error', '50 users ok', '60 users ok']);
  });

  it('goes by all that it has failed, whatever edits said meanwhile', () => {
    const model = (failFirst: number, more: Partial<NodeFault> = {}) =>
      system({
        clients: [asks('users', [20, 30, 40, 50, 60])],
        nodes: [node('server')],
        edges: [edge('in', 'users', 'server')],
        faults: [first(failFirst, more)],
      });
    const edited = (...edits: readonly Model[]): string[] => {
      const world = start(model(3));
      story(world, 45);
      for (const edit of edits) reconfigure(world, edit);
      return story(world, 80);
    };
    // Two have failed by now.
    expect(edited()).toEqual(['50 users error', '60 users ok', '70 users ok']);
    expect(edited(model(1))).toEqual(['50 users ok', '60 users ok', '70 users ok']);
    // An edit that is taken back leaves it as it was.
    expect(edited(model(1), model(3))).toEqual(edited());
    expect(edited(model(0, { errorRate: 0.5 }), model(3))).toEqual(edited());
    expect(edited(model(1), model(4))).toEqual(['50 users error', '60 users error', '70 users ok']);
  });

  it('begins to count when an edit makes it one while it acts', () => {
    const model = (acting: FaultModel) =>
      system({
        clients: [asks('users', [20, 30, 40])],
        nodes: [node('server')],
        edges: [edge('in', 'users', 'server')],
        faults: [acting],
      });
    for (const before of [first(0), networkFault('first', ['in'], 25, 75, {})]) {
      const world = start(model(before));
      expect(story(world, 35)).toEqual(['30 users ok']);
      reconfigure(world, model(first(1)));
      expect(story(world, 60).map((one) => one.split(' ')[2])).toEqual(['error', 'ok']);
    }
  });

  it('counts for all its instances together, and only for its own', () => {
    const server = { instances: 2, zones: ['west', 'east'] };
    const told = heard([20, 30, 40, 50, 55, 60], [first(2, { zone: 'east' })], server);
    expect(told.filter((one) => one.endsWith('error'))).toEqual(['40 users error', '60 users error']);
    expect(heard([20, 30, 40, 50], [first(3)], server).filter((one) => one.endsWith('error')).length).toBe(3);
  });

  it('takes turns with another one: what one fails the other need not', () => {
    const told = heard([20, 30, 40, 50], [first(1), { ...first(2), id: 'again', errorOutcome: UNAVAILABLE }]);
    expect(told.map((one) => one.split(' ')[2])).toEqual(['error', 'unavailable', 'unavailable', 'ok']);
  });
});

describe('the class of an error', () => {
  const shares = (faults: readonly FaultModel[], server: NodeParts = {}): Record<string, number> => {
    const world = new World(5);
    reconfigure(world, { ...single(1000, node('server', server)), faults });
    run(world, secondsToNs(10));
    const asked = total(world, 'clients', 0, CLIENT.asked);
    const share = (outcome: number): number => total(world, 'clients', 0, CLIENT.outcome + outcome) / asked;
    return { ok: share(OK), error: share(ERROR), unavailable: share(UNAVAILABLE), invalid: share(INVALID) };
  };
  const failing = (id: string, errorRate: number, errorOutcome: Outcome): NodeFault =>
    fault(id, 'server', 0, 60_000, { errorRate, errorOutcome });
  /** Ten thousand requests: a share is off by 0.005 as a rule. */
  const expectShares = (found: Record<string, number>, expected: Record<string, number>): void => {
    for (const [outcome, share] of Object.entries(expected)) {
      expect(`${outcome}: ${Math.abs(found[outcome] - share) < 0.02}`).toBe(`${outcome}: true`);
    }
  };

  it('is that of the fault or of the node, each for what those before it let pass', () => {
    const faults = [failing('a', 0.5, UNAVAILABLE), failing('b', 0.4, INVALID)];
    expectShares(shares(faults, { errorRate: 0.2 }), {
      error: 0.2,
      unavailable: 0.4,
      invalid: 0.16,
      ok: 0.24,
    });
  });

  it('is that of the only one that lets nothing pass', () => {
    const faults = [failing('a', 0.3, UNAVAILABLE), failing('b', 1, INVALID)];
    expectShares(shares(faults), { error: 0, unavailable: 0.3, invalid: 0.7, ok: 0 });
  });

  it('goes by how strong a fault is at the moment', () => {
    const half: NodeFault = {
      ...failing('a', 1, UNAVAILABLE),
      from: 0,
      to: secondsToNs(1e5),
      rampInNs: secondsToNs(1e5),
    };
    expectShares(shares([half]), { unavailable: 0.025, ok: 0.975 });
  });

  it('goes by the instance: the others are well', () => {
    const server = { instances: 4 };
    expectShares(shares([{ ...failing('a', 1, UNAVAILABLE), share: 0.25 }], server), {
      unavailable: 0.25,
      ok: 0.75,
    });
  });
});

describe('faults on one of several instances', () => {
  it('of one node leave the others as they are: one slow among three', () => {
    const slow = fault('gray', 'server', 0, 5000, { latencyFactor: 10, share: 0.34 });
    const told = heard([20, 200, 400], [slow], { instances: 3 }).map((one) => parseFloat(one) % 100);
    expect(told.filter((ms) => ms === 10 || ms === 30).length).toBe(2);
    expect(told.filter((ms) => ms === 0 || ms === 20).length).toBe(1);
  });

  it('meet in one instance, and each of them ends by itself', () => {
    const server = { instances: 2, zones: ['west', 'east'], errorRate: 0.5 };
    const world = new World(3);
    const faults = [
      fault('a', 'server', 0, 100, { latencyFactor: 3, addedNs: 10, errorRate: 0.5 }),
      fault('b', 'server', 50, 200, { latencyFactor: 2, addedNs: 5, capacity: 0.5, zone: 'east' }),
    ];
    reconfigure(world, { ...single(1, node('server', { ...server, concurrency: 4 })), faults });
    const effects = (ms: number): number[][] => {
      run(world, msToNs(ms));
      const { latencyFactors, addedNs, errorRates, workers } = world;
      return [0, 1].map((k) => [latencyFactors[k], addedNs[k], errorRates[k], workers[k]]);
    };
    expect(effects(10)).toEqual([
      [3, 10, 0.75, 4],
      [3, 10, 0.75, 4],
    ]);
    expect(effects(50)).toEqual([
      [3, 10, 0.75, 4],
      [6, 15, 0.75, 2],
    ]);
    expect(effects(100)).toEqual([
      [1, 0, 0.5, 4],
      [2, 5, 0.5, 2],
    ]);
    expect(effects(200)).toEqual([
      [1, 0, 0.5, 4],
      [1, 0, 0.5, 4],
    ]);
  });
});

describe('a fault that an edit toggles away', () => {
  const toggled = (more: Partial<NodeFault>): [string[], World] => {
    const server = { concurrency: 1, queueRoom: 10 };
    const model = (faults: readonly FaultModel[]) =>
      system({
        clients: [asks('users', [10, 11, 35, 50])],
        nodes: [node('server', server)],
        edges: [edge('in', 'users', 'server')],
        faults,
      });
    const world = start(model([fault('it', 'server', 15, 5000, more)]));
    const told = story(world, 30);
    reconfigure(world, model([]));
    told.push(...story(world, 40));
    reconfigure(world, model([fault('it', 'server', 15, 5000, more)]));
    told.push(...story(world, 45));
    reconfigure(world, model([]));
    told.push(...story(world, 500));
    expect(drained(world, model([]))).toEqual([]);
    return [told, world];
  };

  it('lets a hung instance go on and hang again', () => {
    // 5 ms are done at 15; the rest from 30 to 35; the next from 35, with 5 ms done at 40.
    expect(toggled({ state: 'hung' })[0]).toEqual(ok(35, 50, 60, 70));
  });

  it('lets a crashed instance start and crash again', () => {
    expect(toggled({ state: 'crashed' })[0]).toEqual([
      '15 users unavailable',
      '15 users unavailable',
      '40 users unavailable',
      '60 users ok',
    ]);
  });

  it('fails the first requests again when it comes back', () => {
    const [told, world] = toggled({ failFirst: 1 });
    expect(told).toEqual(['20 users error', '30 users ok', '45 users error', '60 users ok']);
    expect([...world.struck]).toEqual([1]);
  });

  it('is in the log each time, and the next change is armed once', () => {
    const [, world] = toggled({ capacity: 0 });
    const rows = world.log.past().map(({ time, code }) => [time / 1e6, code]);
    expect(rows).toEqual([
      [15, FAULT_BEGAN],
      [30, FAULT_ENDED],
      [40, FAULT_BEGAN],
      [45, FAULT_ENDED],
    ]);
    expect(world.heap.size).toBe(0);
  });
});
