import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import { INSTANCE } from './measure/layout';
import type { LifecycleModel, Model } from './model';
import { asks, drained, lives, ofEdge, ofInstances, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { constant, edge, fault, node, retry, system, timeout } from './small-model.test-support';
import type { World } from './world';

const HOP = { latency: constant(1) };

/** Asked at these moments; work takes 10 ms, and each hop 1 ms. */
function asked(moments: readonly number[], server: NodeParts = {}, more: Partial<Model> = {}): Model {
  return system({
    clients: [asks('users', moments)],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server', HOP)],
    ...more,
  });
}

const every = (step: number, from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, k) => from + k * step);

function edited(world: World, atMs: number, model: Model): string[] {
  const told = story(world, atMs);
  reconfigure(world, model);
  return told;
}

const crashed = (fromMs: number, toMs: number) =>
  fault('crash', 'server', fromMs, toMs, { state: 'crashed' });
const hung = (fromMs: number, toMs: number) => fault('hang', 'server', fromMs, toMs, { state: 'hung' });
const life = (more: Partial<LifecycleModel>): NodeParts => ({ lifecycle: more });

describe('an instance that starts', () => {
  it('is up and warm when the run begins', () => {
    const world = start(asked([5], life({ startupNs: msToNs(50), warmUpNs: msToNs(100), coldFactor: 3 })));
    expect(story(world, 50)).toEqual(['17 users ok']);
    expect(lives(world)).toEqual([]);
  });

  it('takes its first request when its startup is over, and its turn from then on', () => {
    const model = (instances: number): Model =>
      asked(every(10, 10, 200), { instances, ...life({ startupNs: msToNs(45) }) });
    const world = start(model(1));
    edited(world, 100, model(2));
    run(world, msToNs(149));
    expect(ofInstances(world, INSTANCE.arrived)).toEqual([5, 0]);
    run(world, msToNs(195));
    expect(lives(world)).toEqual(['100 1 starting', '145 1 up']);
    // The requests of 150, 160, … 190 ms take turns.
    expect(ofInstances(world, INSTANCE.arrived)).toEqual([5 + 3, 2]);
  });

  it.each([
    [0, 30],
    [25, 25],
    [50, 20],
    [99, 10.2],
    [100, 10],
    [400, 10],
  ])('works slower while it is fresh: after %d ms its work takes %d ms', (age, workMs) => {
    const cold = life({ startupNs: msToNs(20), warmUpNs: msToNs(100), coldFactor: 3 });
    const asking = 120 + age - 1;
    const world = start(asked([asking], cold, { faults: [crashed(50, 100)] }));
    expect(story(world, 1000)).toEqual([`${asking + 2 + workMs} users ok`]);
  });

  it('is not fresh again because it hung, or was about to stop', () => {
    const warm = life({ warmUpNs: msToNs(1000), coldFactor: 3, drainNs: msToNs(500) });
    const model = (instances: number): Model =>
      asked([30, 31, 60, 61], { instances, concurrency: 1, ...warm }, { faults: [hung(10, 20)] });
    const world = start(model(2));
    // The second instance is to stop while it works, and then it is not.
    const told = edited(world, 35, model(1));
    told.push(...edited(world, 38, model(2)), ...story(world, 200));
    expect(told).toEqual(['42 users ok', '43 users ok', '72 users ok', '73 users ok']);
    expect(lives(world).slice(4)).toEqual(['35 1 draining', '38 1 up']);
  });
});

