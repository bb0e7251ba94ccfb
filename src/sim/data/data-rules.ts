import type { RuleId } from '../../domain/effects/order-faults';
import type { StockRuleId } from '../../domain/effects/shop-faults';

export type DataRuleId = RuleId | StockRuleId;

/**
 * What must hold of the data of an order whose saga is over, and of the stock of every product at every moment. The place
 * of a rule is its code in the log.
 */
export const DATA_RULES: readonly DataRuleId[] = [
  'money-matches',
  'stock-matches',
  'order-final',
  'no-doubles',
  'stock-never-negative',
  'stock-adds-up',
];
