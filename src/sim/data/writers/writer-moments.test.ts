import { describe, expect, it } from 'vitest';
import { ensure } from '../../../base/assert';
import { NS_PER_MS, msToNs } from '../../../base/time';
import { digest } from '../../digest.test-support';
import { fault } from '../../small-model.test-support';
import { Timeline } from '../../timeline';
import { recordRequest } from '../../tracing/replay';
import { spansOf } from '../../tracing/spans';
import { momentOf } from '../../tracing/tracing.test-support';
import { dataDigest } from '../data-digest.test-support';
import { begin, dataOf } from '../shop-model.test-support';
import { deskShop, endsOf, ran, storedBy } from './writer-model.test-support';

const busy = deskShop({
  desks: 3,
  at: [1, 3, 30, 34, 200],
  settings: { retries: 20, jitterRatio: 0.8 },
  more: {
    faults: [
      fault('crash', 'desk1', 40, 120, { state: 'crashed' }),
      fault('hung', 'desk2', 33, 150, { state: 'hung' }),
    ],
  },
});

describe('what is written down of writers', () => {
  it('DW-38: is that of the moment at which the run stands, and is the same when it comes again', () => {
    const run = new Timeline({ seed: 1, model: busy, checkpointEvery: msToNs(2) });
    const look = () => ({ ...digest(run.world), snapshot: momentOf(run.world).bytes });
    const seen = [0, 12, 20, 35, 37, 39, 41, 60, 100, 149, 151, 153, 170, 230, 900].map((ms) => {
      run.run(msToNs(ms));
      return [ms, look()] as const;
    });
    expect(dataOf(run).writers.host.repliesKept).toBeGreaterThan(1);
    const { clashes, ends, begun } = dataOf(run).book.writes;
    expect([clashes.length > 4, begun.length, ends.length]).toEqual([true, 13, 13]);
    for (const [ms, expected] of [...seen].reverse()) {
      run.seek(msToNs(Math.max(0, ms - 1)));
      run.seek(msToNs(ms));
      expect(look(), `at ${ms} ms`).toEqual(expected);
    }
    run.seek(msToNs(900));
    expect(look()).toEqual(seen[seen.length - 1][1]);
  });

  it('DW-38: is left to each line as it was where that began', () => {
    const run = ran(deskShop({ desks: 2 }));
    const first = run.line;
    const whole = storedBy(dataOf(run));
    run.seek(msToNs(40));
    expect(storedBy(dataOf(run))).toEqual(whole.slice(0, 1));
    const { model } = run.world.configuration;
    const keepsNothing = model.data === null ? null : { ...model.data, owners: [] };
    run.apply({ text: 'nobody keeps it', model: { ...model, data: keepsNothing } });
    run.run(msToNs(1000));
    expect(storedBy(dataOf(run))).toEqual(whole.slice(0, 1));
    expect(endsOf({ book: dataOf(run).book, world: run.world })[1]).toMatch(/no answer$/);
    run.choose(first, first.reach);
    run.seek(msToNs(1000));
    expect(storedBy(dataOf(run))).toEqual(whole);
    expect(endsOf({ book: dataOf(run).book, world: run.world })[1]).toMatch(/handled$/);
  });

  it('DW-38: has the calls of a writer in the recording of a request, which changes nothing', () => {
    const run = begin(deskShop({ desks: 2 }));
    run.run(msToNs(1000));
    const before = [momentOf(run.world), dataDigest(run.world)];
    const recording = ensure(recordRequest(run, 1, 1), 'the request of the second desk');
    expect([momentOf(run.world), dataDigest(run.world)]).toEqual(before);
    const calls = recording.records.flatMap((record) =>
      record.kind === 'call-opened' ? [`${record.time / NS_PER_MS} ${record.origin}`] : [],
    );
    expect(calls).toEqual(['1 client', '12 writer', '24 writer', '56 writer', '68 writer']);
    expect(recording.isOver).toBe(true);
    const spans = spansOf(recording.records);
    const parents = spans.flatMap((span) =>
      span.kind === 'call' && span.origin === 'writer' ? [span.parent] : [],
    );
    const [work] = spans.filter((span) => span.kind === 'work' && span.from === msToNs(2));
    expect(new Set(parents)).toEqual(new Set([work.ordinal]));
  });
});