describe('an instance that is to stop', () => {
  const model = (instances: number, drainMs: number): Model =>
    asked([10, 11, 12, 13, 40, 41], {
      instances,
      concurrency: 1,
      ...life({ drainNs: msToNs(drainMs), warmUpNs: msToNs(1000), coldFactor: 9 }),
    });

  it('ends what it has, as fast as ever, gets nothing new, and stops with its last request', () => {
    const world = start(model(2, 100));
    const told = edited(world, 20, model(1, 100));
    told.push(...story(world, 100));
    const expected = [22, 23, 32, 33, 52, 62].map((ms) => `${ms} users ok`);
    expect(told).toEqual(expected);
    expect(lives(world)).toEqual(['20 1 draining', '32 1 stopped']);
    expect(ofInstances(world, INSTANCE.arrived)[1]).toBe(2);
    expect(drained(world, model(1, 100))).toEqual([]);
  });

  it('loses what it still has when the time for that is over', () => {
    const world = start(model(2, 5));
    const told = edited(world, 20, model(1, 5));
    told.push(...story(world, 60));
    // The first request of the second instance ended at 22 ms and was answered at 23.
    expect(told).toEqual([
      '22 users ok',
      '23 users ok',
      '26 users unavailable',
      '32 users ok',
      '52 users ok',
    ]);
    expect(lives(world)).toEqual(['20 1 draining', '25 1 stopped']);
    expect(ofNode(world, 'server', 'broken')).toBe(1);
    expect(drained(world, model(1, 5))).toEqual([]);
  });

  it('stops at once when it may not drain, or has nothing', () => {
    const world = start(model(2, 0));
    const told = edited(world, 20, model(1, 0));
    told.push(...story(world, 39));
    expect(told.filter((one) => one.includes('unavailable'))).toEqual([
      '21 users unavailable',
      '21 users unavailable',
    ]);
    const idle = start(model(2, 100));
    edited(idle, 5, model(1, 100));
    expect(lives(idle)).toEqual(['5 1 stopped']);
  });

  it('still takes a request that was on its way, and turns it away once it has stopped', () => {
    const slowHop = { edges: [edge('in', 'users', 'server', { latency: constant(30) })] };
    const far = (instances: number): Model => ({ ...asked([1, 2, 3, 21], { instances }), ...slowHop });
    const world = start(far(2));
    // The second request arrives at 32 ms at an instance that has been idle and has stopped.
    const told = edited(world, 20, far(1));
    told.push(...story(world, 100));
    expect(told).toEqual(['62 users unavailable', '71 users ok', '73 users ok', '91 users ok']);
    expect(ofNode(world, 'server', 'unavailable')).toBe(1);
  });

  it('comes back first when more are wanted again', () => {
    const world = start(model(3, 100));
    edited(world, 5, model(1, 100));
    edited(world, 6, model(3, 100));
    expect(lives(world)).toEqual(['5 1 stopped', '5 2 stopped', '6 1 up', '6 2 up']);
    expect(world.instances.live).toBe(3);
  });

  it('does not start when it is not wanted any more before it has started', () => {
    const slow = (instances: number): Model => asked([1], { instances, ...life({ startupNs: msToNs(50) }) });
    const world = start(slow(1));
    edited(world, 10, slow(2));
    edited(world, 20, slow(1));
    run(world, msToNs(500));
    expect(lives(world)).toEqual(['10 1 starting', '20 1 stopped']);
    expect(drained(world, slow(1))).toEqual([]);
  });
});

