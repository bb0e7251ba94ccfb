import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import { refused, type Decided } from '../domain-problem';
import { byField, pageOf, type Page, type Sort } from '../rows/page';
import { rowOf } from '../rows/table';
import type { Service } from '../service';
import { chargeBody, paymentsQuery, refundBody } from './body-settings';
import { decidePayments, paymentFor } from './decide';
import { evolvePayments } from './evolve';
import {
  NO_PAYMENTS,
  type Payment,
  type PaymentCommand,
  type PaymentEvent,
  type PaymentsState,
} from './payment';

export const payments: Service<PaymentsState, PaymentCommand, PaymentEvent, Payment> = {
  empty: NO_PAYMENTS,
  decide: decidePayments,
  evolve: evolvePayments,
  answer,
  find: (state, id) => rowOf(state.payments, id),
  list: listPayments,
};

function answer(
  state: PaymentsState,
  command: PaymentCommand,
  events: readonly PaymentEvent[],
): Decided<Payment | null> {
  const made = events.at(0);
  const payment = made === undefined ? namedIn(state, command) : rowOf(state.payments, made.id);
  if (command.type === 'charge' && payment?.status === 'declined') {
    return refused('declined', 'Payment declined');
  }
  return ok(payment ?? null);
}

/** When nothing happened, the body says which payment it would have been about. */
function namedIn(state: PaymentsState, { type, body }: PaymentCommand): Payment | undefined {
  const read = readBody(type === 'charge' ? chargeBody : refundBody, body);
  return read.ok ? paymentFor(state, read.value.reference) : undefined;
}

const SORTS = {
  newest: 'newest',
  oldest: 'oldest',
  dearest: byField((payment) => payment.amountCents, true),
  cheapest: byField((payment) => payment.amountCents),
} as const satisfies Record<string, Sort<Payment>>;

function listPayments(state: PaymentsState, query: unknown): Decided<Page<Payment>> {
  const read = readBody(paymentsQuery, query);
  if (!read.ok) return read;
  const { reference, status, sort = 'newest', ...request } = read.value;
  if (reference === undefined && status === undefined) {
    return ok(pageOf(state.payments.rows, request, SORTS[sort]));
  }
  const matches = (payment: Payment): boolean =>
    (reference === undefined || payment.reference === reference) &&
    (status === undefined || payment.status === status);
  return ok(pageOf(state.payments.rows, request, SORTS[sort], matches));
}
