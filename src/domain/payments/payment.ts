import type { Time } from '../../base/time';
import type { BodyOf } from '../body/body-shape';
import { NO_TABLE, type Table } from '../rows/table';
import { NO_TEXTS, type TextMap } from '../rows/text-map';
import type { chargeBody, paymentsQuery } from './body-settings';

export type PaymentMethod = BodyOf<typeof chargeBody.fields.method>;
export type PaymentStatus = BodyOf<typeof paymentsQuery.fields.status>;

export type Payment = {
  readonly id: string;
  /** The order or saga that it is for. */
  readonly reference: string;
  readonly status: PaymentStatus;
  readonly amountCents: number;
  readonly method: PaymentMethod;
  /** How often money was asked for: all but the last time it was declined. */
  readonly attempts: number;
  readonly createdAt: Time;
  readonly updatedAt: Time;
};

export interface PaymentTotals {
  readonly chargedCents: number;
  readonly refundedCents: number;
  readonly charges: number;
  readonly declines: number;
  readonly refunds: number;
}

export interface PaymentsState {
  readonly payments: Table<Payment>;
  /** The id of the payment by its reference. */
  readonly byReference: TextMap<string>;
  readonly totals: PaymentTotals;
}

export const NO_PAYMENTS: PaymentsState = {
  payments: NO_TABLE,
  byReference: NO_TEXTS,
  totals: { chargedCents: 0, refundedCents: 0, charges: 0, declines: 0, refunds: 0 },
};

export type PaymentCommand = { readonly type: 'charge' | 'refund'; readonly body: unknown };

export type PaymentEvent =
  | {
      readonly type: 'payment.charged' | 'payment.declined';
      readonly id: string;
      readonly at: Time;
      readonly reference: string;
      readonly amountCents: number;
      readonly method: PaymentMethod;
    }
  | {
      readonly type: 'payment.refunded';
      readonly id: string;
      readonly at: Time;
      readonly amountCents: number;
    };