describe('an instance that crashes', () => {
  it('loses what it works on and what waits, and the callers hear so after the hop back', () => {
    const server = { concurrency: 1, ...life({ startupNs: msToNs(30) }) };
    const model = asked([10, 12, 14, 45, 75, 90], server, { faults: [crashed(20, 50)] });
    const world = start(model);
    expect(story(world, 200)).toEqual([
      '21 users unavailable',
      '21 users unavailable',
      '21 users unavailable',
      '47 users unavailable',
      '77 users unavailable',
      '102 users ok',
    ]);
    expect(lives(world)).toEqual(['20 0 crashed', '50 0 starting', '80 0 up']);
    expect([ofNode(world, 'server', 'broken'), ofNode(world, 'server', 'unavailable')]).toEqual([3, 2]);
    expect(drained(world, model)).toEqual([]);
  });

  const twoZones = (noticedAfterMs: number, more: Partial<Model> = {}): Model =>
    asked(
      every(10, 10, 400),
      { instances: 2, zones: ['west', 'east'], ...life({ noticedAfterNs: msToNs(noticedAfterMs) }) },
      { faults: [{ ...crashed(95, 295), zone: 'east' }], ...more },
    );

  it('is tried until that is noticed, and then left out until it is up again', () => {
    const world = start(twoZones(50));
    const failed = story(world, 420).filter((one) => one.endsWith('unavailable'));
    // The request of 80 ms has ended; those of 100, 120 and 140 ms are the turns of the second instance.
    expect(failed).toEqual(['102 users unavailable', '122 users unavailable', '142 users unavailable']);
    const [first, second] = ofInstances(world, INSTANCE.served);
    // Of 40 requests 3 failed; those of 150 to 290 ms went to the first instance.
    expect([first + second, Math.abs(first - second) >= 15]).toEqual([37, true]);
  });

  it('is noticed at once when noticing takes no time', () => {
    const world = start(twoZones(0));
    expect(story(world, 420).filter((one) => !one.endsWith('ok'))).toEqual([]);
  });

  it('crashes once, whatever other faults do meanwhile', () => {
    const ramp = { rampInNs: msToNs(100), latencyFactor: 1.5 };
    const model = twoZones(50);
    const world = start({ ...model, faults: [...model.faults, fault('slow', 'server', 100, 250, ramp)] });
    const failed = story(world, 200).filter((one) => one.endsWith('unavailable'));
    reconfigure(world, model);
    run(world, msToNs(400));
    expect(failed.length).toBe(3);
    expect(lives(world)).toEqual(['95 1 crashed', '295 1 up']);
  });

  it('stays down while any of the faults that hold it down lasts', () => {
    const faults = [crashed(10, 30), { ...crashed(20, 50), id: 'again' }];
    const world = start(asked([5, 40, 60], {}, { faults }));
    expect(story(world, 100)).toEqual(['11 users unavailable', '42 users unavailable', '72 users ok']);
    expect(lives(world)).toEqual(['10 0 crashed', '50 0 up']);
  });

  it('does not come back when it was not wanted any more', () => {
    const faults = [crashed(10, 50)];
    const model = (instances: number): Model => asked([30, 60], { instances }, { faults });
    const world = start(model(2));
    edited(world, 20, model(1));
    run(world, msToNs(100));
    expect(lives(world)).toEqual(['10 0 crashed', '10 1 crashed', '20 1 stopped', '50 0 up']);
  });

  it('comes back when an edit takes the fault away', () => {
    const world = start(asked([30, 60], {}, { faults: [crashed(10, 5000)] }));
    edited(world, 40, asked([30, 60]));
    expect(story(world, 100)).toEqual(['72 users ok']);
  });

  it('withdraws the calls that it had made', () => {
    const model = (giveUp: 'abandon' | 'cancel'): Model =>
      asked(
        [10],
        {},
        {
          nodes: [node('server', { plan: [['call']] }), node('back', { latency: constant(100) })],
          edges: [
            edge('in', 'users', 'server', HOP),
            edge('call', 'server', 'back', { ...HOP, giveUp, stack: [retry(), timeout(500)] }),
          ],
          faults: [crashed(50, 60)],
        },
      );
    const abandoning = start(model('abandon'));
    expect(story(abandoning, 500)).toEqual(['51 users unavailable']);
    expect([ofNode(abandoning, 'back', 'served'), ofEdge(abandoning, 'call', 'late')]).toEqual([1, 1]);
    const cancelling = start(model('cancel'));
    story(cancelling, 500);
    expect([ofNode(cancelling, 'back', 'withdrawn'), ofEdge(cancelling, 'call', 'cancelled')]).toEqual([
      1, 1,
    ]);
    // Its work began at 22 ms and the word to stop came at 51.
    expect(ofNode(cancelling, 'back', 'serviceNs')).toBe(msToNs(29));
    expect([drained(abandoning, model('abandon')), drained(cancelling, model('cancel'))]).toEqual([[], []]);
  });
});

