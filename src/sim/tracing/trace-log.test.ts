import { describe, expect, it } from 'vitest';
import { OK, SHED, TIMEOUT } from '../../base/outcome';
import { NS_PER_SECOND, msToNs } from '../../base/time';
import { DECISION } from '../../policies/decisions';
import { asks, evenly } from '../observed.test-support';
import {
  breaker,
  bulkhead,
  cache,
  client,
  constant,
  edge,
  exponential,
  fallback,
  hedge,
  limiter,
  networkFault,
  node,
  requestType,
  retry,
  single,
  singleFlight,
  system,
  timeout,
} from '../small-model.test-support';
import type { LayerModel, Model, NodeModel } from '../model';
import { Timeline } from '../timeline';
import type { World } from '../world';
import { FAILED, SLOW, type KeptRow } from './kept-rows';
import { USUAL_LIMITS, type TraceLimits, type TraceLog } from './trace-log';
import { ALL, tracedTimeline } from './tracing.test-support';

const NONE: TraceLimits = {
  ...USUAL_LIMITS,
  share: 0,
  slowPerSecond: 0,
  failedPerSecond: 0,
  failedOneOf: Infinity,
};

function rows({ traces }: World): KeptRow[] {
  return Array.from({ length: traces.cursor }, (_, row) => traces.at(row));
}

function ran(model: Model, limits: TraceLimits, ms: number): World {
  const timeline = tracedTimeline({ seed: 1, model }, limits);
  timeline.run(msToNs(ms));
  return timeline.world;
}

const failing = (more: Partial<NodeModel> = {}): NodeModel =>
  node('server', { errorRate: 1, plan: [], ...more });

describe('a row', () => {
  it('tells of each request that was not served in time', () => {
    const model = {
      ...single(0, node('server', { latency: constant(10), concurrency: 1, queueRoom: 1 })),
      clients: [asks('users', [1, 2, 3])],
      requestTypes: [requestType(12)],
    };
    const [late, shed] = rows(ran(model, { ...NONE, failedPerSecond: 9 }, 100)).sort(
      (a, b) => a.number - b.number,
    );
    const common = { client: 0, type: 0, keptFor: FAILED };
    expect(late).toEqual({
      ...common,
      number: 2,
      startedAt: msToNs(2),
      duration: msToNs(19),
      outcome: OK,
      late: true,
      decisions: 0,
    });
    expect(shed).toEqual({
      ...common,
      number: 3,
      startedAt: msToNs(3),
      duration: 0,
      outcome: SHED,
      late: false,
      decisions: DECISION.shed,
    });
  });

  it('tells of the slowest of each second when that second is over', () => {
    const model = single(200, node('server', { latency: exponential(5) }));
    const all = rows(ran(model, ALL, 5000));
    const timeline = tracedTimeline({ seed: 1, model }, { ...NONE, slowPerSecond: 2 });
    for (let second = 0; second < 3; second++) {
      timeline.run(second * NS_PER_SECOND + msToNs(999));
      expect(timeline.world.traces.cursor).toBe(2 * second);
      timeline.run((second + 1) * NS_PER_SECOND);
      const endedThen = all.filter(
        ({ startedAt, duration }) => Math.floor((startedAt + duration) / NS_PER_SECOND) === second,
      );
      const slowest = endedThen.sort((a, b) => b.duration - a.duration).slice(0, 2);
      const kept = rows(timeline.world).slice(2 * second);
      expect(kept.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        slowest.map(({ number }) => number).sort((a, b) => a - b),
      );
      expect(kept.every(({ keptFor }) => keptFor === SLOW)).toBe(true);
    }
  });

  it('tells of a share of all others, the same ones whatever else there is', () => {
    const model = single(1000, node('server'));
    const sample = (more: Partial<Model>): number[] =>
      rows(ran({ ...model, ...more }, { ...NONE, share: 0.1 }, 3000))
        .filter((row) => row.client === 0)
        .map(({ number }) => number)
        .sort((a, b) => a - b);
    const known = sample({});
    expect(known.length).toBeGreaterThan(230);
    expect(known.length).toBeLessThan(370);
    const busy = { ...single(1000, node('server', { latency: exponential(20) })) };
    expect(
      sample({ ...busy, clients: [...model.clients, client('others', 300, 'in')] }).slice(0, 200),
    ).toEqual(known.slice(0, 200));
  });
});

