import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { NS_PER_MS, msToNs } from '../../base/time';
import { asks } from '../observed.test-support';
import {
  bulkhead,
  constant,
  edge,
  hedge,
  networkFault,
  node,
  retry,
  single,
  system,
  timeout,
} from '../small-model.test-support';
import type { Model } from '../model';
import { criticalPath } from './critical-path';
import { recordRequest } from './replay';
import type { SimSpan } from './span';
import { spansOf } from './spans';
import { tracedTimeline } from './tracing.test-support';

/** The way of a request in words: "work 2 11-21" is that of the second span of its kind, from 11 to 21 ms. */
function wayOf(model: Model, number = 1, untilMs = 500): string[] {
  const timeline = tracedTimeline({ seed: 1, model });
  timeline.run(msToNs(untilMs));
  const { records, until } = ensure(recordRequest(timeline, 0, number), 'a recording');
  const spans = spansOf(records);
  return criticalPath(spans, until).map(
    ({ span, from, to }) => `${nameOf(spans, span)} ${from / NS_PER_MS}-${to / NS_PER_MS}`,
  );
}

function nameOf(spans: readonly SimSpan[], place: number): string {
  const { kind } = spans[place];
  const before = spans.slice(0, place).filter((span) => span.kind === kind).length;
  return `${kind} ${before + 1}`;
}

const server = node('server', { latency: constant(10) });

function asked(model: Model, ...moments: readonly number[]): Model {
  return { ...model, clients: [asks('users', moments)] };
}

describe('the critical path', () => {
  it('tells the network from waiting in a queue and from work', () => {
    const edges = [edge('in', 'users', 'server', { latency: constant(2) })];
    const busy = { ...single(0, node('server', { latency: constant(10), concurrency: 1 })), edges };
    expect(wayOf(asked(busy, 1, 4), 2)).toEqual(['try 1 4-6', 'queue 1 6-13', 'work 1 13-23', 'try 1 23-25']);
  });

  it('goes through the slowest of calls that are made side by side, and through the steps one after the other', () => {
    const model = system({
      nodes: [
        node('front', { latency: constant(1), plan: [['to-a', 'to-b'], ['to-c']] }),
        node('a', { latency: constant(5) }),
        node('b', { latency: constant(9) }),
        node('c', { latency: constant(4) }),
      ],
      edges: [
        edge('in', 'users', 'front'),
        edge('to-a', 'front', 'a'),
        edge('to-b', 'front', 'b'),
        edge('to-c', 'front', 'c'),
      ],
    });
    // The second piece of work is that of a, for which nobody waited in the end.
    expect(wayOf(asked(model, 1))).toEqual(['work 1 1-2', 'work 3 2-11', 'work 4 11-15']);
  });

  it('leaves out calls that nobody waits for', () => {
    const model = system({
      nodes: [
        node('front', { latency: constant(1), plan: [[{ edge: 'to-a', awaited: false }], ['to-b']] }),
        node('a', { latency: constant(50) }),
        node('b', { latency: constant(3) }),
      ],
      edges: [edge('in', 'users', 'front'), edge('to-a', 'front', 'a'), edge('to-b', 'front', 'b')],
    });
    expect(wayOf(asked(model, 1))).toEqual(['work 1 1-2', 'work 3 2-5']);
  });

  it('goes through tries that were given up, and the waits between them', () => {
    const stack = [
      retry({ maxAttempts: 2, initialDelayMs: 20, backoff: 'constant', jitter: 'none' }),
      timeout(6),
    ];
    expect(wayOf(asked(single(0, server, stack), 1))).toEqual(['work 1 1-7', 'wait 1 7-27', 'work 2 27-33']);
  });

  it('goes through the first try until a hedge was made that answered before it', () => {
    const slowFirst = {
      ...single(0, server, [hedge({ after: 'fixed', delayMs: 20, budget: 'none' })]),
      faults: [networkFault('slow', ['in'], 0, 10, { addedNs: msToNs(100), direction: 'there' })],
    };
    expect(wayOf(asked(slowFirst, 1))).toEqual(['try 1 1-21', 'work 2 21-31']);
  });

  it('stays with the first try where the hedge lost', () => {
    const model = single(0, server, [hedge({ after: 'fixed', delayMs: 4, budget: 'none' })]);
    expect(wayOf(asked(model, 1))).toEqual(['work 1 1-11']);
  });

  it('goes through the wait for a place', () => {
    const model = single(0, server, [bulkhead({ maxConcurrent: 1, queueLimit: 5, queueTimeoutMs: 0 })]);
    expect(wayOf(asked(model, 1, 2), 2)).toEqual(['wait 1 2-11', 'work 1 11-21']);
  });

  it('ends at the present moment while the request is open', () => {
    expect(wayOf(asked(single(0, server), 1), 1, 6)).toEqual(['work 1 1-6']);
  });

  it('is empty for a request that takes no time', () => {
    expect(wayOf(asked(single(0, node('server', { latency: constant(0) })), 1))).toEqual([]);
  });
});
