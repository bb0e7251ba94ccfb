import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs, secondsToNs } from '../base/time';
import { EDITED } from './change-log';
import { digest } from './digest.test-support';
import type { Model } from './model';
import {
  bulkhead,
  client,
  edge,
  exponential,
  node,
  retry,
  system,
  timeout,
  withNode,
} from './small-model.test-support';
import { Timeline, type LoggedCommand } from './timeline';

const MODEL = system({
  clients: [client('users', 60, 'in')],
  nodes: [
    node('front', { latency: exponential(5), concurrency: 4, plan: [['call']] }),
    node('back', { latency: exponential(20), concurrency: 2, queueRoom: 5, errorRate: 0.1 }),
  ],
  edges: [
    edge('in', 'users', 'front', { latency: exponential(2) }),
    edge('call', 'front', 'back', { giveUp: 'cancel', stack: [retry(), timeout(40), bulkhead()] }),
  ],
});
const SLOWER = { text: 'slower', model: withNode(MODEL, 'back', { latency: exponential(60) }) };
const FASTER = { text: 'faster', model: withNode(MODEL, 'back', { latency: exponential(1) }) };
const END = secondsToNs(20);

function timeline(log: readonly LoggedCommand[] = [], model: Model = MODEL, seed = 7): Timeline {
  return new Timeline({ seed, model, log });
}

describe('an edit at 12.4 s', () => {
  const edited = timeline();
  edited.run(secondsToNs(12.4));
  const logged = edited.apply(SLOWER);
  edited.run(END);
  const expected = digest(edited.world);

  it('is logged with its time and the events before it', () => {
    expect(logged.time).toBe(secondsToNs(12.4));
    expect(edited.log).toEqual([logged]);
    const row = expected.log.find(({ code }) => code === EDITED);
    expect(row).toMatchObject({ time: secondsToNs(12.4), subject: 0 });
  });

  it('makes another run than none, and than another edit', () => {
    const plain = timeline();
    plain.run(END);
    expect(plain.world.hash.hex()).not.toBe(expected.hash);
    const other = timeline();
    other.run(secondsToNs(12.4));
    other.apply({ ...SLOWER, text: 'slower, said otherwise' });
    other.run(END);
    expect(other.world.hash.hex()).not.toBe(expected.hash);
  });

  it('acts again at its place when the log is replayed from the start', () => {
    const replayed = timeline(edited.log);
    replayed.run(END);
    expect(digest(replayed.world)).toEqual(expected);
  });

  it('is undone by seeking back before it, and done again by going on', () => {
    const before = timeline();
    before.run(secondsToNs(12));
    edited.seek(secondsToNs(12));
    expect(digest(edited.world)).toEqual(digest(before.world));
    expect(edited.world.nodeParts[1].model.latency).toEqual(exponential(20));
    edited.seek(END);
    expect(digest(edited.world)).toEqual(expected);
    expect(edited.world.nodeParts[1].model.latency).toEqual(exponential(60));
  });

  it('has acted at its moment, and not a nanosecond before', () => {
    edited.seek(logged.time - 1);
    expect([edited.world.now, edited.world.commands]).toEqual([logged.time - 1, 0]);
    edited.seek(logged.time);
    expect([edited.world.now, edited.world.commands]).toEqual([logged.time, 1]);
  });

  it('stays on its line when a command in its past begins another', () => {
    const one = timeline(edited.log);
    one.run(END);
    const [first] = one.lines;
    one.seek(secondsToNs(5));
    one.apply(FASTER);
    expect(one.lines.length).toBe(2);
    expect(one.log.map(({ text }) => text)).toEqual(['faster']);
    expect(first.commands.map(({ text }) => text)).toEqual(['slower']);
    expect(one.world.meter.history.length).toBe(5);
    expect(one.world.log.length).toBe(one.world.log.cursor);
    expect(Math.max(...one.checkpointTimes)).toBeLessThanOrEqual(secondsToNs(5));
    one.run(END);
    const fresh = timeline(one.log);
    fresh.run(END);
    expect(digest(one.world)).toEqual(digest(fresh.world));
    one.choose(first, { time: END, dispatched: Infinity });
    one.run(END);
    expect(digest(one.world)).toEqual(expected);
  });
});

