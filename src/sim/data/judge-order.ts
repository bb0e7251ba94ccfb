import { faultsOf, type OrderFault, type SagaEnd } from '../../domain/effects/order-faults';
import type { OrderDocument } from '../../domain/effects/order-document';
import type { ShopState } from '../../domain/shop';
import { COMPENSATED, COMPLETED } from '../../patterns/saga/catalogue';
import type { World } from '../world';
import type { DataBook } from './data-book';
import type { DataPart } from './data-part';
import { ruleBroken } from './rule-broken';

interface JudgedData {
  readonly book: DataBook;
  readonly part: DataPart;
  readonly shop: ShopState;
}

/** Looks whether the data of an order fit the end of its saga; each rule that is broken is written down once. */
export function judgeOrder(world: World, data: JudgedData, saga: number, document: OrderDocument): void {
  const { book } = data;
  const subject = document.orderId;
  for (const { rule, text } of orderFaults(data, saga, document)) {
    if (!book.hasFault(saga, rule)) ruleBroken(world, book, { rule, saga, subject, event: 0, text });
  }
}

/** Where the data of an order do not fit the end of its saga; none as long as that goes on. */
function orderFaults(data: JudgedData, saga: number, document: OrderDocument): readonly OrderFault[] {
  const { book, shop, part } = data;
  const row = book.endOf(saga);
  if (row < 0) return [];
  const { effects } = part.sagas[book.begun.table.col.part[saga - 1]];
  return faultsOf(shop, document, endOf(book.ends.table.col.status[row]), effects);
}

function endOf(status: number): SagaEnd {
  if (status === COMPLETED) return 'completed';
  return status === COMPENSATED ? 'compensated' : 'failed';
}
