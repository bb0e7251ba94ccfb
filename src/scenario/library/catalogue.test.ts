import { describe, expect, it } from 'vitest';
import { setPath } from '../edit';
import { parseScenarioText } from '../parse-scenario';
import { runScenario } from '../run-scenario';
import { writeScenario } from '../write-scenario';
import { LIBRARY } from './catalogue';

const SCENARIOS = await Promise.all(LIBRARY.map(async ({ id, load }) => ({ id, scenario: await load() })));

describe.each(SCENARIOS)('$id', ({ id, scenario }) => {
  it('carries its id, says what it asks, and is written and read unchanged', () => {
    expect(scenario.id).toBe(id);
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.watch.length).toBeGreaterThan(0);
    expect(scenario.expect.length).toBeGreaterThan(0);
    expect(parseScenarioText(writeScenario(scenario))).toEqual({ ok: true, value: scenario });
  });

  it.each([scenario.seed, 1, 2, 3])('holds its expectations with seed %d', (seed) => {
    const report = runScenario(scenario, { seed });
    expect(report.expectations.filter((one) => one.verdict !== 'holds')).toEqual([]);
    expect(report.verdict).toBe('holds');
  });
});

describe('payment-outage', () => {
  const scenario = SCENARIOS.find(({ id }) => id === 'payment-outage')?.scenario;

  it('tells its story: opens at once, fails several trials, closes soon after the end', () => {
    if (scenario === undefined) throw new Error('payment-outage is missing');
    const { changes } = runScenario(scenario);
    const breaker = changes.filter(({ sentence }) => sentence.startsWith('orders → payments'));
    expect(breaker[0]).toMatchObject({ sentence: expect.stringContaining('opened: failure rate reached') });
    expect(breaker[0].timeMs).toBeLessThan(21_000);
    expect(breaker.filter(({ sentence }) => sentence.includes('trial failed')).length).toBeGreaterThanOrEqual(
      3,
    );
    expect(breaker.at(-1)?.sentence).toContain('closed: trials succeeded');
    expect(changes.some(({ sentence }) => sentence.startsWith('orders → inventory'))).toBe(false);
  });

  it('is another story without the breaker', () => {
    if (scenario === undefined) throw new Error('payment-outage is missing');
    const path = 'edges.orders-payments.stack.breaker';
    const weak = setPath(scenario, `${path}.tripOn=consecutive-failures`, `${path}.failureThreshold=1000`);
    if (!weak.ok) throw new Error(JSON.stringify(weak.error));
    const broken = runScenario(weak.value).expectations.filter((one) => one.verdict === 'broken');
    expect(broken.map(({ id }) => id)).toEqual(['opens', 'fast-throughout']);
  });
});
