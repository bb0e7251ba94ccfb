import { describe, expect, it } from 'vitest';
import { shopScenario } from '../scenario.test-support';
import { everySetting, findEverywhere } from './every-setting';

const all = everySetting(shopScenario());

describe('the settings of all parts', () => {
  it('are there once each, with the part and the section that they are of', () => {
    expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
    expect(all.filter(({ part }) => part === null).map(({ path }) => path)).toContain('durationMs');
  });

  it('are found by what they are called and by whose they are, the name first', () => {
    const [best] = findEverywhere(all, 'breaker open for', 8);
    expect(best).toMatchObject({
      part: { kind: 'edge', id: 'orders-payments' },
      layer: 'breaker',
      path: 'edges.orders-payments.stack.breaker.openForMs',
      label: 'Open for',
      value: '5 s',
    });
    expect(findEverywhere(all, 'payments workers', 8)[0]).toMatchObject({
      part: { kind: 'node', id: 'payments' },
      section: 'Capacity',
      path: 'nodes.payments.concurrency',
    });
  });

  it('are no more than were asked for, and none for words that fit nothing', () => {
    expect(findEverywhere(all, 'orders', 8)).toHaveLength(8);
    expect(findEverywhere(all, 'zebra', 8)).toEqual([]);
    expect(findEverywhere(all, '  ', 8)).toEqual([]);
  });
});
