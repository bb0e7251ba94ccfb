import { err, ok } from '../../base/result';
import type { DataQuestions } from '../../state/data-questions';
import type { CommandForm } from '../../worker/commands';
import type { EventDetail, EventFilter, EventPage, EventRow, StreamDetail } from '../../worker/events';

const MS = 1e6;

export function eventRow(row: Partial<EventRow> = {}): EventRow {
  const position = row.position ?? 1;
  return {
    position,
    service: 'orders',
    stream: 'orders/web.17',
    version: 1,
    type: 'order.created',
    time: position * 100 * MS,
    saga: 17,
    byHand: false,
    subject: 'web.17',
    gist: '2,450 cents',
    ...row,
  };
}

/** An order that is cancelled as its payment was declined. */
export const CHAIN: readonly EventRow[] = [
  eventRow(),
  eventRow({
    position: 2,
    service: 'payments',
    stream: 'payments/payment-0001',
    type: 'payment.declined',
    gist: '',
  }),
  eventRow({ position: 3, version: 2, type: 'order.cancelled', gist: 'payment declined' }),
];

export function eventDetail(detail: Partial<EventDetail> = {}): EventDetail {
  return {
    row: CHAIN[2],
    payload: { type: 'order.cancelled', id: 'web.17', reason: 'payment declined' },
    chain: CHAIN,
    request: { client: 'web', number: 17 },
    ...detail,
  };
}

const PENDING = { id: 'web.17', status: 'pending', cancelReason: null };

export function streamDetail(detail: Partial<StreamDetail> = {}): StreamDetail {
  return {
    stream: 'orders/web.17',
    service: 'orders',
    events: [CHAIN[0], CHAIN[2]],
    versions: 2,
    version: 2,
    state: { ...PENDING, status: 'cancelled', cancelReason: 'payment declined' },
    before: PENDING,
    payload: { type: 'order.cancelled', reason: 'payment declined' },
    ...detail,
  };
}

const REASON = { name: 'reason', help: 'Why.', isOptional: true };
const REFERENCE = { name: 'reference', help: 'What for.', isOptional: false };

/** Two services with some of their commands. */
export function commandForm(form: Partial<CommandForm> = {}): CommandForm {
  const cancel = { example: { reason: 'changed my mind' }, fields: [REASON] };
  const refund = { example: { reference: 'order-1' }, fields: [REFERENCE] };
  return {
    services: [
      {
        service: 'orders',
        node: 'Orders',
        commands: [
          { type: 'create', words: 'Create an order', needsId: false, body: { example: {}, fields: [] } },
          { type: 'cancel', words: 'Cancel an order', needsId: true, body: cancel },
          { type: 'confirm', words: 'Confirm a draft', needsId: true, body: null },
        ],
        ids: ['web.17'],
      },
      {
        service: 'payments',
        node: 'Till',
        commands: [{ type: 'refund', words: 'Give back', needsId: false, body: refund }],
        ids: [],
      },
    ],
    about: null,
    ...form,
  };
}

type EventHands = Pick<DataQuestions, 'events' | 'event' | 'stream'>;

/** A worker that knows these events, the newest first, and answers at once. */
export function eventWorker(rows: readonly EventRow[], details: readonly EventDetail[] = []): EventHands {
  return {
    events: async (filter, offset, limit) => Promise.resolve(pageOf(rows, filter, offset, limit)),
    event: async (position) => {
      const found = details.find(({ row }) => row.position === position);
      return Promise.resolve(found === undefined ? err(`There is no event ${position}.`) : ok(found));
    },
    stream: async (stream, version) =>
      Promise.resolve(ok(streamDetail({ stream, ...(version !== undefined && { version }) }))),
  };
}

function pageOf(rows: readonly EventRow[], filter: EventFilter, offset: number, limit: number): EventPage {
  const passed = rows.filter(
    ({ service, type, stream }) =>
      (filter.services?.includes(service) ?? true) &&
      (filter.types?.includes(type) ?? true) &&
      `${stream} ${type}`.includes(filter.text ?? ''),
  );
  const kinds = new Map(rows.map(({ service, type }) => [type, service]));
  const types = [...kinds].map(([type, service]) => ({
    service,
    type,
    count: rows.filter((row) => row.type === type).length,
  }));
  return { rows: passed.slice(offset, offset + limit), total: passed.length, all: rows.length, types };
}