describe('a line that was run elsewhere', () => {
  it('knows the parts of all that is written of it, before all of its commands have acted', () => {
    const elsewhere = timeline();
    elsewhere.run(secondsToNs(2));
    elsewhere.apply({ text: 'more', model: { ...MODEL, nodes: [...MODEL.nodes, node('another')] } });
    elsewhere.run(secondsToNs(4));
    elsewhere.apply(SLOWER);
    const one = timeline();
    const line = one.remember(elsewhere.log, [], elsewhere.moment);
    one.choose(line, { time: 0, dispatched: 0 });
    one.run(secondsToNs(3));
    one.seek(secondsToNs(1));
    expect(one.world.configuration.nodes.length).toBe(MODEL.nodes.length);
    expect(line.latest.nodes.length).toBe(MODEL.nodes.length + 1);
  });
});

describe('a command where nothing happens', () => {
  // Two requests a second: long gaps, with timers of answered calls in them that no longer mean anything.
  const quiet = system({
    clients: [client('users', 2, 'in')],
    nodes: [node('server')],
    edges: [edge('in', 'users', 'server', { stack: [timeout(100)] })],
  });
  const busier = { ...quiet, nodes: [...quiet.nodes, node('another')] };

  it.each([1000, 1500, 2000, 2345.678, 4000])('can be replayed: at %d ms', (ms) => {
    const first = timeline([], quiet);
    first.run(msToNs(ms));
    const { time } = first.apply({ text: 'busier', model: busier });
    first.run(secondsToNs(6));
    const expected = digest(first.world);
    const replayed = timeline(first.log, quiet);
    replayed.run(secondsToNs(6));
    expect(digest(replayed.world)).toEqual(expected);
    first.seek(time - 1);
    expect([first.world.now, first.world.commands]).toEqual([time - 1, 0]);
    first.run(secondsToNs(6));
    expect(digest(first.world)).toEqual(expected);
  });

  it('can be replayed wherever a timer of an answered call is still pending', () => {
    for (let seed = 0; seed < 20; seed++) {
      const first = timeline([], quiet, seed);
      while (first.world.dispatched < 4) first.run(secondsToNs(60), 1);
      // The fourth event is the answer of the first request, or close to it; its timer would come 90 ms later.
      first.run(first.world.now + msToNs(150));
      first.apply({ text: 'busier', model: busier });
      first.run(secondsToNs(20));
      const replayed = timeline(first.log, quiet, seed);
      replayed.run(secondsToNs(20));
      expect(digest(replayed.world)).toEqual(digest(first.world));
    }
  });

  it('may be followed by others at the same instant', () => {
    const first = timeline();
    first.run(secondsToNs(3));
    for (const command of [SLOWER, FASTER, SLOWER]) first.apply(command);
    first.run(secondsToNs(5));
    expect(first.log.map(({ text, time }) => `${text} ${time}`)).toEqual(
      ['slower', 'faster', 'slower'].map((text) => `${text} ${secondsToNs(3)}`),
    );
    const replayed = timeline(first.log);
    replayed.run(secondsToNs(5));
    expect(digest(replayed.world)).toEqual(digest(first.world));
  });

  it('may be given before the first event', () => {
    const first = timeline();
    first.apply(SLOWER);
    first.run(secondsToNs(2));
    const replayed = timeline(first.log);
    replayed.run(secondsToNs(2));
    expect(digest(replayed.world)).toEqual(digest(first.world));
  });
});

describe('a log that belongs to another run', () => {
  const one = timeline();
  one.run(secondsToNs(3));
  const { time } = one.apply(SLOWER);

  it('is refused when more has happened before a command than its log says', () => {
    const busier = { ...MODEL, clients: [client('users', 200, 'in')] };
    expect(() => timeline(one.log, busier).run(time)).toThrow('does not fit this run');
  });

  // To the moment of the command only: a run that looked further would try for ever.
  it('is refused when less has happened before a command than its log says', () => {
    const calmer = { ...MODEL, clients: [client('users', 5, 'in')] };
    expect(() => timeline(one.log, calmer).run(time)).toThrow('does not fit this run');
  });
});

