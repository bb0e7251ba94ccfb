import { describe, expect, it } from 'vitest';
import { shopScenario } from '../scenario.test-support';
import { findSettings } from './find-settings';
import { groupsOf } from './groups-of';
import { pathIn } from './setting-group';

const scenario = shopScenario();
const call = groupsOf(scenario, { kind: 'edge', id: 'orders-payments' });
const payments = groupsOf(scenario, { kind: 'node', id: 'payments' });

function found(groups: typeof call, text: string, changed = false): readonly string[] {
  return findSettings(groups, { text, changed }).flatMap(({ group, keys }) =>
    keys.map((key) => pathIn(group, key)),
  );
}

describe('what is found among the settings of a part', () => {
  it('is called so, or stands in a section that is', () => {
    expect(found(call, 'breaker open for')).toContain('edges.orders-payments.stack.breaker.openForMs');
    expect(found(call, 'OpenForMs')).toEqual(['edges.orders-payments.stack.breaker.openForMs']);
    expect(found(payments, 'crowding')).toContain('nodes.payments.crowding');
    expect(found(payments, 'takes')).toContain('nodes.payments.latency');
  });

  it('is set to what was typed, however that is spaced', () => {
    for (const text of ['250 ms', '250ms', '250']) {
      expect(found(call, text)).toContain('edges.orders-payments.stack.timeout.afterMs');
    }
    expect(found(call, '25')).not.toContain('edges.orders-payments.stack.timeout.afterMs');
    expect(found(call, '250 s')).toEqual([]);
    expect(found(payments, '90 %')).toEqual(['faults.outage.errorRate']);
  });

  it('is only what is not at its default, if that is wanted', () => {
    const changed = found(call, '', true);
    expect(changed).toContain('edges.orders-payments.stack.retry.initialDelayMs');
    expect(changed).not.toContain('edges.orders-payments.stack.retry.maxAttempts');
    expect(changed).not.toContain('edges.orders-payments.latency');
    const ofFault = found(payments, 'outage', true);
    expect(ofFault).toContain('faults.outage.errorRate');
    expect(ofFault).not.toContain('faults.outage.toMs');
  });

  it('is nothing for words that nobody uses', () => {
    expect(found([...call, ...payments], 'zebra')).toEqual([]);
  });

  it('is found for the scenario as a whole, too', () => {
    const whole = groupsOf(scenario, null);
    expect(found(whole, 'seed')).toContain('seed');
    expect(found(whole, 'between zones')).toEqual(['network.betweenZonesMs']);
    expect(found(whole, 'measured until')).toEqual(['toMs']);
    expect(groupsOf(scenario, { kind: 'node', id: 'gone' })).toEqual([]);
  });
});
