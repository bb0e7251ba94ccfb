import { describe, expect, it } from 'vitest';
import { expectationName } from './expectation-words';
import { shopScenario } from './scenario.test-support';

describe('expectations in words', () => {
  it('name the part, the limit and the time', () => {
    const scenario = shopScenario();
    expect(scenario.expect.map((one) => expectationName(scenario, one))).toEqual([
      'orders → payments opens within 5 s after “Payment outage” begins',
      '99 % or more answered in time, 2 to 20 s',
      'p95 at most 1.25 s, 2.5 to 20 s, for web',
    ]);
  });

  it('names a fault that is gone by its id', () => {
    const scenario = { ...shopScenario(), faults: [] };
    expect(expectationName(scenario, scenario.expect[0])).toContain('after “outage” begins');
  });
});
