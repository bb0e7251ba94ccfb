import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../scenario/expect/format';
import { expectationName } from './expectation-words';
import { shopScenario } from './scenario.test-support';

const scenario = shopScenario();
const over = { fromMs: 2000, toMs: 20_000 };

describe('expectations in words', () => {
  it('name the part, the limit and the time', () => {
    expect(scenario.expect.map((one) => expectationName(scenario, one))).toEqual([
      'orders → payments opens within 5 s after “Payment outage” begins',
      'Goodput at least 99 %, 2 to 20 s',
      'p95 latency of web at most 1.25 s, 2.5 to 20 s',
    ]);
  });

  it('name a fault that is gone by its id', () => {
    expect(expectationName({ ...scenario, faults: [] }, scenario.expect[0])).toContain(
      'after “outage” begins',
    );
  });

  it('tell how it has to hold, and of which instance', () => {
    const queue: Expectation = {
      id: 'queue',
      kind: 'measure',
      figure: 'queue',
      of: { node: 'payments', instance: 2 },
      over: { ...over, after: { fault: 'outage', at: 'end' } },
      hold: 'always',
      atLeast: 0,
      atMost: 8,
    };
    expect(expectationName(scenario, queue)).toBe(
      'Mean queue of payments 2 from 0 to 8 in every second, 2 to 20 s after “Payment outage” ends',
    );
    expect(
      expectationName(scenario, {
        id: 'up',
        kind: 'state',
        of: { node: 'payments' },
        state: 'calm',
        over,
        hold: 'always',
      }),
    ).toBe('payments stays calm, 2 to 20 s');
  });

  it('tell of several at once, and of what its author calls by a name', () => {
    const lost: Expectation = { id: 'lost', kind: 'invariant', rule: 'nothing-lost', over };
    const named: Expectation = { ...lost, id: 'named', name: 'It ends well' };
    expect(expectationName(scenario, { id: 'both', kind: 'any', of: [lost, named] })).toBe(
      'Any of these: Nothing is lost, 2 to 20 s; It ends well',
    );
  });
});
