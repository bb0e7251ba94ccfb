import type { RuleId } from '../../domain/effects/order-faults';

/** What must hold of the data of an order whose saga is over. The place of a rule is its code in the log. */
export const ORDER_RULES: readonly RuleId[] = ['money-matches', 'stock-matches', 'order-final', 'no-doubles'];
