import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import type { ClientModel, Distribution, LoadModel, Model } from './model';
import { at, drained, evenly, ofClient, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { client, constant, edge, exponential, node, system } from './small-model.test-support';
import type { World } from './world';

const closed = (users: number, think: Distribution): LoadModel => ({ kind: 'closed', users, think });

/** Work takes 10 ms. */
function model(load: LoadModel, server: NodeParts = {}, more: Partial<ClientModel> = {}): Model {
  return system({
    clients: [client('users', 0, 'in', { load, ...more })],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server')],
  });
}

const waiting = (world: World): number => world.meter.clients.levels[0];

describe('a closed client', () => {
  it('thinks, asks, waits for the end, and thinks again', () => {
    const world = start(model(closed(1, constant(15))));
    expect(story(world, 110)).toEqual(['25 users ok', '50 users ok', '75 users ok', '100 users ok']);
  });

  it('never has more requests than users, and all of them when the callee is slow', () => {
    const world = start(model(closed(7, exponential(20)), { concurrency: 2, latency: exponential(30) }));
    let most = 0;
    for (let ms = 1; ms < 3000; ms++) {
      run(world, msToNs(ms));
      most = Math.max(most, waiting(world));
      expect(waiting(world)).toBeLessThanOrEqual(7);
    }
    expect(most).toBe(7);
    expect(drained(world, model(closed(7, constant(1))))).toEqual([]);
  });

  it('asks as the law of closed systems says: users = rate x (answer + thought)', () => {
    const load = closed(10, exponential(100));
    const world = start(model(load, { concurrency: 1, latency: exponential(5) }));
    run(world, msToNs(100_000));
    const asked = ofClient(world, 'users', 'ok');
    const sojournMs = ofNode(world, 'server', 'sojournNs') / asked / 1e6;
    expect(Math.abs((asked / 100) * (sojournMs + 100) - 10_000) / 10_000).toBeLessThan(0.02);
  });

  it('asks again at once after an answer, and a millisecond after being turned away in the same instant', () => {
    const one = { concurrency: 1, queueRoom: 0 };
    const alone = start(model(closed(1, constant(0)), one));
    expect(story(alone, 30)).toEqual(['10 users ok', '20 users ok', '30 users ok']);
    const two = start(model(closed(2, constant(0)), one));
    story(two, 29.5);
    // Whoever is worked on holds the only worker for 10 ms, in which the other asks ten times in vain.
    expect([ofClient(two, 'users', 'ok'), ofClient(two, 'users', 'shed')]).toEqual([2, 30]);
  });

  it('gives each user luck of its own: one more changes nothing for those before', () => {
    const asked = (users: number): string[] => story(start(model(closed(users, exponential(40)))), 2000);
    const [three, four] = [asked(3), asked(4)];
    expect(three.filter((one) => !four.includes(one))).toEqual([]);
    expect(four.length).toBeGreaterThan(three.length);
    // The users differ from each other, and a user's thoughts differ, too.
    expect(new Set(three).size).toBe(three.length);
  });

  it('knows its users: each is a user of the requests that it asks', () => {
    const world = start(model(closed(3, constant(10)), { latency: constant(100) }));
    run(world, msToNs(50));
    const { user } = world.requests.col;
    expect([0, 1, 2].map((row) => user[row]).sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });
});

describe('the number of users', () => {
  const load = (users: number): LoadModel => closed(users, constant(15));

  it('goes up at an edit: the new ones begin by thinking, and nothing changes for the others', () => {
    const world = start(model(load(1)));
    const told = story(world, 40);
    reconfigure(world, model(load(2)));
    told.push(...story(world, 99));
    expect(told).toEqual([25, 50, 65, 75, 90].map((ms) => `${ms} users ok`));
  });

  it('goes down at an edit: who thinks does not ask again, and who waits is still answered, once', () => {
    const world = start(model(load(1)));
    // The first user asks at 15, 40, … ms and the second at 27, 52, … ms.
    run(world, msToNs(12));
    reconfigure(world, model(load(2)));
    const told = story(world, 41);
    expect(waiting(world)).toBe(1);
    reconfigure(world, model(load(0)));
    told.push(...story(world, 500));
    expect(told).toEqual(['25 users ok', '37 users ok', '50 users ok']);
    expect(world.heap.size).toBe(0);
    expect(world.users.live).toBe(2);
    expect(drained(world, model(load(0)))).toEqual([]);
  });

  it('may go down and up while a user waits, who goes on as the same', () => {
    const world = start(model(load(1)));
    const told = story(world, 20);
    reconfigure(world, model(load(0)));
    told.push(...story(world, 22));
    reconfigure(world, model(load(1)));
    told.push(...story(world, 55));
    expect(told).toEqual(['25 users ok', '50 users ok']);
    expect(world.users.live).toBe(1);
  });

  it('may go down and up while a user thinks, who then begins to think anew', () => {
    const world = start(model(load(1)));
    story(world, 10);
    reconfigure(world, model(load(0)));
    story(world, 12);
    reconfigure(world, model(load(1)));
    expect(story(world, 60)).toEqual(['37 users ok']);
  });

  it('is nobody when the client is taken away, also while they wait, until it comes back', () => {
    const world = start(model(load(2)));
    story(world, 20);
    const { clients, ...rest } = model(load(2));
    reconfigure(world, { ...rest, clients: [] });
    expect(story(world, 500)).toEqual(['25 users ok', '25 users ok']);
    expect(world.heap.size).toBe(0);
    reconfigure(world, { ...rest, clients });
    expect(story(world, 530)).toEqual(['525 users ok', '525 users ok']);
  });
});

describe('a client that changes between a rate and users', () => {
  it('asks by users from then on, and keeps no arrival of before', () => {
    const world = start(model(evenly(100)));
    const told = story(world, 25);
    reconfigure(world, model(closed(1, constant(40))));
    told.push(...story(world, 140));
    expect(told).toEqual(['20 users ok', '30 users ok', '75 users ok', '125 users ok']);
  });

  it('asks by the rate from then on, and its users ask no more', () => {
    const world = start(model(closed(1, constant(15))));
    const told = story(world, 42);
    reconfigure(world, model(evenly(20)));
    told.push(...story(world, 210));
    // The user waits at 42 ms and is answered at 50; the rate brings a request each 50 ms from 42 on.
    expect(told).toEqual([25, 50, 102, 152, 202].map((ms) => `${ms} users ok`));
    expect(drained(world, model(evenly(20)))).toEqual([]);
  });

  it('and back again finds its users as they were', () => {
    const world = start(model(closed(2, constant(15))));
    run(world, msToNs(20));
    reconfigure(world, model(at(30)));
    run(world, msToNs(100));
    reconfigure(world, model(closed(2, constant(15))));
    expect(world.users.live).toBe(2);
    expect(story(world, 130)).toEqual(['125 users ok', '125 users ok']);
  });
});
