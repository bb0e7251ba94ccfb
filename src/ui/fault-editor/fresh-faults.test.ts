import { describe, expect, it } from 'vitest';
import { faultValue } from '../../state/edited-parts';
import { shopScenario } from '../inspector/scenario.test-support';
import { cameBetween } from './fresh-faults';

const shop = shopScenario();
const [outage] = shop.faults;
const kill = { ...outage, id: 'kill' };
const killed = { ...shop, faults: [outage, kill] };
const entry = {
  edit: { path: 'faults.kill', old: null, new: faultValue(kill) },
  label: 'killed',
  time: 1e9,
  after: 5,
};

describe('a fault that was just recorded', () => {
  it('came by the newest command, or before there was one', () => {
    expect(cameBetween({ scenario: shop, log: [] }, { scenario: killed, log: [entry] })).toBe('kill');
    expect(cameBetween({ scenario: shop, log: [] }, { scenario: killed, log: [] })).toBe('kill');
  });

  it('did not come by a journey in time, by another edit, or with another scenario', () => {
    const log = [entry];
    expect(cameBetween({ scenario: shop, log }, { scenario: killed, log })).toBeUndefined();
    const other = { ...entry, edit: { path: 'seed', old: 1, new: 2 } };
    expect(cameBetween({ scenario: shop, log }, { scenario: killed, log: [entry, other] })).toBeUndefined();
    expect(
      cameBetween({ scenario: { ...shop, id: 'a' }, log: [] }, { scenario: killed, log: [] }),
    ).toBeUndefined();
    expect(cameBetween({ scenario: null, log: [] }, { scenario: killed, log: [] })).toBeUndefined();
  });
});