describe('the nodes of a row', () => {
  const count = 40;
  const small = {
    ...single(0, node('server', { latency: constant(10) })),
    clients: [asks('users', [1, 20])],
  };
  const more = Array.from({ length: count }, (_, k) => node(`more-${k}`));

  it('are those that tries of the request arrived at, however many nodes there are', () => {
    const many = 70;
    const name = (k: number): string => `node-${k}`;
    const model = system({
      clients: [asks('users', [1])],
      nodes: Array.from({ length: many }, (_, k) =>
        node(name(k), { latency: constant(1), plan: k === 0 ? [['to-40'], ['to-69'], ['cut']] : [] }),
      ),
      edges: [
        edge('in', 'users', name(0)),
        edge('to-40', name(0), name(40)),
        edge('to-69', name(0), name(69)),
        edge('cut', name(0), name(50), { lossRate: 1, lostAfterNs: msToNs(5) }),
      ],
    });
    const { traces } = ran(model, ALL, 100);
    expect(traces.cursor).toBe(1);
    expect(traces.nodesOf(0)).toEqual([0, 40, 69]);
    expect(traces.hasPassed(0, 50)).toBe(false);
  });

  it('stay known when an edit adds so many that they need more room', () => {
    const timeline = tracedTimeline({ seed: 1, model: small });
    timeline.run(msToNs(25));
    const server = node('server', { latency: constant(10), plan: [['further']] });
    const further = edge('further', 'server', `more-${count - 1}`);
    timeline.apply({
      text: 'edit',
      model: { ...small, nodes: [server, ...more], edges: [...small.edges, further] },
    });
    timeline.run(msToNs(90));
    const { traces } = timeline.world;
    expect([traces.nodesOf(0), traces.nodesOf(1)]).toEqual([[0], [0, count]]);
    timeline.seek(msToNs(5));
    timeline.run(msToNs(90));
    expect([traces.nodesOf(0), traces.nodesOf(1)]).toEqual([[0], [0, count]]);
  });
});

describe('the decisions of a row', () => {
  const decided = (stack: readonly LayerModel[], more: Partial<NodeModel> = {}, moments = [1]): number[] => {
    const server = node('server', { latency: constant(10), ...more });
    const model = { ...single(0, server, stack), clients: [asks('users', moments)] };
    return rows(ran(model, ALL, 900))
      .sort((a, b) => a.number - b.number)
      .map(({ decisions }) => decisions);
  };

  it('are those that guards of its calls took', () => {
    expect(decided([retry({ maxAttempts: 2, jitter: 'none' })], { errorRate: 1 })).toEqual([
      DECISION.retried,
    ]);
    expect(decided([fallback({ kind: 'static' })], { errorRate: 1 })).toEqual([DECISION.fellBack]);
    expect(decided([hedge({ after: 'fixed', delayMs: 2, budget: 'none' })])).toEqual([
      DECISION.hedged | DECISION.lateAnswer,
    ]);
    expect(decided([bulkhead({ maxConcurrent: 1, queueLimit: 0 })], {}, [1, 2])).toEqual([
      0,
      DECISION.bulkheadFull,
    ]);
    expect(decided([bulkhead({ maxConcurrent: 1, queueLimit: 1, queueTimeoutMs: 3 })], {}, [1, 2])).toEqual([
      0,
      DECISION.bulkheadFull,
    ]);
    expect(decided([limiter({ algorithm: 'fixed-window', limit: 1, windowMs: 1000 })], {}, [1, 2])).toEqual([
      0,
      DECISION.limited,
    ]);
    expect(decided([cache({ ttlMs: 500 })], {}, [1, 20])).toEqual([0, DECISION.fromCache]);
    expect(decided([singleFlight()], {}, [1, 2])).toEqual([0, DECISION.shared]);
    expect(decided([breaker({ failureThreshold: 1 })], { errorRate: 1 }, [1, 20])).toEqual([
      0,
      DECISION.openCircuit,
    ]);
  });

  it('say of a late answer from when it comes, also after the end of the request', () => {
    const model = {
      ...single(0, node('server', { latency: constant(50) }), [timeout(5)]),
      clients: [asks('users', [1])],
    };
    const timeline = tracedTimeline({ seed: 1, model });
    const { world } = timeline;
    timeline.run(msToNs(40));
    expect(rows(world)).toMatchObject([{ outcome: TIMEOUT, decisions: DECISION.timedOut }]);
    timeline.run(msToNs(60));
    expect(rows(world)).toMatchObject([{ decisions: DECISION.timedOut | DECISION.lateAnswer }]);
    timeline.seek(msToNs(40));
    expect(rows(world)).toMatchObject([{ decisions: DECISION.timedOut }]);
    timeline.seek(msToNs(2000));
    expect(rows(world)).toMatchObject([{ decisions: DECISION.timedOut | DECISION.lateAnswer }]);
  });

  it('say so of one of the slowest, too, before its second is over and after it', () => {
    const stack = [hedge({ after: 'fixed', delayMs: 2, budget: 'none' })];
    // The first message of a request takes this much longer than that of the hedge, which answers first.
    for (const addedNs of [msToNs(5), msToNs(100)]) {
      const timeline = tracedTimeline(
        {
          seed: 1,
          model: {
            ...single(0, node('server', { latency: constant(10) }), stack),
            clients: [asks('users', [980])],
            faults: [networkFault('slow', ['in'], 975, 981, { addedNs, direction: 'there' })],
          },
        },
        { ...NONE, slowPerSecond: 1 },
      );
      timeline.run(msToNs(994));
      expect(timeline.world.traces.cursor).toBe(0);
      timeline.run(msToNs(3000));
      const decisions = DECISION.hedged | DECISION.lateAnswer;
      expect(rows(timeline.world)).toMatchObject([{ keptFor: SLOW, duration: msToNs(12), decisions }]);
    }
  });
});