describe('checkpoints', () => {
  it('are taken at every whole second', () => {
    const one = timeline();
    one.run(secondsToNs(4.5));
    expect(one.checkpointTimes).toEqual([0, 1, 2, 3, 4].map((second) => second * NS_PER_SECOND));
  });

  it('stay within their budget, the first and the newest among them, and any moment can still be reached', () => {
    const plain = timeline();
    plain.run(secondsToNs(1));
    const budgetBytes = plain.checkpointBytes * 6;
    const small = new Timeline({ seed: 7, model: MODEL, budgetBytes });
    small.run(END);
    expect(small.checkpointBytes).toBeLessThanOrEqual(budgetBytes);
    expect(small.checkpointTimes[0]).toBe(0);
    expect(small.checkpointTimes.at(-1)).toBeGreaterThanOrEqual(secondsToNs(19));
    for (const second of [3.3, 17.7, 0.2]) {
      small.seek(secondsToNs(second));
      const fresh = timeline();
      fresh.run(secondsToNs(second));
      expect(digest(small.world)).toEqual(digest(fresh.world));
    }
  });
});

describe('checkpoints of a run that is too long for their budget', () => {
  const one = timeline();
  one.run(secondsToNs(1));
  const budgetBytes = one.checkpointBytes * 40;
  const long = new Timeline({ seed: 7, model: MODEL, budgetBytes });
  long.run(secondsToNs(400));
  const times = long.checkpointTimes.map((time) => time / NS_PER_SECOND);
  const gaps = times.slice(1).map((time, index) => time - times[index]);

  it('use their budget, and not more', () => {
    expect(long.checkpointBytes).toBeLessThanOrEqual(budgetBytes);
    expect(long.checkpointBytes).toBeGreaterThan(budgetBytes * 0.9);
  });

  it('lie evenly over the whole run, so that no seek replays much more than another', () => {
    expect(Math.max(...gaps)).toBeLessThan((400 / times.length) * 3.5);
  });

  it('are closest where the run is now', () => {
    expect(gaps.slice(-7)).toEqual(Array.from({ length: 7 }, () => 1));
  });

  it('thin out first where little happens', () => {
    const pausing = new Timeline({ seed: 7, model: MODEL, budgetBytes });
    pausing.run(secondsToNs(100));
    const silent = { ...MODEL, clients: [client('users', 0, 'in')] };
    pausing.apply({ text: 'silence', model: silent });
    pausing.run(secondsToNs(300));
    pausing.apply({ text: 'sound', model: MODEL });
    pausing.run(secondsToNs(400));
    const inSilence = pausing.checkpointTimes.filter(
      (time) => time > secondsToNs(110) && time < secondsToNs(290),
    );
    expect(inSilence.length).toBeLessThan(4);
  });
});

describe('seeds', () => {
  it('make different runs of the same rate', () => {
    const runs = [1, 2, 3].map((seed) => {
      const one = timeline([], MODEL, seed);
      one.run(secondsToNs(10));
      return one.world;
    });
    expect(new Set(runs.map((world) => world.hash.hex())).size).toBe(3);
    for (const world of runs) {
      // 600 are expected; six standard deviations are 147.
      expect(world.clients.col.asked[0]).toBeGreaterThan(453);
      expect(world.clients.col.asked[0]).toBeLessThan(747);
    }
  });
});

describe('a command between two events of one instant', () => {
  it('cuts off a checkpoint that was taken after both', () => {
    const instant = { kind: 'constant', ns: 0 } as const;
    const model = system({
      clients: [client('users', 20, 'in')],
      nodes: [node('back', { latency: instant })],
      edges: [edge('in', 'users', 'back', { latency: instant })],
    });
    const first = timeline([], model);
    first.run(END, 1);
    const at = first.world.now;
    const one = new Timeline({ seed: 7, model, checkpointEvery: at });
    one.run(at * 3);
    one.seek(at - 1);
    one.run(at, 1);
    expect([one.world.now, one.world.dispatched]).toEqual([at, 1]);
    one.apply({ text: 'twice', model: { ...model, clients: [client('users', 40, 'in')] } });
    one.run(at * 3);
    const expected = digest(one.world);
    one.seek(at + 1);
    one.run(at * 3);
    expect(digest(one.world)).toEqual(expected);
  });
});
