import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../sim/engine-version';
import { randomScenario } from './random-scenario.test-support';
import { runScenario, ScenarioRun } from './run-scenario';
import { small } from './small-scenario.test-support';

describe('runScenario', () => {
  it('reports a run as plain data', () => {
    const report = runScenario(small({ measure: { fromMs: 1000, toMs: 3000 } }));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report).toMatchObject({
      scenario: 'small',
      seed: 5,
      engine: ENGINE_VERSION,
      simulatedMs: 10_000,
      complete: true,
      measured: { fromMs: 1000, toMs: 3000 },
      verdict: 'holds',
    });
    expect(report.hash).toMatch(/^[0-9a-f]{16}$/);
    // 50 a second for two seconds; nothing fails before 3 s.
    expect(report.totals.asked).toBeGreaterThan(60);
    expect(report.totals.goodput).toBeGreaterThan(0.9);
    expect(report.totals.byOutcome.error).toBe(0);
    expect(report.edges.map((edge) => edge.amplification)).toEqual([1, 1]);
    // Hops of 0.5 ms there and back, on two edges, and 4 + 2 ms of work.
    expect(report.totals.latencyMs.p50).toBeGreaterThan(7.9);
    expect(report.nodes[0].utilisation).toBeGreaterThan(0);
    expect(report.nodes[0].meanWaitMs).toBe(0);
    expect(report.changes.map((change) => change.sentence)).toContain('The fault “down” of db began.');
    expect(report.breakers).toMatchObject([
      { edge: 'shop-db', layer: 'breaker', sentence: expect.any(String) },
    ]);
  });

  it('takes another seed and an earlier end, and never a later one', () => {
    const scenario = small();
    expect(runScenario(scenario, { seed: 9 }).seed).toBe(9);
    expect(runScenario(scenario, { untilMs: 1500 })).toMatchObject({
      simulatedMs: 1500,
      measured: { fromMs: 0, toMs: 1000 },
    });
    expect(runScenario(scenario, { untilMs: 99_000 }).simulatedMs).toBe(10_000);
  });

  it('has nothing to report of a run of no time', () => {
    expect(runScenario(small(), { untilMs: 0 })).toMatchObject({
      measured: { fromMs: 0, toMs: 0 },
      totals: { asked: 0, goodput: null, latencyMs: { mean: null, p50: null } },
    });
  });

  it('tells its progress, up to the end', () => {
    const told: number[] = [];
    runScenario(small(), { onProgress: (done) => told.push(done) });
    expect(told.at(-1)).toBe(1);
  });

  it('is the same run in slices of any size', () => {
    fc.assert(
      fc.property(randomScenario, fc.integer({ min: 50, max: 3000 }), (scenario, slice) => {
        const run = new ScenarioRun(scenario, { untilMs: 3000 });
        let slices = 1;
        while (run.step(slice)) slices++;
        expect(run.done).toBe(1);
        expect(run.report()).toEqual(runScenario(scenario, { untilMs: 3000 }));
        expect(slices).toBeGreaterThanOrEqual(Math.floor(run.report().events / slice));
      }),
      { numRuns: 12 },
    );
  });
});
