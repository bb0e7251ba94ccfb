import { eachRow } from '../rows/rows';
import type { ShopState } from '../shop';
import { amount, counted } from './fault-words';

/** What must hold of the whole shop at every moment. */
export type ShopRuleId = 'stock-adds-up' | 'payments-add-up';

export interface ShopFault {
  readonly rule: ShopRuleId;
  /** A sentence with the figures. */
  readonly text: string;
}

/** It looks at every product and every payment, so it is for moments at which somebody asks. */
export function shopFaults(shop: ShopState): readonly ShopFault[] {
  return [...stockFaults(shop), ...paymentFaults(shop)];
}

function stockFaults({ inventory }: ShopState): readonly ShopFault[] {
  const faults: ShopFault[] = [];
  eachRow(inventory.data.stock.rows, ({ id, onHand, reserved, shipped, received }) => {
    const parts = `${onHand} on hand, ${reserved} reserved and ${shipped} shipped`;
    if (Math.min(onHand, reserved, shipped) < 0) {
      faults.push({ rule: 'stock-adds-up', text: `The stock of ${id} is negative: ${parts}` });
    }
    if (onHand + reserved + shipped === received) return;
    const text = `Of ${id} ${counted(received, 'piece')} came in, but there are ${parts}`;
    faults.push({ rule: 'stock-adds-up', text });
  });
  return faults;
}

function paymentFaults({ payments }: ShopState): readonly ShopFault[] {
  const { chargedCents, refundedCents } = payments.data.totals;
  let inForce = 0;
  eachRow(payments.data.payments.rows, ({ status, amountCents }) => {
    if (status === 'charged') inForce += amountCents;
  });
  const kept = chargedCents - refundedCents;
  if (kept === inForce) return [];
  const text = `The payments in force add up to ${amount(inForce)}, but the totals say ${amount(kept)}`;
  return [{ rule: 'payments-add-up', text }];
}
