import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomScenario } from '../../scenario/random-scenario.test-support';
import { momentOf } from '../../sim/tracing/tracing.test-support';
import { ensure } from '../../base/assert';
import { recordRequest } from '../../sim/tracing/replay';
import { editor } from '../editor';
import type { RequestRef, Trace, TraceRow, Why } from '../traces';
import { decisionsIn } from '../../sim/tracing/recorded-decisions';
import { decisionsOf } from './decision-bits';
import { Told, labelsOf, labelsOfWhy, sentencesOf, sentencesOfWhy, valueOf } from './telling.test-support';

/** What no reader should see: a value that is none, or the id of a part that has a name. */
const NO_WORDS = /undefined|null|NaN|Infinity|\[object|service-\d|-?\d{12,}/;
/** What the engines say begins with a small letter only where a name does. */
const SENTENCE = /^\S.*[.?]$/;

function checkTexts(sentences: readonly string[], labels: readonly string[]): void {
  for (const text of sentences) {
    expect(text).toMatch(SENTENCE);
    expect(text).not.toMatch(/\.\.|\s\s|\s[.,]/);
  }
  for (const text of [...sentences, ...labels]) expect(text).not.toMatch(NO_WORDS);
}

function checkTrace(row: TraceRow, { row: told, spans, critical }: Trace): void {
  expect(told).toEqual(row);
  expect(spans[0].end).toBe(row.end);
  expect(spans[0].from).toBe(row.startedAt);
  expect(spans[0].to - spans[0].from).toBe(row.durationNs);
  expect(critical.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(row.durationNs);
  expect(new Set(spans.map(({ id }) => id)).size).toBe(spans.length);
  for (const { events } of spans) checkOrder(events);
}

function checkOrder(steps: readonly { readonly time: number }[]): void {
  steps.forEach(({ time }, at) => {
    expect(time).toBeGreaterThanOrEqual(steps[at - 1]?.time ?? 0);
  });
}

function checkWhy({ moments }: Why, { startedAt, durationNs }: TraceRow): void {
  checkOrder(moments);
  for (const { time } of moments) {
    expect(time).toBeGreaterThanOrEqual(startedAt);
    expect(time).toBeLessThanOrEqual(startedAt + durationNs);
  }
}

const scene = fc.record({
  scenario: randomScenario,
  until: fc.integer({ min: 1, max: 8 }),
  /** A layer goes on the way there. */
  edited: fc.boolean(),
  pick: fc.nat(),
});
type Scene = typeof scene extends fc.Arbitrary<infer Value> ? Value : never;

function runOf({ scenario, until, edited, pick }: Scene): Told {
  const { run } = new Told(scenario, until / 2);
  if (edited) {
    const layers = scenario.edges.flatMap(({ id, stack }) =>
      stack.map((layer) => `edges.${id}.stack.${layer.id}`),
    );
    const patch = editor.patchTo(scenario, layers[pick % layers.length] ?? 'nodes.nobody', null);
    if (patch.ok) run.edit(editor, patch.value, 'a layer goes');
  }
  run.timeline.seek(until * 1e9);
  return new Told(run);
}

/** What would be told of a request that no list shows. */
function recordedDecisions({ run, world }: Told, { client: id, number }: RequestRef): number {
  const client = world.configuration.clients.findIndex(({ model }) => model.id === id);
  return decisionsIn(ensure(recordRequest(run.timeline, client, number), 'a recording').records);
}

/** So many of a list, from anywhere in it. */
function some<Item>(items: readonly Item[], pick: number, count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, at) => at % step === pick % step).slice(0, count);
}

const options = { numRuns: 10 };

describe('what is told of any run', () => {
  it('opens every kept request, says why, and leaves the run as it was', () => {
    const property = fc.property(scene, (one) => {
      const teller = runOf(one);
      const before = momentOf(teller.world);
      const { rows, total } = teller.page({}, 'newest', 0, 100_000);
      expect(rows).toHaveLength(total);
      for (const row of some(rows, one.pick, 4)) {
        const { ref } = row;
        const trace = valueOf(teller.trace(ref));
        const why = valueOf(teller.why({ kind: 'request', ref }));
        checkTrace(row, trace);
        expect(decisionsOf(recordedDecisions(teller, ref))).toEqual(row.decisions);
        checkWhy(why, row);
        checkTexts(sentencesOf(trace, why), labelsOf(trace, why));
        for (const span of some(trace.spans, one.pick, 1)) {
          const ofSpan = valueOf(teller.why({ kind: 'span', ref, span: span.id }));
          checkOrder(ofSpan.moments);
          checkTexts(sentencesOfWhy(ofSpan), labelsOfWhy(ofSpan));
        }
      }
      expect(momentOf(teller.world)).toEqual(before);
    });
    fc.assert(property, options);
  });

  it('opens requests that are still under way, or that no list shows', () => {
    const property = fc.property(scene, (one) => {
      const teller = runOf(one);
      const before = momentOf(teller.world);
      teller.world.configuration.clients.forEach(({ model: { id } }, client) => {
        const asked = teller.world.clients.col.asked[client];
        const newest = Array.from({ length: Math.min(asked, 4) }, (_, k) => asked - k);
        for (const number of newest) {
          const ref = { client: id, number };
          const trace = valueOf(teller.trace(ref));
          const why = valueOf(teller.why({ kind: 'request', ref }));
          expect(trace.row.ref).toEqual(ref);
          expect(trace.spans[0].end).toBe(trace.row.end);
          checkTexts(sentencesOf(trace, why), labelsOf(trace, why));
        }
        expect(teller.trace({ client: id, number: asked + 1 }).ok).toBe(false);
      });
      expect(momentOf(teller.world)).toEqual(before);
    });
    fc.assert(property, options);
  });

  it('says of every change why, and leaves the run as it was', () => {
    const property = fc.property(scene, (one) => {
      const teller = runOf(one);
      const before = momentOf(teller.world);
      const indices = teller.world.log.past().map((_, index) => index);
      for (const index of some(indices, one.pick, 15)) {
        const why = valueOf(teller.why({ kind: 'change', index }));
        checkOrder(why.moments);
        checkTexts(sentencesOfWhy(why), labelsOfWhy(why));
      }
      expect(momentOf(teller.world)).toEqual(before);
    });
    fc.assert(property, options);
  });
});
