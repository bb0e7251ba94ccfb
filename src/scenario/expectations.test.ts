import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { runScenario } from './run-scenario';
import { small } from './small-scenario.test-support';
import type { Judged } from './verdict';

const breaker = { kind: 'breaker-state', edge: 'shop-db', layer: 'breaker' };

/** The database fails completely from 3 s to 6 s; its breaker opens after 5 failures in a row, for 5 s. */
function judge(expectation: object, untilMs = 10_000, changes: object = {}): Judged {
  const report = runScenario(small({ expect: [{ id: 'it', ...expectation }], ...changes }), { untilMs });
  return ensure(report.expectations[0], 'one expectation');
}

const opens = { ...breaker, state: 'open', after: { fault: 'down', at: 'start' }, withinMs: 1000 };

describe('a state of a breaker', () => {
  it('holds when it comes in time, and says when and why', () => {
    expect(judge(opens)).toMatchObject({
      verdict: 'holds',
      evidence: expect.stringMatching(
        /^Shop → db opened at 3\.\d{3} s, \d+(\.\d+)? ms after db began to fail: 5 calls in a row had failed\.$/,
      ),
    });
  });

  it('is undecided while its time has not come or is not over', () => {
    expect(judge(opens, 2000)).toEqual({
      id: 'it',
      verdict: 'undecided',
      evidence: 'The run is at 2.00 s; the fault “down” begins at 3.00 s.',
    });
    expect(judge({ ...opens, state: 'half-open', withinMs: 6000 }, 4000).verdict).toBe('undecided');
  });

  it('is broken when it comes too late, and says when it came', () => {
    const judged = judge({ ...opens, state: 'half-open', withinMs: 2000 });
    expect(judged.verdict).toBe('broken');
    expect(judged.evidence).toMatch(
      /^Shop → db was not half-open within 2 s after db began to fail, only at 8\.\d{3} s\.$/,
    );
  });

  it('is broken when it never comes', () => {
    const judged = judge(opens, 10_000, {
      faults: [{ id: 'down', node: 'db', fromMs: 3000, toMs: 6000, errorRate: 0 }],
    });
    expect(judged).toMatchObject({
      verdict: 'broken',
      evidence: 'Shop → db was not open within 1 s after db became slow, nor later.',
    });
  });

  it('holds when the breaker is in it already', () => {
    const judged = judge({ ...opens, after: { fault: 'down', at: 'end' } });
    expect(judged.verdict).toBe('holds');
    expect(judged.evidence).toMatch(/^Shop → db was open already, since 3\.\d{3} s, when db recovered\.$/);
  });
});

describe('goodput', () => {
  const good = { kind: 'goodput', client: 'web', fromMs: 1000, toMs: 3000, atLeast: 0.9 };

  it('holds before the fault and is broken during it', () => {
    expect(judge(good)).toMatchObject({
      verdict: 'holds',
      evidence: expect.stringMatching(/^From 1 s to 3 s \d+ of \d+ requests of web were answered in time \(/),
    });
    expect(judge({ ...good, fromMs: 4000, toMs: 6000 })).toMatchObject({
      verdict: 'broken',
      evidence: expect.stringMatching(/ 0 of \d+ requests of web .* \(0 %, expected at least 90 %\)\.$/),
    });
  });

  it('is decided as soon as its range is over, and not before', () => {
    expect(judge(good, 3000).verdict).toBe('holds');
    expect(judge(good, 2999.999)).toMatchObject({
      verdict: 'undecided',
      evidence: 'The run is at 3.00 s; this is decided at 3.00 s.',
    });
  });

  it('counts late answers as no good ones', () => {
    const requestTypes = [{ id: 'read', deadlineMs: 5 }];
    expect(judge(good, 10_000, { requestTypes })).toMatchObject({
      verdict: 'broken',
      evidence: expect.stringContaining(' 0 of '),
    });
  });

  it('of a client that asks nothing is broken', () => {
    const nodes = [{ kind: 'client', id: 'web', ratePerSecond: 0 }];
    expect(judge(good, 10_000, { nodes, edges: [], faults: [] })).toMatchObject({
      verdict: 'broken',
      evidence: 'From 1 s to 3 s web asked nothing, so nothing was answered in time.',
    });
  });
});

describe('latency', () => {
  const fast = { kind: 'latency', percentile: 95, fromMs: 1000, toMs: 3000, atMostMs: 60 };

  it('holds up to the limit and is broken above it', () => {
    expect(judge(fast)).toMatchObject({
      verdict: 'holds',
      evidence: expect.stringMatching(
        /^From 1 s to 3 s 95 % of the answers to all clients came within \d+(\.\d+)? ms \(expected at most 60 ms\)\.$/,
      ),
    });
    expect(judge({ ...fast, atMostMs: 1 }).verdict).toBe('broken');
    expect(judge(fast, 1500).verdict).toBe('undecided');
  });

  it('is broken where nothing was answered', () => {
    expect(judge({ ...fast, fromMs: 4000, toMs: 6000 })).toMatchObject({
      verdict: 'broken',
      evidence: expect.stringContaining('no request of all clients was answered'),
    });
  });
});
