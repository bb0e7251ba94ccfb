import { describe, expect, it } from 'vitest';
import { line, lineFile } from '../scenario/expect/line.test-support';
import { ScenarioRun } from '../scenario/run-scenario';
import { summaryOf } from './summary';

const [web, shop] = lineFile.nodes;
const slow = { ...shop, concurrency: 100, latency: { kind: 'constant', ms: 200 } };
/** Asks no more from 2.5 s on, and hears until 2.7 s. */
const stops = { ...web, shape: { kind: 'step', atMs: 2500, ratePerSecond: 0 } };

function summary(measure: readonly [fromMs: number, toMs: number], nodes: readonly object[] = [stops, slow]) {
  const [fromMs, toMs] = measure;
  const run = new ScenarioRun(line({ nodes, faults: [], measure: { fromMs, toMs } }));
  while (run.step());
  const { totals } = run.report();
  return { ...summaryOf(run.scenario, run.timeline.world), goodput: totals.goodput, asked: totals.asked };
}

describe('the goodput of a summary', () => {
  it('is at most all, also where more is answered than asked', () => {
    const { answeredInTime, requests, asked, goodput } = summary([2000, 3000]);
    expect(asked).toBeLessThan(answeredInTime);
    expect([answeredInTime, requests]).toEqual([71, 71]);
    expect(answeredInTime / requests).toBe(goodput);
  });

  it('counts what is still waited for as not answered', () => {
    const { answeredInTime, requests, goodput } = summary([0, 1000]);
    expect([answeredInTime, requests]).toEqual([79, 99]);
    expect(answeredInTime / requests).toBe(goodput);
  });

  it('is of nothing when nothing was asked', () => {
    expect(summary([4000, 5000])).toMatchObject({ answeredInTime: 0, requests: 0, goodput: null });
  });
});
