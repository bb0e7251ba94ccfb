import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { ERROR, OK, SHED, SHORT_CIRCUITED } from '../../base/outcome';
import { NS_PER_MS, msToNs } from '../../base/time';
import { asks, at } from '../observed.test-support';
import {
  breaker,
  bulkhead,
  cache,
  constant,
  edge,
  fallback,
  limiter,
  node,
  requestType,
  retry,
  single,
  singleFlight,
  system,
  timeout,
} from '../small-model.test-support';
import type { Model } from '../model';
import { Timeline } from '../timeline';
import { recordRequest } from './replay';
import type { SimSpan } from './span';
import { spansOf } from './spans';

function traced(model: Model, number: number): readonly SimSpan[] {
  const timeline = new Timeline({ seed: 1, model });
  timeline.run(msToNs(900));
  return spansOf(ensure(recordRequest(timeline, 0, number), 'a recording').records);
}

/** "  wait 7-27 !" is a wait in something in the request that nobody waited for, from 7 to 27 ms. */
function drawn(spans: readonly SimSpan[]): string[] {
  const depths: number[] = [];
  return spans.map(({ kind, parent, from, to, abandoned }, place) => {
    depths[place] = parent < 0 ? 0 : depths[parent] + 1;
    return `${'  '.repeat(depths[place])}${kind} ${from / NS_PER_MS}-${to / NS_PER_MS}${abandoned ? ' !' : ''}`;
  });
}

const server = node('server', { latency: constant(10) });

function asked(model: Model, ...moments: readonly number[]): Model {
  return { ...model, clients: [asks('users', moments)] };
}

describe('spans', () => {
  it('show calls of a plan within the work that makes them, and what waits in a queue before its work', () => {
    const model = system({
      nodes: [
        node('front', { latency: constant(1), plan: [['to-a', 'to-b']] }),
        node('a', { latency: constant(5) }),
        node('b', { latency: constant(5), concurrency: 1 }),
      ],
      edges: [
        edge('in', 'users', 'front'),
        edge('to-a', 'front', 'a', { latency: constant(2) }),
        edge('to-b', 'front', 'b'),
      ],
    });
    expect(drawn(traced(asked(model, 1, 3), 2))).toEqual([
      'request 3-13',
      '  call 3-13',
      '    try 3-13',
      '      work 3-13',
      '        call 4-13',
      '          try 4-13',
      '            work 6-11',
      '        call 4-12',
      '          try 4-12',
      '            queue 4-7',
      '            work 7-12',
    ]);
  });

  it('show tries with the waits between them, and guards that turned one back as events', () => {
    const model = single(0, node('server', { errorRate: 1, latency: constant(10) }), [
      retry({
        maxAttempts: 3,
        initialDelayMs: 5,
        backoff: 'constant',
        jitter: 'none',
        retryOn: ['error', 'short-circuited'],
      }),
      breaker({ failureThreshold: 2, openForMs: 30 }),
    ]);
    const spans = traced(asked(model, 1), 1);
    expect(drawn(spans)).toEqual([
      'request 1-66',
      '  call 1-66',
      '    try 1-11',
      '      work 1-11',
      '    wait 11-16',
      '    try 16-26',
      '      work 16-26',
      '    wait 26-56',
      '    try 56-66',
      '      work 56-66',
    ]);
    expect(spans[5]).toMatchObject({ kind: 'try', number: 2, how: 'again', outcome: ERROR });
    expect(spans[4]).toMatchObject({ kind: 'wait', pattern: 'retry', layer: 0 });
    const second = traced(asked(model, 1, 30), 2);
    expect(drawn(second)[2]).toBe('    wait 30-56');
    expect(second[1].events.map(({ kind }) => kind)).toContain('entered');
    expect(second[1].events[0]).toMatchObject({ kind: 'entered', signal: SHORT_CIRCUITED });
  });

  it('show waits for a place, for a turn and for the answer of another call', () => {
    const waits = (...stack: Parameters<typeof single>[2] & object): string[] =>
      drawn(traced(asked(single(0, server, stack), 1, 2), 2)).slice(2);
    expect(waits(bulkhead({ maxConcurrent: 1, queueLimit: 1, queueTimeoutMs: 50 }))).toEqual([
      '    wait 2-11',
      '    try 11-21',
      '      work 11-21',
    ]);
    expect(waits(bulkhead({ maxConcurrent: 1, queueLimit: 1, queueTimeoutMs: 5 }))).toEqual(['    wait 2-7']);
    expect(waits(singleFlight())).toEqual(['    wait 2-11']);
    const [wait] = waits(
      limiter({ algorithm: 'leaky-queue', limit: 10, windowMs: 1000, burst: 5, maxWaitMs: 500 }),
    );
    expect(wait).toBe('    wait 2-101');
  });

  it('show a call along another edge within the call that it stands in for', () => {
    const model = system({
      nodes: [
        node('server', { errorRate: 1, latency: constant(10) }),
        node('spare', { latency: constant(3) }),
      ],
      edges: [
        edge('in', 'users', 'server', { stack: [fallback({ kind: 'other-service', edge: 'instead' })] }),
        edge('instead', 'users', 'spare'),
      ],
    });
    const spans = traced(asked(model, 1), 1);
    expect(drawn(spans)).toEqual([
      'request 1-14',
      '  call 1-14',
      '    try 1-11',
      '      work 1-11',
      '    call 11-14',
      '      try 11-14',
      '        work 11-14',
    ]);
    expect(spans[4]).toMatchObject({ kind: 'call', origin: 'other', outcome: OK });
  });

  it('show what goes on in the background as nobody\u2019s, also when it waits and is given up', () => {
    const slots = bulkhead({ maxConcurrent: 1, queueLimit: 5, queueTimeoutMs: 0 });
    const stack = [cache({ ttlMs: 20, staleWhileRevalidateMs: 500 }), timeout(11), slots];
    const model = single(0, server, stack);
    const [first] = model.clients;
    const mix = [{ requestType: 'other', edge: 'in', weight: 1 }];
    // Two others take the only place for one after the other until 51 ms; the refresh at 39 ms waits for it in vain.
    const spans = traced(
      {
        ...model,
        requestTypes: [requestType(), requestType(0, { id: 'other' })],
        clients: [
          { ...first, load: at(1, 39) },
          { ...first, id: 'others', load: at(31, 33), mix },
        ],
      },
      2,
    );
    expect(drawn(spans)).toEqual(['request 39-39', '  call 39-39', '    wait 39-50 !']);
    const alone = traced(asked(model, 1, 39), 2);
    expect(drawn(alone)).toEqual(['request 39-39', '  call 39-39', '    try 39-49 !', '      work 39-49']);
  });

  it('show being turned away at the door as a try without work', () => {
    const model = asked(
      single(0, node('server', { concurrency: 1, queueRoom: 0, latency: constant(10) })),
      1,
      2,
    );
    const spans = traced(model, 2);
    expect(drawn(spans)).toEqual(['request 2-2', '  call 2-2', '    try 2-2']);
    expect(spans[2]).toMatchObject({ outcome: SHED, events: [{ kind: 'turned-away', outcome: SHED }] });
  });
});
