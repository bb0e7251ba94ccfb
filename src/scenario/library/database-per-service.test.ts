import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { setPath } from '../edit';
import { crossingsIn } from '../ownership';
import { runScenario } from '../run-scenario';
import { builtIn } from './catalogue';

const scenario = ensure(await builtIn('database-per-service'), 'the built-in scenario');

const GUARDED = JSON.stringify([
  {
    id: 'breaker',
    kind: 'circuit-breaker',
    settings: { tripOn: 'failure-rate-calls', windowCalls: 20, minimumCalls: 10, openForMs: 3000 },
  },
  { id: 'timeout', kind: 'timeout', settings: { afterMs: 200 } },
]);

function changed(...assignments: readonly string[]) {
  const result = setPath(scenario, ...assignments);
  return ensure(result.ok ? result.value : undefined, JSON.stringify(result));
}

describe('a database for each service is another story', () => {
  it.each([
    ['with workers enough for support', ['nodes.support.concurrency=64'], ['so-do-tickets']],
    [
      'when analytics does not scan',
      ['nodes.analytics-db.latency={"kind":"constant","ms":8}'],
      ['analytics-is-slow'],
    ],
    [
      'when support asks users as orders does',
      ['edges.support-users-db.to=users', `edges.support-users-db.stack=${GUARDED}`],
      ['so-do-tickets'],
    ],
    [
      'when orders waits for users without a guard',
      ['edges.orders-users.stack.breaker.enabled=false', 'edges.orders-users.stack.timeout.enabled=false'],
      ['opens', 'refused-at-once', 'tracking-goes-on', 'orders-stays-free'],
    ],
    [
      'when half of the customers are strangers: their orders end with “User validation failed”',
      ['data.customers=50'],
      ['good-before', 'orders-are-taken', 'good-after'],
    ],
  ])('%s', (_, assignments, broken) => {
    const { expectations } = runScenario(changed(...assignments));
    expect(expectations.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id)).toEqual(broken);
  });

  it('crosses no ownership any more when support asks users', () => {
    expect(crossingsIn(scenario)).toHaveLength(1);
    expect(crossingsIn(changed('edges.support-users-db.to=users'))).toEqual([]);
  });
});
