import type { DataRuleExpectation, InvariantExpectation } from './format';

/** Whether a rule is about data, and not about what comes to parts and ends there. */
export function isDataRule(
  expectation: InvariantExpectation | DataRuleExpectation,
): expectation is DataRuleExpectation {
  return expectation.rule !== 'nothing-lost' && expectation.rule !== 'nothing-waits';
}
