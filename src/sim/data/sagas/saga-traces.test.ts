import { describe, expect, it } from 'vitest';
import { ensure } from '../../../base/assert';
import { NS_PER_MS, msToNs } from '../../../base/time';
import type { Model } from '../../model';
import { fault } from '../../small-model.test-support';
import type { Timeline } from '../../timeline';
import { recordRequest, type Recording } from '../../tracing/replay';
import { spansOf } from '../../tracing/spans';
import { momentOf } from '../../tracing/tracing.test-support';
import { dataDigest } from '../data-digest.test-support';
import { begin, shop } from '../shop-model.test-support';

function recorded(model: Model, ms: number): { readonly recording: Recording; readonly run: Timeline } {
  const run = begin(model);
  run.run(msToNs(ms));
  const before = [momentOf(run.world), dataDigest(run.world)];
  const recording = ensure(recordRequest(run, 0, 1), 'the first request');
  expect([momentOf(run.world), dataDigest(run.world)]).toEqual(before);
  return { recording, run };
}

/** When which edges were called, and by whom: "13 to-orders saga". */
function callsOf({ recording, run }: ReturnType<typeof recorded>): string[] {
  return recording.records.flatMap((record) =>
    record.kind === 'call-opened'
      ? [`${record.time / NS_PER_MS} ${run.world.configuration.edges[record.edge].model.id} ${record.origin}`]
      : [],
  );
}

describe('the recording of a request that began a saga', () => {
  it('DW-14: has the calls of all steps under the work of whoever waits, and changes nothing', () => {
    const seen = recorded(shop(), 1000);
    expect(callsOf(seen)).toEqual([
      '1 in client',
      '12 to-orders saga',
      '24 to-inventory saga',
      '36 to-payments saga',
      '48 to-shipping saga',
      '60 to-orders saga',
    ]);
    expect([seen.recording.isOver, seen.recording.truncated]).toEqual([true, false]);
    const spans = spansOf(seen.recording.records);
    const calls = spans.filter((span) => span.kind === 'call' && span.origin === 'saga');
    const works = spans.filter((span) => span.kind === 'work' && span.from === msToNs(2));
    expect(works).toHaveLength(1);
    expect(new Set(calls.map(({ parent }) => parent))).toEqual(new Set(works.map(({ ordinal }) => ordinal)));
  });

  it('DW-14: has those of the compensations', () => {
    expect(callsOf(recorded(shop({ declineShare: 1 }), 1000))).toEqual([
      '1 in client',
      '12 to-orders saga',
      '24 to-inventory saga',
      '36 to-payments saga',
      '48 to-inventory saga',
      '60 to-orders saga',
    ]);
  });

  it('DW-14: goes on after the answer, and after a crash, when nobody waits', () => {
    expect(callsOf(recorded(shop({ answers: 'at-once' }), 1000)).slice(1)).toEqual([
      '12 to-orders unawaited',
      '24 to-inventory unawaited',
      '36 to-payments unawaited',
      '48 to-shipping unawaited',
      '60 to-orders unawaited',
    ]);
    const crash = fault('crash', 'desk', 40, 300, { state: 'crashed' });
    const seen = recorded(shop({ more: { faults: [crash] } }), 9000);
    const calls = callsOf(seen);
    expect(calls.slice(0, 4)).toEqual([
      '1 in client',
      '12 to-orders saga',
      '24 to-inventory saga',
      '36 to-payments saga',
    ]);
    expect(calls.slice(4).map((line) => line.replace(/^[\d.]+ /, ''))).toEqual([
      'to-payments unawaited',
      'to-shipping unawaited',
      'to-orders unawaited',
    ]);
    expect(seen.recording.isOver).toBe(true);
  });
});
