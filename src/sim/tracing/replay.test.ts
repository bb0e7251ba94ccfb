import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { ERROR, OK, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { NS_PER_SECOND, msToNs } from '../../base/time';
import { CLOSED, OPEN } from '../../patterns/circuit-breaker/catalogue';
import { BreakerGuard } from '../../policies/layers/breaker-layer';
import { BREAKER_CHANGED, EDITED, FAULT_BEGAN, INSTANCE_CHANGED } from '../change-log';
import { asks, evenly } from '../observed.test-support';
import {
  breaker,
  client,
  constant,
  edge,
  fault,
  networkFault,
  node,
  retry,
  single,
  system,
  timeout,
} from '../small-model.test-support';
import { Timeline } from '../timeline';
import type { World } from '../world';
import type { DecisionRecord, TraceRecord } from './records';
import { recordChange, recordRequest, type Recording } from './replay';
import { spansOf } from './spans';
import { momentOf } from './tracing.test-support';

function ran(model: ConstructorParameters<typeof Timeline>[0]['model'], ms: number): Timeline {
  const timeline = new Timeline({ seed: 1, model });
  timeline.run(msToNs(ms));
  return timeline;
}

function recorded(timeline: Timeline, number: number): Recording {
  return ensure(recordRequest(timeline, 0, number), `request ${number}`);
}

function kinds(records: readonly TraceRecord[]): string[] {
  return records.map(({ kind }) => kind);
}

function breakerOf(world: World): BreakerGuard {
  const { guard } = world.configuration.guards[0];
  if (!(guard instanceof BreakerGuard)) throw new Error('The first guard is no breaker');
  return guard;
}

const server = node('server', { latency: constant(10) });

describe('recording a request', () => {
  it('writes down what happens to it, from its beginning to its end', () => {
    const timeline = ran({ ...single(0, server, [timeout(50)]), clients: [asks('users', [3])] }, 100);
    const { records, isOver, truncated, until } = recorded(timeline, 1);
    expect([isOver, truncated]).toEqual([true, false]);
    expect(until).toBeLessThanOrEqual(msToNs(100));
    expect(kinds(records)).toEqual([
      'asked',
      'call-opened',
      'attempt-opened',
      'entered',
      'sent',
      'delivered',
      'started',
      'worked',
      'answered',
      'arrived',
      'left',
      'call-settled',
      'ended',
    ]);
    expect(records.at(-1)).toMatchObject({ time: msToNs(13), outcome: OK });
  });

  it('finds requests of the first instant, of every second and of every client, and none that was not asked yet', () => {
    const model = {
      ...single(0, server),
      clients: [
        client('users', 0, 'in', { load: { kind: 'closed', users: 2, think: constant(0) } }),
        client('others', 0, 'in', { load: evenly(7) }),
      ],
    };
    const timeline = ran(model, 4500);
    const asked = [...timeline.world.clients.col.asked];
    for (const number of [1, 2, 3, 200, 201, 400, asked[0]]) {
      expect(recorded(timeline, number).records[0]).toMatchObject({ kind: 'asked', client: 0, number });
    }
    expect(recorded(timeline, 1).records[0]).toMatchObject({ time: 0 });
    for (const number of [1, 7, 8, 14, asked[1]]) {
      expect(recordRequest(timeline, 1, number)?.records[0]).toMatchObject({ client: 1, number });
    }
    expect(recordRequest(timeline, 1, asked[1] + 1)).toBeNull();
    expect(recordRequest(timeline, 1, 0)).toBeNull();
    expect(recordRequest(timeline, 2, 1)).toBeNull();
    timeline.seek(NS_PER_SECOND);
    expect(recordRequest(timeline, 1, asked[1])).toBeNull();
  });

  it('stops where the run stands', () => {
    const timeline = ran({ ...single(0, server), clients: [asks('users', [3])] }, 7);
    const { records, isOver, truncated, until } = recorded(timeline, 1);
    expect([isOver, truncated, until]).toEqual([false, false, msToNs(7)]);
    expect(kinds(records).at(-1)).toBe('started');
    const open = spansOf(records).filter(({ to }) => Number.isNaN(to));
    expect(open.map(({ kind }) => kind)).toEqual(['request', 'call', 'try', 'work']);
  });

  it('goes on with what is left of it after its end', () => {
    const timeline = ran({ ...single(0, server, [timeout(4)]), clients: [asks('users', [3])] }, 100);
    const { records, isOver } = recorded(timeline, 1);
    expect(isOver).toBe(true);
    expect(records.at(-1)).toMatchObject({ kind: 'arrived', late: true, time: msToNs(13) });
    const [request, , tried] = spansOf(records);
    expect(request).toMatchObject({ kind: 'request', outcome: TIMEOUT, to: msToNs(7) });
    expect(tried).toMatchObject({
      kind: 'try',
      abandoned: true,
      givenUpAt: msToNs(7),
      to: msToNs(13),
      late: true,
    });
  });

  it('names the faults that failed, slowed and lost', () => {
    const model = {
      ...single(0, server, [
        retry({ maxAttempts: 4, jitter: 'none', initialDelayMs: 100, backoff: 'constant' }),
      ]),
      clients: [asks('users', [3])],
      faults: [
        fault('slow', 'server', 0, 50, { latencyFactor: 3 }),
        fault('wrong', 'server', 0, 50, { errorRate: 1 }),
        networkFault('lossy', ['in'], 100, 150, { lossRate: 1 }),
      ],
    };
    const timeline = ran(
      { ...model, edges: model.edges.map((one) => ({ ...one, lostAfterNs: msToNs(5) })) },
      1000,
    );
    const { records } = recorded(timeline, 1);
    const find = (kind: TraceRecord['kind']): TraceRecord | undefined =>
      records.find((one) => one.kind === kind);
    expect(find('started')).toMatchObject({ drawn: msToNs(10), takes: msToNs(30), faults: [0, 1] });
    expect(find('worked')).toMatchObject({ outcome: ERROR, fault: 1 });
    expect(find('passage')).toMatchObject({ way: 'there', fate: 'lost', faults: [2] });
  });

  it('calls back at the instant of each decision', () => {
    const model = {
      ...single(0, node('server', { errorRate: 1 }), [breaker({ failureThreshold: 2 })]),
      clients: [asks('users', [1, 20, 40])],
    };
    const timeline = ran(model, 100);
    const seen: [DecisionRecord['kind'], number, number][] = [];
    const heard = (number: number): typeof seen => {
      seen.length = 0;
      recordRequest(timeline, 0, number, {
        onDecision: (record, world) => {
          expect(world.now).toBe(record.time);
          seen.push([record.kind, breakerOf(world).state.mode, world.log.cursor]);
        },
      });
      return [...seen];
    };
    const before = timeline.world.log.cursor;
    expect(heard(1).map(([kind, mode]) => [kind, mode])).toEqual([
      ['worked', CLOSED],
      ['left', CLOSED],
    ]);
    // The breaker opens while the outcome passes it: first that is told, and then what became of the outcome.
    expect(heard(2).map(([kind, mode]) => [kind, mode])).toEqual([
      ['worked', CLOSED],
      ['guard-changed', OPEN],
      ['left', OPEN],
    ]);
    expect(heard(3).map(([kind, mode]) => [kind, mode])).toEqual([['entered', OPEN]]);
    expect(recorded(timeline, 3).records.find(({ kind }) => kind === 'entered')).toMatchObject({
      signal: SHORT_CIRCUITED,
      pattern: 'circuit-breaker',
      guard: 0,
      layer: 0,
    });
    expect(timeline.world.log.cursor).toBe(before);
  });

  it('says when there was more than it has room for, and still how the request ended', () => {
    const stack = [retry({ maxAttempts: 100, jitter: 'none', initialDelayMs: 1, backoff: 'constant' })];
    const model = {
      ...single(0, node('server', { errorRate: 1, latency: constant(1) }), stack),
      clients: [asks('users', [1])],
    };
    const timeline = ran(model, 1000);
    const { records, truncated } = ensure(recordRequest(timeline, 0, 1, { mostRecords: 50 }), 'a recording');
    expect(truncated).toBe(true);
    expect(records).toHaveLength(51);
    expect(records.at(-1)).toMatchObject({ kind: 'ended', outcome: ERROR });
    expect(recorded(timeline, 1)).toMatchObject({ truncated: false, isOver: true });
  });

  it('gives up on what goes on for longer than anybody would wait', () => {
    const model = system({
      clients: [asks('users', [1]), client('others', 1000, 'busy')],
      nodes: [node('server', { latency: constant(60_000) }), node('other')],
      edges: [edge('in', 'users', 'server', { stack: [timeout(5)] }), edge('busy', 'others', 'other')],
    });
    const timeline = ran(model, 20_000);
    const before = momentOf(timeline.world);
    const soon = ensure(recordRequest(timeline, 0, 1, { mostEventsAfter: 3000 }), 'a recording');
    expect(soon).toMatchObject({ isOver: false, truncated: true });
    expect(soon.until).toBeLessThan(3 * NS_PER_SECOND);
    expect(recordRequest(timeline, 0, 1, { mostEvents: 5 })).toMatchObject({ truncated: true });
    expect(recorded(timeline, 1)).toMatchObject({ isOver: false, truncated: false, until: msToNs(20_000) });
    expect(momentOf(timeline.world)).toEqual(before);
  });
});

describe('going back to a change', () => {
  it('finds the world as it was right after it', () => {
    const model = {
      ...single(100, node('server', { instances: 2 }), [breaker({ failureThreshold: 5, openForMs: 300 })]),
      faults: [
        fault('outage', 'server', 1500, 2200, { errorRate: 1 }),
        fault('crash', 'server', 2500, 2600, { state: 'crashed', share: 0.5 }),
      ],
    };
    const timeline = new Timeline({ seed: 1, model });
    timeline.run(msToNs(1000));
    timeline.apply({ text: 'edit', model: { ...model, nodes: [{ ...model.nodes[0], concurrency: 3 }] } });
    timeline.run(msToNs(4000), 3333);
    const { world } = timeline;
    const before = momentOf(world);
    const codes = new Set<number>();
    world.log.past().forEach((row, index) => {
      codes.add(row.code);
      const seen = recordChange(timeline, index, (at) => ({
        now: at.now,
        rows: at.log.cursor,
        mode: breakerOf(at).state.mode,
        commands: at.commands,
        turns: [...at.faultTurns],
      }));
      expect(seen.now).toBe(row.time);
      expect(seen.rows).toBeGreaterThan(index);
      if (row.code === BREAKER_CHANGED) expect([seen.mode, seen.rows]).toEqual([row.a, index + 1]);
      if (row.code === EDITED) expect(seen.commands).toBe(row.subject + 1);
      if (row.code === FAULT_BEGAN) expect(seen.turns[row.subject]).toBe(0);
      expect(momentOf(world)).toEqual(before);
    });
    expect([...codes]).toEqual(
      expect.arrayContaining([BREAKER_CHANGED, EDITED, FAULT_BEGAN, INSTANCE_CHANGED]),
    );
    expect(() => recordChange(timeline, world.log.cursor, () => 0)).toThrow('beyond the present moment');
  });

  it('finds a fault that acts from the first instant on', () => {
    const model = { ...single(10, server), faults: [fault('slow', 'server', 0, 500, { addedNs: 5 })] };
    const timeline = ran(model, 900);
    expect(timeline.world.log.at(0)).toMatchObject({ time: 0, code: FAULT_BEGAN });
    expect(recordChange(timeline, 0, ({ now, dispatched }) => [now, dispatched])).toEqual([0, 0]);
  });
});