describe('an instance that hangs', () => {
  it('goes on with what was left of its work', () => {
    const model = asked([10], {}, { faults: [hung(15, 45)] });
    const world = start(model);
    // 4 ms of work are done at 15 ms; the other 6 follow from 45 on.
    expect(story(world, 100)).toEqual(['52 users ok']);
    expect(ofNode(world, 'server', 'serviceNs')).toBe(msToNs(10));
    expect(ofNode(world, 'server', 'sojournNs')).toBe(msToNs(40));
    expect(lives(world)).toEqual(['15 0 hangs', '45 0 goes on']);
    expect(drained(world, model)).toEqual([]);
  });

  it('keeps whoever comes waiting, sheds what its queue has no room for, and then works it off', () => {
    const server = { concurrency: 1, queueRoom: 2 };
    const model = asked([10, 12, 14, 16, 18], server, { faults: [hung(5, 100)] });
    const world = start(model);
    const shed = [16, 18, 20].map((ms) => `${ms} users shed`);
    expect(story(world, 200)).toEqual([...shed, '111 users ok', '121 users ok']);
    expect(drained(world, model)).toEqual([]);
  });

  it('hangs until the last of the faults that hold it is over', () => {
    const faults = [hung(15, 45), { ...hung(30, 80), id: 'again' }];
    const world = start(asked([10], {}, { faults }));
    expect(story(world, 200)).toEqual(['87 users ok']);
  });

  const calling = (more: Partial<Model>, holdsWorker = false): Model =>
    asked(
      [10],
      {},
      {
        nodes: [
          node('server', { concurrency: 1, holdsWorker, plan: [['call'], ['call']] }),
          node('back', { latency: constant(20) }),
        ],
        edges: [edge('in', 'users', 'server', HOP), edge('call', 'server', 'back')],
        ...more,
      },
    );

  it.each([false, true])('goes on with the answers that came meanwhile (holding its worker: %s)', (holds) => {
    const model = calling({ faults: [hung(25, 100)] }, holds);
    const world = start(model);
    // Its own work ends at 21 ms and its first call at 41; the second one begins at 100.
    expect(story(world, 200)).toEqual(['121 users ok']);
    expect(ofNode(world, 'back', 'served')).toBe(2);
    expect(drained(world, model)).toEqual([]);
  });

  it('does not notice that callers give it up, and answers late', () => {
    const edges = (giveUp: 'abandon' | 'cancel') => [
      edge('in', 'users', 'server', { ...HOP, giveUp, stack: [timeout(50)] }),
      edge('call', 'server', 'back'),
    ];
    const abandoned = calling({ faults: [hung(15, 200)], edges: edges('abandon') });
    const world = start(abandoned);
    expect(story(world, 500)).toEqual(['60 users timeout']);
    expect([ofEdge(world, 'in', 'late'), ofNode(world, 'server', 'served')]).toEqual([1, 1]);
    const cancelled = calling({ faults: [hung(15, 200)], edges: edges('cancel') });
    const other = start(cancelled);
    expect(story(other, 100)).toEqual(['60 users timeout']);
    // The platform drops the connection although the process hangs: the 4 ms of work done are all.
    expect([ofNode(other, 'server', 'withdrawn'), ofNode(other, 'server', 'serviceNs')]).toEqual([
      1,
      msToNs(4),
    ]);
    expect([drained(world, abandoned), drained(other, cancelled)]).toEqual([[], []]);
  });

  it('loses all when it crashes meanwhile, and hangs on after its restart while the fault lasts', () => {
    const faults = [hung(15, 60), crashed(20, 30)];
    const model = asked([10, 12, 35], {}, { faults });
    const world = start(model);
    expect(story(world, 200)).toEqual(['21 users unavailable', '21 users unavailable', '71 users ok']);
    expect(drained(world, model)).toEqual([]);
  });

  it('hangs on when it is to stop, and loses its work when the time for that is over', () => {
    const model = (instances: number): Model =>
      asked([10, 11], { instances, ...life({ drainNs: msToNs(30) }) }, { faults: [hung(15, 200)] });
    const world = start(model(2));
    const told = edited(world, 40, model(1));
    told.push(...story(world, 300));
    expect(told).toEqual(['71 users unavailable', '207 users ok']);
    expect(lives(world).slice(2)).toEqual(['40 1 draining', '70 1 stopped', '200 0 goes on']);
    expect(drained(world, model(1))).toEqual([]);
  });
});
