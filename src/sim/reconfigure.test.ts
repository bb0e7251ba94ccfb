import { explainGuard } from '../policies/explanations';
import { describe, expect, it } from 'vitest';
import { BULKHEAD_FULL, OK, SHORT_CIRCUITED, TIMEOUT } from '../base/outcome';
import { msToNs, secondsToNs } from '../base/time';
import { OPEN } from '../patterns/circuit-breaker/catalogue';
import { BREAKER_CHANGED } from './change-log';
import { total, violations, violationsWhenDrained } from './conservation.test-support';
import { CLIENT, EDGE, EDGE_LEVEL, NODE_LEVEL } from './measure/layout';
import type { LayerModel, Model } from './model';
import { reconfigure } from './reconfigure';
import { run } from './run';
import {
  breaker,
  bulkhead,
  client,
  constant,
  edge,
  node,
  retry,
  silenced,
  single,
  system,
  timeout,
} from './small-model.test-support';
import { World } from './world';

const SLOW = node('server', { latency: constant(500) });

function start(model: Model, seed = 1): World {
  const world = new World(seed);
  reconfigure(world, model);
  return world;
}

function drain(world: World, model: Model): void {
  reconfigure(world, silenced(model));
  run(world, world.now + secondsToNs(100));
  expect(violationsWhenDrained(world)).toEqual([]);
}

const outcome = (world: World, which: number): number => total(world, 'clients', 0, CLIENT.outcome + which);

describe('a stack that is edited while calls are in it', () => {
  it('is finished by those calls as it was when they entered', () => {
    const patient = single(50, SLOW, [timeout(10_000)]);
    const impatient = single(50, SLOW, [timeout(100)]);
    const world = start(patient);
    run(world, secondsToNs(1));
    const inside = world.meter.edges.levels[EDGE_LEVEL.open];
    expect(inside).toBeGreaterThan(10);
    reconfigure(world, impatient);
    run(world, secondsToNs(1.4));
    const asked = total(world, 'clients', 0, CLIENT.asked);
    // Those of before are answered in their own time, although the new stack would long have given them up.
    expect(outcome(world, TIMEOUT)).toBeLessThanOrEqual(asked);
    drain(world, impatient);
    const before = start(patient);
    run(before, secondsToNs(1));
    expect(outcome(world, OK)).toBe(total(before, 'clients', 0, CLIENT.asked));
    expect(outcome(world, OK) + outcome(world, TIMEOUT)).toBe(total(world, 'clients', 0, CLIENT.asked));
  });

  it('may become wider, narrower or empty under them', () => {
    const wide: LayerModel[] = [
      retry(),
      breaker(),
      timeout(300),
      bulkhead({ maxConcurrent: 5, queueLimit: 9 }),
    ];
    const stacks = [[], [timeout(200)], wide, [bulkhead({ maxConcurrent: 2 }), retry({}, 'other')], [], wide];
    const world = start(single(50, SLOW, stacks[0]));
    for (const stack of stacks) {
      reconfigure(world, single(50, SLOW, stack));
      run(world, world.now + msToNs(333));
      expect(violations(world)).toEqual([]);
    }
    drain(world, single(50, SLOW, wide));
  });
});

describe('a breaker', () => {
  const broken = node('server', { latency: constant(1), errorRate: 1 });
  const build = (...stack: readonly LayerModel[]): Model => single(100, broken, stack);
  const strict = breaker({ failureThreshold: 3, openForMs: 60_000 });

  it('keeps its state when other layers come or go, and when its own settings change', () => {
    const world = start(build(strict));
    run(world, secondsToNs(1));
    const { guards } = world.configuration;
    expect(guards[0]).toMatchObject({ layer: 'breaker', guard: { state: { mode: OPEN, changes: 1 } } });
    reconfigure(world, build(timeout(50), retry({ maxAttempts: 1 }), strict, bulkhead()));
    reconfigure(world, build(breaker({ failureThreshold: 9, openForMs: 60_000 }), timeout(50)));
    expect(world.configuration.guards[0].guard).toBe(guards[0].guard);
    run(world, secondsToNs(2));
    expect(guards[0].guard.state).toMatchObject({ changes: 1 });
    expect(total(world, 'edges', 0, EDGE.sent)).toBe(3);
    expect(outcome(world, SHORT_CIRCUITED)).toBeGreaterThan(100);
  });

  it('begins anew as another layer, by its id', () => {
    const world = start(build(strict));
    run(world, secondsToNs(1));
    reconfigure(world, build({ ...strict, id: 'another' }));
    run(world, secondsToNs(2));
    expect(total(world, 'edges', 0, EDGE.sent)).toBe(6);
  });

  it('half-opens at once when an edit makes the time shorter that it is open', () => {
    const world = start(build(strict));
    run(world, secondsToNs(5));
    reconfigure(world, build(breaker({ failureThreshold: 3, openForMs: 1000 })));
    const changes = world.log.past().filter(({ code }) => code === BREAKER_CHANGED);
    expect(changes.map(({ time }) => time).at(-1)).toBe(secondsToNs(5));
    expect(changes.length).toBe(2);
  });

  it('half-opens by itself, in the log at the very instant, although nobody calls', () => {
    const model = build(breaker({ failureThreshold: 1, openForMs: 2000 }));
    const world = start(model);
    run(world, msToNs(200));
    const [opened] = world.log.past();
    reconfigure(world, silenced(model));
    run(world, secondsToNs(10));
    const [, halfOpen] = world.log.past();
    expect(halfOpen.time).toBe(opened.time + secondsToNs(2));
  });
});

