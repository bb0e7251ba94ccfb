import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { callRows, nodeRows } from './part-rows';

const scenario = shopScenario();

describe('rows before the first frame', () => {
  it('name every node and its kind, and know no figure', () => {
    const rows = nodeRows(scenario, null);
    expect(rows.map(({ name }) => name)).toEqual(scenario.nodes.map(({ name }) => name));
    expect(rows.map(({ kind }) => kind)).toContain('Service');
    expect(rows.every(({ rate, health }) => Number.isNaN(rate) && health === 'idle')).toBe(true);
  });

  it('say from whom to whom a call goes and what guards it, outermost first', () => {
    const rows = callRows(scenario, null);
    const guarded = rows.find(({ name }) => name === 'orders → payments');
    expect(guarded?.guards).toBe('retry, circuit breaker, timeout, bulkhead');
    expect(guarded?.breaker).toBe(0);
    expect(rows.find(({ guards }) => guards === 'none')?.breaker).toBe(-1);
  });
});
