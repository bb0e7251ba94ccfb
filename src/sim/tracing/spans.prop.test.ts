import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { NS_PER_SECOND } from '../../base/time';
import { total } from '../conservation.test-support';
import { EDGE } from '../measure/layout';
import { randomModel } from '../random-model.test-support';
import type { Model } from '../model';
import type { World } from '../world';
import { criticalPath } from './critical-path';
import { recordRequest, type Recording } from './replay';
import type { SimSpan } from './span';
import { spansOf } from './spans';
import { tracedTimeline } from './tracing.test-support';

const END = 1.2 * NS_PER_SECOND;
const OF_EACH_CLIENT = 8;

/** Some requests of a run, finished or not: the newest, and others before it. */
function recordings(model: Model, seed: number, step: number): Recording[] {
  const timeline = tracedTimeline({ seed, model });
  timeline.run(END);
  return timeline.world.configuration.clients.flatMap((_, client) => {
    const asked = timeline.world.clients.col.asked[client];
    const count = Math.min(OF_EACH_CLIENT, Math.ceil(asked / step));
    return Array.from({ length: count }, (_unused, k) =>
      ensure(recordRequest(timeline, client, asked - k * step), 'a recording'),
    );
  });
}

function endOf(span: SimSpan): number {
  return Number.isNaN(span.to) ? Infinity : span.to;
}

/** Of a try that was given up, somebody waited until then. */
function waitedFor(span: SimSpan): number {
  return span.kind === 'try' && !Number.isNaN(span.givenUpAt) ? span.givenUpAt : endOf(span);
}

/** Nobody waited for it at any time. */
function isAlone(span: SimSpan): boolean {
  return span.kind === 'try' ? span.background : span.abandoned;
}

function complaints({ records, isOver, until }: Recording): string[] {
  const spans = spansOf(records);
  const found: string[] = [];
  const complain = (holds: boolean, what: string): void => {
    if (!holds) found.push(`${what} of request ${spans[0].kind} among ${spans.length} spans`);
  };
  complain(spans[0].kind === 'request' && spans[0].parent === -1, 'first');
  complain(new Set(spans.map(({ ordinal }) => ordinal)).size === spans.length, 'ordinals');
  spans.forEach((span, place) => {
    complain(!isOver || span.to >= span.from, `end of ${span.kind} ${place}`);
    complain(span.ordinal < spans.length, `ordinal of ${span.kind} ${place}`);
    if (place === 0) return;
    const parent = spans[span.parent];
    complain(span.parent < place && span.from >= parent.from, `parent of ${span.kind} ${place}`);
    const isWithin = waitedFor(span) <= endOf(parent);
    complain(isAlone(span) || isWithin, `way out of the parent of ${span.kind} ${place}`);
  });
  return [...found, ...complaintsOfPath(spans, until)];
}

function complaintsOfPath(spans: readonly SimSpan[], until: number): string[] {
  const found: string[] = [];
  let at = spans[0].from;
  for (const piece of criticalPath(spans, until)) {
    const span = spans[piece.span];
    const isWithin = piece.from >= span.from && piece.to <= waitedFor(span);
    if (piece.from !== at || piece.to <= at || !isWithin) found.push(`piece from ${piece.from}`);
    at = piece.to;
  }
  if (at !== Math.min(endOf(spans[0]), until)) found.push(`path ends at ${at}`);
  return found;
}

/** A request after a tenth of a second, and none after it. */
const ONCE = [
  { from: 0, rate: 10, rateAtEnd: 10 },
  { from: 0.15 * NS_PER_SECOND, rate: 0, rateAtEnd: 0 },
];

function triesOf(world: World, spans: readonly SimSpan[]): unknown {
  return world.configuration.edges.map((_, edge) => {
    const calls = spans.filter((span) => span.kind === 'call' && span.edge === edge);
    const tries = spans.flatMap((span) => {
      const parent = spans[span.parent];
      return span.kind === 'try' && parent.kind === 'call' && parent.edge === edge ? [span] : [];
    });
    const copies = tries.filter(({ how }) => how === 'copy');
    const late = tries.filter((span) => span.late && span.how !== 'copy');
    return [calls.length, tries.length - copies.length, copies.length, late.length];
  });
}

function counted(world: World): unknown {
  return world.configuration.edges.map((_, edge) => {
    const of = (counter: number): number => total(world, 'edges', edge, counter);
    return [of(EDGE.calls), of(EDGE.sent), of(EDGE.duplicated), of(EDGE.late) + of(EDGE.cancelled)];
  });
}

describe('the spans of any request', () => {
  it('are a tree in which whatever is waited for lies within its parent, and a path through it', () => {
    fc.assert(
      fc.property(randomModel, fc.nat(99), fc.integer({ min: 1, max: 20 }), (model, seed, step) => {
        for (const recording of recordings(model, seed, step)) {
          expect(complaints(recording)).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('have a try for each that an edge counts, when there is only one request', () => {
    fc.assert(
      fc.property(randomModel, fc.nat(99), (model, seed) => {
        const [client] = model.clients;
        const once = { ...client, load: { kind: 'open', spacing: 'even', rate: ONCE } } as const;
        const timeline = tracedTimeline({ seed, model: { ...model, clients: [once] } });
        timeline.run(200 * NS_PER_SECOND);
        const recording = ensure(recordRequest(timeline, 0, 1), 'a recording');
        expect(recording.isOver).toBe(true);
        expect(recordRequest(timeline, 0, 2)).toBeNull();
        expect(triesOf(timeline.world, spansOf(recording.records))).toEqual(counted(timeline.world));
      }),
      { numRuns: 100 },
    );
  });
});
