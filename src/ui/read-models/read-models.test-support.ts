import type { EventRow } from '../../worker/events';
import type { ReadDocument, ReadModelDetail, ReadModelRow, ReadResult } from '../../worker/read-models';

const MS = 1e6;

export function readModelRow(row: Partial<ReadModelRow> = {}): ReadModelRow {
  return {
    id: 'orders',
    name: 'Orders',
    node: 'orders-read',
    source: 'orders-db',
    shows: 'orders',
    status: 'live',
    cause: '',
    lagEvents: 0,
    lagNs: 0,
    shownTo: 1204,
    checkpoint: 1180,
    documents: 377,
    parked: 0,
    waiting: 0,
    stale: 0,
    lag: [{ time: 0, events: 0 }],
    rebuild: null,
    ...row,
  };
}

/** It handles less than there comes since its node is slow. */
export function slowRow(row: Partial<ReadModelRow> = {}): ReadModelRow {
  return readModelRow({
    status: 'behind',
    cause: 'its node is slow',
    lagEvents: 812,
    lagNs: 7700 * MS,
    shownTo: 392,
    stale: 3,
    lag: [
      { time: 0, events: 0 },
      { time: 10_000 * MS, events: 4 },
      { time: 14_000 * MS, events: 420 },
      { time: 18_000 * MS, events: 812 },
    ],
    ...row,
  });
}

export function orderEvent(position: number, event: Partial<EventRow> = {}): EventRow {
  return {
    position,
    service: 'orders',
    stream: `orders/web.${position}`,
    version: 1,
    type: 'order.created',
    time: position * 10 * MS,
    saga: null,
    subject: '',
    byHand: false,
    gist: '',
    ...event,
  };
}

export function readModelDetail(detail: Partial<ReadModelDetail> = {}): ReadModelDetail {
  const row = detail.row ?? slowRow();
  return {
    row,
    sentence: 'It handles 88 events a second, and 240 come.',
    write: { service: 'orders', events: 904, head: 1204, newest: orderEvent(1204), rows: 380 },
    facts: [{ label: 'Handled', value: '392' }],
    parked: [],
    handling: null,
    changes: [{ time: 10_000 * MS, text: 'Fell behind' }],
    staleReads: [],
    can: ['rebuild', 'stop'],
    ...detail,
  };
}

const PENDING = {
  id: 'web.17',
  position: 1180,
  status: 'pending',
  customerId: 'customer-4',
  customerName: 'Ada Lovelace',
  items: [{ itemId: '1', productId: 'product-4', quantity: 2, productName: 'Tea kettle', priceCents: 4200 }],
  totalCents: 8400,
};

/** An order that shows as it was before it was confirmed. */
export function readDocument(found: Partial<ReadDocument> = {}): ReadDocument {
  const { customerName, position, ...row } = PENDING;
  return {
    id: 'web.17',
    document: { ...PENDING, position, customerName },
    position,
    written: {
      ...row,
      status: 'confirmed',
      items: [{ itemId: '1', productId: 'product-4', quantity: 2 }],
      version: 2,
    },
    newest: 1204,
    isBehind: true,
    held: null,
    ...found,
  };
}

export function readResult(result: Partial<ReadResult> = {}): ReadResult {
  const documents = result.documents ?? [readDocument()];
  return {
    documents,
    total: documents.length,
    page: 1,
    pages: 1,
    statuses: ['pending', 'confirmed'],
    ...result,
  };
}
