import type { DataRuleExpectation, InvariantExpectation } from './format';

/** Whether a rule is about data, and not about what comes to parts and ends there. */
export function isDataRule(
  expectation: InvariantExpectation | DataRuleExpectation,
): expectation is DataRuleExpectation {
  return expectation.rule !== 'nothing-lost' && expectation.rule !== 'nothing-waits';
}

/** Whether a rule is about the stock of products, at every moment, and not about orders and their sagas. */
export function isStockRule(rule: DataRuleExpectation['rule']): boolean {
  return rule === 'stock-never-negative' || rule === 'stock-adds-up';
}
