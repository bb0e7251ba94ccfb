import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { MODE, HEAD } from './frame';
import { Bench } from './session-bench.test-support';
import type { FromWorker } from './protocol';
import { unanswered } from './unanswered';

function frameOf(bench: Bench): number[] {
  return [...bench.last('frame').data];
}

describe('a session that is asked about requests', () => {
  it('answers at its present moment, and stands there as before', () => {
    const bench = new Bench();
    bench.seek(24);
    const before = frameOf(bench);
    const { rows, total } = bench.askTraces({ ends: ['failed'] });
    expect(total).toBeGreaterThan(10);
    for (const { ref, end } of rows.slice(0, 5)) {
      const trace = bench.askTrace(ref);
      expect(trace).toMatchObject({ ok: true, value: { row: { ref, end } } });
      expect(bench.askWhy({ kind: 'request', ref })).toMatchObject({ ok: true });
    }
    expect(bench.askWhy({ kind: 'change', index: 0 })).toMatchObject({ ok: true });
    bench.send({ kind: 'watch', part: null });
    const after = frameOf(bench);
    for (const field of [HEAD.time, HEAD.dispatched, HEAD.reach, HEAD.replays]) {
      expect(after[field]).toBe(before[field]);
    }
  });

  it('answers while it plays, and goes on', () => {
    const bench = new Bench();
    bench.seek(20);
    bench.send({ kind: 'play', speed: 1 });
    bench.turns(40, 16);
    const at = bench.time;
    const [{ ref }] = bench.askTraces().rows;
    expect(bench.askTrace(ref).ok).toBe(true);
    expect(bench.time).toBeGreaterThanOrEqual(at);
    bench.turns(40, 16);
    expect(bench.time).toBeGreaterThan(at + 0.4e9);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.playing);
    const alone = new Bench();
    alone.seek(bench.time / 1e9);
    expect(frameOf(alone)[HEAD.dispatched]).toBe(frameOf(bench)[HEAD.dispatched]);
  });

  it('answers what is asked on the way when it is there', () => {
    const bench = new Bench();
    bench.seek(30);
    bench.wallTick = 20;
    bench.session.receive({ kind: 'seek', runId: 's', target: { to: 'time', time: 12e9 } });
    const known = bench.said.length;
    bench.send({ kind: 'traces', askId: 4, filter: {}, order: 'newest', offset: 0, limit: 5 });
    bench.wallTick = 0;
    bench.rest();
    const answers = bench.said
      .slice(known)
      .filter((one): one is Extract<FromWorker, { kind: 'traces' }> => one.kind === 'traces');
    expect(answers).toHaveLength(1);
    const { page } = answers[0];
    expect(page.asked).toBeGreaterThan(0);
    for (const { startedAt } of page.rows) expect(startedAt).toBeLessThanOrEqual(12e9);
    expect(page).toEqual(bench.askTraces({}, 'newest', 0, 5));
  });

  it('says in a sentence what it cannot tell', () => {
    const bench = new Bench();
    bench.seek(2);
    expect(bench.askTrace({ client: 'web', number: 99_999 })).toEqual({
      ok: false,
      error: 'web has not asked request 99999 at this moment.',
    });
    expect(bench.askTrace({ client: 'nobody', number: 1 })).toEqual({
      ok: false,
      error: 'There is no client “nobody” in this run.',
    });
    expect(bench.askWhy({ kind: 'change', index: 7 })).toEqual({
      ok: false,
      error: 'The log has 0 rows so far; there is no row 8.',
    });
    const ref = { client: 'web', number: 1 };
    expect(bench.askWhy({ kind: 'span', ref, span: 'ffff' })).toEqual({
      ok: false,
      error: 'There is no such span in the trace of this request.',
    });
  });

  it('tells of the line that runs, and of edits that acted meanwhile', () => {
    const bench = new Bench();
    bench.seek(26);
    const all = bench.askTraces().total;
    bench.seek(20.5);
    bench.editTo('edges.orders-payments.stack.breaker.openForMs', 1000);
    const fewer = bench.askTraces().total;
    expect(fewer).toBeLessThan(all);
    bench.playTo(24);
    const rejected = bench.askTraces({ text: 'circuit open' }, 'newest', 0, 1000).rows;
    const after = ensure(
      rejected.find(({ startedAt }) => startedAt > 22e9),
      'a request rejected after the edit',
    );
    const before = ensure(
      rejected.find(({ startedAt }) => startedAt < 20.4e9),
      'a request rejected before the edit',
    );
    const openFor = (row: typeof after): string | undefined => {
      const why = bench.askWhy({ kind: 'request', ref: row.ref });
      const moments = why.ok ? why.value.moments : [];
      return moments[0].settings.find(({ label }) => label === 'Open for')?.value;
    };
    expect(openFor(before)).toBe('5 s');
    expect(openFor(after)).toBe('1 s');
  });

  it('has a sentence for a part of it that could not be fetched', () => {
    const runId = 's';
    const problem = 'The part of Breakwater that tells of requests could not be fetched. Offline.';
    const trace = { kind: 'trace', runId, askId: 3, ref: { client: 'web', number: 1 } } as const;
    expect(unanswered(trace, 'Offline.')).toEqual({
      kind: 'trace',
      runId,
      askId: 3,
      result: { ok: false, error: problem },
    });
    const traces = {
      kind: 'traces',
      runId,
      askId: 4,
      filter: {},
      order: 'newest',
      offset: 0,
      limit: 5,
    } as const;
    expect(unanswered(traces, 'Offline.')).toMatchObject({
      kind: 'traces',
      page: { total: 0, rows: [], problem },
    });
  });
});