describe('the log of traces', () => {
  it('keeps so many failed requests of a second, and of all others one of so many', () => {
    const model = {
      ...single(0, failing({ latency: constant(0) })),
      clients: [client('users', 0, 'in', { load: evenly(100) })],
    };
    const { traces } = ran(model, { ...NONE, failedPerSecond: 5, failedOneOf: 20 }, 2000);
    const numbers = Array.from({ length: traces.cursor }, (_, row) => traces.at(row).number);
    // The hundredth asks when the first second is over.
    const seconds = [[1, 2, 3, 4, 5, 25, 45, 65, 85], [100, 101, 102, 103, 104, 124, 144, 164, 184], [200]];
    expect(numbers).toEqual(seconds.flat());
    expect(traces.leftOut).toBe(200 - numbers.length);
  });

  it('keeps nothing more when it is full, and says how many it left out', () => {
    const model = {
      ...single(0, failing({ latency: constant(0) })),
      clients: [client('users', 0, 'in', { load: evenly(100) })],
    };
    const { traces } = ran(model, { ...ALL, rows: 30 }, 1005);
    expect(traces.isFull).toBe(true);
    expect([traces.cursor, traces.leftOut]).toEqual([30, 70]);
  });

  it('changes nothing of the run, whatever it keeps', () => {
    const model = single(300, node('server', { latency: exponential(20), concurrency: 4, errorRate: 0.3 }), [
      retry({ maxAttempts: 3 }),
      timeout(60),
    ]);
    const hashes = [NONE, USUAL_LIMITS, ALL].map((limits) => ran(model, limits, 3000).hash.hex());
    expect(new Set(hashes).size).toBe(1);
  });

  it('takes little beside the requests themselves', () => {
    const { traces } = ran(single(1000, node('server')), ALL, 5000);
    expect(traces.bytes / traces.cursor).toBeLessThan(64);
  });

  it('forks without its future', () => {
    const model = single(100, failing(), [timeout(5)]);
    const timeline = tracedTimeline({ seed: 1, model });
    timeline.run(msToNs(3000));
    timeline.seek(msToNs(1503));
    const { world } = timeline;
    const before = rows(world);
    const known = world.traces;
    const fork = known.fork();
    expect(fork.length).toBe(known.cursor);
    expect(known.length).toBeGreaterThan(known.cursor);
    world.traces = fork;
    expect(rows(world)).toEqual(before);
    timeline.run(msToNs(3000));
    const again = rows(world);
    world.traces = known;
    timeline.seek(0);
    timeline.seek(msToNs(3000));
    expect(rows(world)).toEqual(again);
  });

  it('throws when a replay would write anything else', () => {
    const model = single(100, failing());
    const timeline = tracedTimeline({ seed: 1, model });
    timeline.run(msToNs(1500));
    timeline.world.traces = ((): TraceLog => {
      const other = tracedTimeline({ seed: 2, model });
      other.run(msToNs(1500));
      return other.world.traces;
    })();
    expect(() => {
      timeline.seek(0);
      timeline.run(msToNs(1500));
    }).toThrow(/Replay differs from the first run: row \d+ of the traces/);
  });

  it('is part of a new line, and of none of the others', () => {
    const model = single(200, node('server', { latency: exponential(5) }));
    const timeline = new Timeline({ seed: 1, model });
    timeline.run(3 * NS_PER_SECOND);
    const first = rows(timeline.world);
    timeline.seek(1.5 * NS_PER_SECOND);
    const common = rows(timeline.world);
    timeline.apply({ text: 'edit', model: { ...model, clients: [client('users', 900, 'in')] } });
    expect(rows(timeline.world)).toEqual(common);
    timeline.run(3 * NS_PER_SECOND);
    expect(rows(timeline.world).length).not.toBe(first.length);
    const [line] = timeline.lines;
    timeline.choose(line, { time: 3 * NS_PER_SECOND, dispatched: Infinity });
    timeline.run(3 * NS_PER_SECOND);
    expect(rows(timeline.world)).toEqual(first);
  });
});
