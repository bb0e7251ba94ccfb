import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { NS_PER_SECOND, msToNs } from '../../base/time';
import { randomEdit } from '../random-edit.test-support';
import { randomModel } from '../random-model.test-support';
import type { Model } from '../model';
import type { Timeline } from '../timeline';
import type { KeptRow } from './kept-rows';
import { Recorder } from './recorder';
import { recordRequest, type Recording } from './replay';
import { decisionsIn } from './recorded-decisions';
import { ALL, momentOf, tracedTimeline } from './tracing.test-support';

const END = 2 * NS_PER_SECOND;

const scene = fc.record({
  model: randomModel,
  seed: fc.nat(99),
  edits: fc.array(fc.record({ edit: randomEdit, ms: fc.integer({ min: 0, max: 900 }) }), { maxLength: 2 }),
  /** Where the run stands when somebody asks: perhaps in the middle of an instant. */
  events: fc.nat(3000),
  /** Checkpoints are thinned to a few, or all are kept. */
  budgetBytes: fc.constantFrom(20_000, 64 * 1024 * 1024),
  picks: fc.array(fc.nat(9999), { minLength: 1, maxLength: 6 }),
});
type Scene = typeof scene extends fc.Arbitrary<infer Value> ? Value : never;

function playedOut({ model, seed, edits, events, budgetBytes }: Scene): Timeline {
  const timeline = tracedTimeline({ seed, model, budgetBytes, checkpointEvery: NS_PER_SECOND / 4 });
  let known: Model = model;
  edits.forEach(({ edit, ms }, k) => {
    timeline.run(timeline.world.now + msToNs(ms));
    known = edit(known);
    timeline.apply({ text: `edit ${k}`, model: known });
  });
  timeline.run(END, events);
  return timeline;
}

function picked({ world }: Timeline, picks: readonly number[]): KeptRow[] {
  const { traces } = world;
  if (traces.cursor === 0) return [];
  return picks.map((pick) => traces.at(pick % traces.cursor));
}

function recorded(timeline: Timeline, { client, number }: KeptRow): Recording {
  return ensure(recordRequest(timeline, client, number), `request ${number} of client ${client}`);
}

const options = { numRuns: 80 };

describe('recording a request', () => {
  it('leaves no trace in the run, wherever it stands', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const timeline = playedOut(one);
        const before = momentOf(timeline.world);
        for (const row of picked(timeline, one.picks)) {
          recorded(timeline, row);
          expect(momentOf(timeline.world)).toEqual(before);
        }
      }),
      options,
    );
  });

  it('finds what the row of the request says of it', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const timeline = playedOut(one);
        const { traces } = timeline.world;
        for (const pick of one.picks) {
          if (traces.cursor === 0) return;
          const row = pick % traces.cursor;
          const kept = traces.at(row);
          const { records } = recorded(timeline, kept);
          expect(records[0]).toMatchObject({ kind: 'asked', time: kept.startedAt, type: kept.type });
          const end = ensure(
            records.find((record) => record.kind === 'ended'),
            'the end of the request',
          );
          expect(end).toMatchObject({
            time: kept.startedAt + kept.duration,
            outcome: kept.outcome,
            late: kept.late,
          });
          const nodes = records
            .slice(0, records.indexOf(end))
            .flatMap((record) => (record.kind === 'delivered' && record.node >= 0 ? [record.node] : []));
          expect(traces.nodesOf(row)).toEqual([...new Set(nodes)].sort((a, b) => a - b));
          expect(decisionsIn(records)).toBe(kept.decisions);
        }
      }),
      options,
    );
  });

  it('is the same as when it was recorded at the first time', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const timeline = playedOut(one);
        for (const row of picked(timeline, one.picks.slice(0, 2))) {
          const { records } = recorded(timeline, row);
          const fresh = tracedTimeline({ seed: one.seed, model: one.model, log: timeline.log }, ALL);
          const recorder = new Recorder(fresh.world, row.client, row.number, {
            mostRecords: Infinity,
            onDecision: () => {},
          });
          fresh.world.recorder = recorder;
          fresh.goTo(timeline.moment);
          fresh.world.recorder = null;
          expect(recorder.records.slice(0, records.length)).toEqual(records);
          expect(momentOf(fresh.world).hash).toEqual(momentOf(timeline.world).hash);
        }
      }),
      options,
    );
  });
});
