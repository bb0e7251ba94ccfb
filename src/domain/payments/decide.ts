import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Context } from '../context';
import { refused, type Decided } from '../domain-problem';
import { fullTable } from '../limits';
import { nextId } from '../rows/counter-ids';
import { existingRow } from '../rows/table';
import { valueOf } from '../rows/text-map';
import { chargeBody, refundBody } from './body-settings';
import type { Payment, PaymentCommand, PaymentEvent, PaymentsState } from './payment';

type Events = Decided<readonly PaymentEvent[]>;

export function decidePayments(state: PaymentsState, command: PaymentCommand, context: Context): Events {
  return command.type === 'charge'
    ? charge(state, command.body, context)
    : refund(state, command.body, context.now);
}

/**
 * Whether it is declined depends on the reference and on which attempt this is: the same attempt made again comes
 * out alike, and a further attempt has luck of its own. A decline is recorded as what it is, something that happened.
 */
function charge(state: PaymentsState, body: unknown, { now, draw, settings }: Context): Events {
  const read = readBody(chargeBody, body);
  if (!read.ok) return read;
  const { reference, amountCents, method = 'card' } = read.value;
  const before = paymentFor(state, reference);
  if (before !== undefined && before.status !== 'declined') return chargeAgain(before, amountCents);
  const attempt = (before?.attempts ?? 0) + 1;
  const isDeclined = draw(`payments/${reference}/${attempt}`) < settings.declineShare;
  const type = isDeclined ? 'payment.declined' : 'payment.charged';
  const id = before?.id ?? nextId('payment', state.payments.rows.count);
  const full = before === undefined ? fullTable(state.payments.rows, 'payments') : null;
  return full ?? ok([{ type, id, at: now, reference, amountCents, method }]);
}

/** Money is taken once for a reference, however often it is asked for. */
function chargeAgain(before: Payment, amountCents: number): Events {
  const { reference, status } = before;
  if (status === 'refunded') {
    return refused('not-allowed', `The payment for ${reference} was refunded; take another reference`);
  }
  if (before.amountCents === amountCents) return ok([]);
  const message = `${reference} was charged ${before.amountCents} cents before, and now ${amountCents} are asked for`;
  return refused('conflict', message);
}

/** Refunding what was never charged, or was refunded before, has nothing to undo, and is fine. */
function refund(state: PaymentsState, body: unknown, at: number): Events {
  const read = readBody(refundBody, body);
  if (!read.ok) return read;
  const payment = paymentFor(state, read.value.reference);
  if (payment?.status !== 'charged') return ok([]);
  return ok([{ type: 'payment.refunded', id: payment.id, at, amountCents: payment.amountCents }]);
}

/** The payment for an order or saga, whatever became of it. */
export function paymentFor(state: PaymentsState, reference: string): Payment | undefined {
  const id = valueOf(state.byReference, reference);
  return id === undefined ? undefined : existingRow(state.payments, id);
}