describe('a bulkhead', () => {
  const build = (maxConcurrent: number, queueLimit: number): Model =>
    single(50, SLOW, [bulkhead({ maxConcurrent, queueLimit })]);

  it('lets waiters in when an edit raises its limit, at that very instant', () => {
    const world = start(build(2, 20));
    run(world, secondsToNs(1));
    expect(world.configuration.guards[0].guard.state).toMatchObject({ current: 2, queued: 20 });
    reconfigure(world, build(12, 20));
    run(world, world.now);
    expect(world.configuration.guards[0].guard.state).toMatchObject({ current: 12, queued: 10 });
    expect(world.meter.nodes.levels[NODE_LEVEL.present]).toBe(12);
    drain(world, build(12, 20));
  });

  it('lets none in while an edit that lowered its limit leaves more inside than it allows', () => {
    const world = start(build(10, 50));
    run(world, secondsToNs(1));
    reconfigure(world, build(3, 50));
    run(world, secondsToNs(3));
    expect(world.meter.nodes.levels[NODE_LEVEL.present]).toBe(3);
    drain(world, build(3, 50));
  });

  it('rejects those for whom an edit leaves no room in its queue', () => {
    const world = start(build(2, 20));
    run(world, secondsToNs(1));
    const full = outcome(world, BULKHEAD_FULL);
    reconfigure(world, build(2, 5));
    expect(outcome(world, BULKHEAD_FULL)).toBe(full + 15);
    expect(world.configuration.guards[0].guard.state).toMatchObject({ current: 2, queued: 5 });
    drain(world, build(2, 5));
  });

  it('lets its last waiters through after an edit has taken it out of the stack', () => {
    const world = start(build(2, 20));
    run(world, secondsToNs(1));
    reconfigure(world, single(50, SLOW));
    drain(world, single(50, SLOW));
    expect(world.configuration.guards[0].guard.state).toMatchObject({ current: 0, queued: 0 });
  });
});

describe('a client', () => {
  it('that is silenced and speaks again asks at its rate', () => {
    const model = single(100, node('server'));
    const world = start(model);
    run(world, secondsToNs(5));
    const first = world.clients.col.asked[0];
    reconfigure(world, silenced(model));
    run(world, secondsToNs(10));
    expect(world.clients.col.asked[0]).toBe(first);
    reconfigure(world, single(200, node('server')));
    run(world, secondsToNs(15));
    const second = world.clients.col.asked[0] - first;
    // 500 and 1000 are expected; six deviations are 134 and 190.
    expect(Math.abs(first - 500)).toBeLessThan(134);
    expect(Math.abs(second - 1000)).toBeLessThan(190);
  });

  it('keeps the time to its next request, stretched, when its rate changes', () => {
    const world = start(single(1, node('server')), 4);
    const due = world.clients.col.nextAt[0];
    run(world, Math.floor(due / 2));
    const left = due - world.now;
    reconfigure(world, single(4, node('server')));
    expect(world.clients.col.nextAt[0]).toBe(world.now + Math.round(left / 4));
    // An edit of something else leaves it alone.
    reconfigure(world, single(4, node('server', { errorRate: 0.5 })));
    expect(world.clients.col.nextAt[0]).toBe(world.now + Math.round(left / 4));
  });

  it('that is taken away asks no more, and its requests end', () => {
    const both = system({
      clients: [client('one', 50, 'in'), client('two', 50, 'in')],
      nodes: [SLOW],
      edges: [edge('in', 'one', 'server')],
    });
    const world = start(both);
    run(world, secondsToNs(1));
    const asked = world.clients.col.asked[1];
    reconfigure(world, { ...both, clients: both.clients.slice(0, 1) });
    run(world, secondsToNs(3));
    expect(world.clients.col.asked[1]).toBe(asked);
    expect(total(world, 'clients', 1, CLIENT.outcome + OK)).toBe(asked);
  });
});

describe('guards', () => {
  it('explain themselves by their present settings and state', () => {
    const stack = [breaker({ failureThreshold: 3 }), bulkhead({ maxConcurrent: 2, queueLimit: 4 })];
    const world = start(single(50, SLOW, stack));
    run(world, secondsToNs(1));
    const texts = world.configuration.guards.map(({ guard }) => explainGuard(guard, world.now));
    expect(texts).toHaveLength(2);
    for (const { sentence, facts } of texts) {
      expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
      expect(facts.length).toBeGreaterThan(0);
    }
    const full = texts[1];
    run(world, world.now + msToNs(1));
    reconfigure(world, single(50, SLOW, [stack[0], bulkhead({ maxConcurrent: 200, queueLimit: 4 })]));
    run(world, world.now);
    const roomy = explainGuard(world.configuration.guards[1].guard, world.now);
    expect(roomy).not.toEqual(full);
    expect(roomy.facts.some(({ value }) => value === 200)).toBe(true);
  });
});
