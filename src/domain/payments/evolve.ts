import { existingRow, rowOf, withRow } from '../rows/table';
import { withValue } from '../rows/text-map';
import type { Payment, PaymentEvent, PaymentsState, PaymentTotals } from './payment';

export function evolvePayments(state: PaymentsState, event: PaymentEvent): PaymentsState {
  const payment = paymentAfter(state, event);
  return {
    payments: withRow(state.payments, payment),
    byReference: withValue(state.byReference, payment.reference, payment.id),
    totals: totalsAfter(state.totals, event),
  };
}

function paymentAfter(state: PaymentsState, event: PaymentEvent): Payment {
  const { id, at } = event;
  if (event.type === 'payment.refunded') {
    return { ...existingRow(state.payments, id), status: 'refunded', updatedAt: at };
  }
  const before = rowOf(state.payments, id);
  return {
    id,
    reference: event.reference,
    status: event.type === 'payment.charged' ? 'charged' : 'declined',
    amountCents: event.amountCents,
    method: event.method,
    attempts: (before?.attempts ?? 0) + 1,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
}

/** A million payments of at most ten million each stay below 2^53 cents, so the sums are exact. */
function totalsAfter(totals: PaymentTotals, event: PaymentEvent): PaymentTotals {
  switch (event.type) {
    case 'payment.charged':
      return {
        ...totals,
        charges: totals.charges + 1,
        chargedCents: totals.chargedCents + event.amountCents,
      };
    case 'payment.declined':
      return { ...totals, declines: totals.declines + 1 };
    default:
      return {
        ...totals,
        refunds: totals.refunds + 1,
        refundedCents: totals.refundedCents + event.amountCents,
      };
  }
}
