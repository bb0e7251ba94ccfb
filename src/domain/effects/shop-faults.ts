import { eachRow } from '../rows/rows';
import { rowOf } from '../rows/table';
import type { Stock } from '../inventory/stock';
import type { ShopEvent, ShopState } from '../shop';
import { amount, counted } from './fault-words';

/** What must hold of the stock of every product at every moment. */
export type StockRuleId = 'stock-never-negative' | 'stock-adds-up';

interface ShopFault {
  readonly rule: StockRuleId | 'payments-add-up';
  /** A sentence with the figures. */
  readonly text: string;
}

export interface StockFault extends ShopFault {
  readonly rule: StockRuleId;
  readonly product: string;
}

/** It looks at every product and every payment, so it is for moments at which somebody asks. */
export function shopFaults(shop: ShopState): readonly ShopFault[] {
  const faults: ShopFault[] = [];
  eachRow(shop.inventory.data.stock.rows, (stock) => {
    for (const { rule, text } of stockFaults(stock)) faults.push({ rule, text });
  });
  return [...faults, ...paymentFaults(shop)];
}

/** The same of the stock, of those products alone that some events have touched: for after each of them. */
export function stockFaultsAfter(shop: ShopState, events: readonly ShopEvent[]): readonly StockFault[] {
  const { stock } = shop.inventory.data;
  return productsOf(events).flatMap((product) => {
    const row = rowOf(stock, product);
    return row === undefined ? [] : stockFaults(row);
  });
}

/** Each once, in the order in which they were touched. */
function productsOf(events: readonly ShopEvent[]): readonly string[] {
  const products = new Set<string>();
  for (const { event } of events) {
    switch (event.type) {
      case 'inventory.restocked':
        products.add(event.id);
        break;
      case 'inventory.reserved':
      case 'inventory.released':
      case 'inventory.confirmed':
        for (const { productId } of event.lines) products.add(productId);
        break;
      default:
    }
  }
  return Array.from(products);
}

function stockFaults({ id: product, onHand, reserved, shipped, received }: Stock): readonly StockFault[] {
  const faults: StockFault[] = [];
  const parts = `${onHand} on hand, ${reserved} reserved and ${shipped} shipped`;
  if (Math.min(onHand, reserved, shipped) < 0) {
    const text = `The stock of ${product} is negative: ${parts}`;
    faults.push({ rule: 'stock-never-negative', product, text });
  }
  if (onHand + reserved + shipped !== received) {
    const text = `${counted(received, 'piece')} of ${product} came in, but there are ${parts}`;
    faults.push({ rule: 'stock-adds-up', product, text });
  }
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
