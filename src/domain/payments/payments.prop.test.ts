import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsOf } from '../context';
import { deepFrozen, ordinary } from '../given.test-support';
import { eachRow } from '../rows/rows';
import { paymentFor } from './decide';
import type { Payment, PaymentCommand, PaymentEvent, PaymentsState } from './payment';
import { payments } from './service';

const anyCommand: fc.Arbitrary<PaymentCommand> = fc.oneof(
  fc.record({
    type: fc.constant('charge' as const),
    body: fc.record({
      reference: fc.constantFrom('order-1', 'order-2', 'order-3', 'order-4'),
      amountCents: fc.constantFrom(100, 100, 250),
    }),
  }),
  fc.record({
    type: fc.constant('refund' as const),
    body: fc.record({ reference: fc.constantFrom('order-1', 'order-2', 'order-3', 'order-4') }),
  }),
);

/** What is in the till: for each reference what was put in and taken out, and nothing else. */
class Till {
  readonly entries: { reference: string; cents: number }[] = [];

  held(reference: string): number {
    return this.entries
      .filter((entry) => entry.reference === reference)
      .reduce((sum, { cents }) => sum + cents, 0);
  }

  wasRefunded(reference: string): boolean {
    return this.entries.some((entry) => entry.reference === reference && entry.cents < 0);
  }

  apply(command: PaymentCommand, isDeclined: boolean): 'ok' | 'refused' {
    const { reference, amountCents } = Object(command.body);
    const held = this.held(reference);
    if (command.type === 'refund') {
      if (held > 0) this.entries.push({ reference, cents: -held });
      return 'ok';
    }
    if (this.wasRefunded(reference)) return 'refused';
    if (held > 0) return held === amountCents ? 'ok' : 'refused';
    if (!isDeclined) this.entries.push({ reference, cents: amountCents });
    return 'ok';
  }
}

function rowsOf(state: PaymentsState): Payment[] {
  const rows: Payment[] = [];
  eachRow(state.payments.rows, (row) => rows.push(row));
  return rows;
}

describe('any sequence of charges and refunds', () => {
  it('PAY-1, PAY-2, PAY-3, PAY-4, PAY-5, SVC-3: leaves in the till what it should', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), fc.nat(), (commands, seed) => {
        const till = new Till();
        let state = payments.empty;
        const events: PaymentEvent[] = [];
        const context = { ...ordinary, draw: drawsOf(seed) };
        for (const command of commands) {
          const decided = payments.decide(state, command, context);
          const isDeclined = decided.ok && decided.value.some(({ type }) => type === 'payment.declined');
          expect(decided.ok ? 'ok' : 'refused').toBe(till.apply(command, isDeclined));
          if (!decided.ok) continue;
          expect(payments.decide(state, command, context)).toEqual(decided);
          events.push(...decided.value);
          state = deepFrozen(decided.value.reduce(payments.evolve, state));
          const { reference } = Object(command.body);
          const payment = paymentFor(state, reference);
          expect(payment?.status === 'charged' ? payment.amountCents : 0).toBe(till.held(reference));
          const inTill = till.entries.reduce((sum, { cents }) => sum + cents, 0);
          expect(state.totals.chargedCents - state.totals.refundedCents).toBe(inTill);
          const inRows = rowsOf(state).filter(({ status }) => status === 'charged');
          expect(inRows.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(inTill);
          expect(inTill).toBeGreaterThanOrEqual(0);
        }
        expect(events.reduce(payments.evolve, payments.empty)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });
});
