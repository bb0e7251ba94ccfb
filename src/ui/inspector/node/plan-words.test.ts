import { describe, expect, it } from 'vitest';
import { shopScenario } from '../scenario.test-support';
import { planWords } from './plan-words';

describe('a call plan in words', () => {
  const scenario = shopScenario();

  it('names the callee of each step, and what is called side by side', () => {
    expect(planWords(scenario, { plan: ['orders-payments', ['web-orders', 'orders-payments']] })).toEqual([
      'payments',
      'side by side: orders; payments',
    ]);
    expect(planWords(scenario, { plan: ['gone'] })).toEqual(['gone']);
  });

  it('says what is special about a call', () => {
    const edge = 'orders-payments';
    const call = { edge, optional: true, awaited: false, requestTypes: ['place', 'gone'] };
    expect(planWords(scenario, { plan: [call, { edge, optional: false, awaited: true }] })).toEqual([
      'payments, may fail, not waited for, only for Place an order, gone',
      'payments',
    ]);
  });
});
