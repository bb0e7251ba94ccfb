import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { drawsOf } from '../context';
import { ordinary, specOf } from '../given.test-support';
import { shopFields } from '../shop-settings';
import { paymentFor } from './decide';
import type { PaymentCommand, PaymentEvent } from './payment';
import { payments } from './service';

const given = specOf(payments);

const money = { id: 'payment-1', at: 1000, reference: 'order-1', amountCents: 2900, method: 'card' } as const;
const charged: PaymentEvent = { type: 'payment.charged', ...money };
const declined: PaymentEvent = { type: 'payment.declined', ...money };
const refunded: PaymentEvent = { type: 'payment.refunded', id: 'payment-1', at: 1000, amountCents: 2900 };

const charge: PaymentCommand = { type: 'charge', body: { reference: 'order-1', amountCents: 2900 } };
const refund: PaymentCommand = { type: 'refund', body: { reference: 'order-1' } };
const badLuck = { draw: () => 0.1 };

describe('charging', () => {
  it('PAY-1: takes the money or is declined, as it is drawn', () => {
    given()
      .when(charge, { draw: () => 0.3 })
      .thenEvents(charged);
    given()
      .when(charge, { draw: () => 0.299 })
      .thenEvents(declined);
    const settings = { ...ordinary.settings, declineShare: 0.05 };
    given()
      .when(charge, { ...badLuck, settings })
      .thenEvents(charged);
  });

  it('PAY-1: three in ten are declined unless it is set otherwise', () => {
    expect(defaultsOf(shopFields).declineShare).toBe(0.3);
    const draw = drawsOf(42);
    const kinds = Array.from({ length: 4000 }, (_, at) => {
      const body = { reference: `order-${at}`, amountCents: 100 };
      const decided = payments.decide(payments.empty, { type: 'charge', body }, { ...ordinary, draw });
      return decided.ok && decided.value[0].type;
    });
    const share = kinds.filter((kind) => kind === 'payment.declined').length / kinds.length;
    // Four standard deviations of a share of 0.3 among 4000.
    expect(Math.abs(share - 0.3)).toBeLessThan(0.029);
  });

  it('PAY-1, SVC-2: draws once, by reference and attempt', () => {
    const purposes: string[] = [];
    const draw = (purpose: string): number => {
      purposes.push(purpose);
      return 0.5;
    };
    given(declined).when(charge, { draw });
    expect(purposes).toEqual(['payments/order-1/2']);
  });

  it('PAY-1: the answer to a declined charge is a problem, and the row says why', () => {
    const { state } = given(declined);
    expect(payments.answer(state, charge, [declined])).toEqual({
      ok: false,
      error: { kind: 'declined', message: 'Payment declined' },
    });
    expect(paymentFor(state, 'order-1')).toMatchObject({ status: 'declined', attempts: 1 });
    expect(payments.answer(given(charged).state, charge, [charged])).toMatchObject({
      ok: true,
      value: { id: 'payment-1', status: 'charged' },
    });
  });

  it('PAY-2: a declined payment may be tried again, with another amount, too', () => {
    const again: PaymentCommand = {
      type: 'charge',
      body: { reference: 'order-1', amountCents: 100, method: 'wallet' },
    };
    const second: PaymentEvent = { ...charged, amountCents: 100, method: 'wallet' };
    given(declined).when(again).thenEvents(second);
    expect(paymentFor(given(declined, second).state, 'order-1')).toMatchObject({
      attempts: 2,
      amountCents: 100,
      status: 'charged',
    });
  });

  it('PAY-3: takes money once for a reference', () => {
    given(charged).when(charge, badLuck).thenNothing();
    given(charged)
      .when({ type: 'charge', body: { reference: 'order-1', amountCents: 1 } })
      .thenProblem({
        kind: 'conflict',
        message: 'order-1 was charged 2900 cents before, and now 1 are asked for',
      });
    given(charged, refunded).when(charge).thenProblem({ kind: 'not-allowed' });
    expect(payments.answer(given(charged).state, charge, [])).toMatchObject({ value: { id: 'payment-1' } });
  });

  it('BODY-3: an amount is a whole number of cents, of at least one', () => {
    const fields = given()
      .when({ type: 'charge', body: { reference: 'order-1', amountCents: 0 } })
      .fields();
    expect(fields).toEqual(['/amountCents: a whole number of cents from 1 to 1000000000']);
  });
});

describe('refunding', () => {
  it('PAY-4: gives back what was taken, once', () => {
    given(charged).when(refund).thenEvents(refunded);
    given(charged, refunded).when(refund).thenNothing();
  });

  it('PAY-4: has nothing to undo where nothing was taken', () => {
    given().when(refund).thenNothing();
    given(declined).when(refund).thenNothing();
    expect(payments.answer(given().state, refund, [])).toEqual({ ok: true, value: null });
    expect(payments.answer(given(declined).state, refund, [])).toMatchObject({
      value: { status: 'declined' },
    });
  });

  it('PAY-5: the totals tell what came and went', () => {
    expect(given(declined, charged, refunded).state.totals).toEqual({
      chargedCents: 2900,
      refundedCents: 2900,
      charges: 1,
      declines: 1,
      refunds: 1,
    });
  });
});

describe('listing payments', () => {
  const other: PaymentEvent = { ...declined, id: 'payment-2', reference: 'order-2', amountCents: 50 };
  it.each([
    [{}, ['payment-2', 'payment-1']],
    [{ sort: 'dearest' }, ['payment-1', 'payment-2']],
    [{ status: 'declined' }, ['payment-2']],
    [{ reference: 'order-1', status: 'declined' }, []],
  ])('ROW-6: by %j', (query, ids) => {
    const listed = payments.list(given(charged, other).state, query);
    expect(listed.ok && listed.value.items.map(({ id }) => id)).toEqual(ids);
  });
});
