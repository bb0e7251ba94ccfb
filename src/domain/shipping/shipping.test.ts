import { describe, expect, it } from 'vitest';
import { specOf } from '../given.test-support';
import { shipping } from './service';
import type { ShippingCommand, ShippingEvent } from './shipment';

const given = specOf(shipping);

const address = { street: '8 Harbour Lane', postcode: 'PL1 3RT', city: 'Plymouth', country: 'GB' } as const;
const parcel = { reference: 'order-1', carrier: 'post', address } as const;
const prepared: ShippingEvent = {
  type: 'shipment.created',
  id: 'shipment-1',
  at: 1000,
  ...parcel,
  trackingNumber: 'TRACK-00000001',
};
const about = { id: 'shipment-1', at: 1000 };
const dispatched: ShippingEvent = { type: 'shipment.dispatched', ...about };
const delivered: ShippingEvent = { type: 'shipment.delivered', ...about };
const cancelled: ShippingEvent = { type: 'shipment.cancelled', ...about };

const create: ShippingCommand = { type: 'create', body: parcel };
const cancel: ShippingCommand = { type: 'cancel', body: { reference: 'order-1' } };
const dispatch: ShippingCommand = { type: 'dispatch', id: 'shipment-1' };
const deliver: ShippingCommand = { type: 'deliver', id: 'shipment-1' };

describe('shipping', () => {
  it('SHP-1: a parcel is prepared once for a reference', () => {
    given().when(create).thenEvents(prepared);
    const reordered = Object.fromEntries(Object.entries(address).reverse());
    given(prepared)
      .when({ type: 'create', body: { ...parcel, address: reordered } })
      .thenNothing();
    given(prepared, dispatched).when(create).thenNothing();
    given(prepared)
      .when({ type: 'create', body: { ...parcel, carrier: 'freight' } })
      .thenProblem({ kind: 'conflict', message: 'There is another shipment for order-1' });
    given(prepared, cancelled).when(create).thenProblem({ kind: 'not-allowed' });
    given(prepared)
      .when({ type: 'create', body: { ...parcel, reference: 'order-2' } })
      .thenEvents({ ...prepared, id: 'shipment-2', reference: 'order-2', trackingNumber: 'TRACK-00000002' });
  });

  it('SHP-1, BODY-1: problems of the address have their place in it', () => {
    const body = { ...parcel, address: { ...address, country: 'XX', city: '' } };
    expect(given().when({ type: 'create', body }).fields()).toEqual([
      '/address/city: a line of text of 1 to 80 characters',
      expect.stringContaining('/address/country: one of "DE"'),
    ]);
  });

  it.each<[string, ShippingCommand, readonly ShippingEvent[], ShippingEvent | null | string]>([
    ['SHP-2: a prepared parcel is dispatched', dispatch, [prepared], dispatched],
    ['SHP-2: once', dispatch, [prepared, dispatched], null],
    [
      'SHP-2: not after its arrival',
      dispatch,
      [prepared, dispatched, delivered],
      'The shipment shipment-1 is delivered and cannot be dispatched',
    ],
    [
      'SHP-2: nor when it was cancelled',
      dispatch,
      [prepared, cancelled],
      'The shipment shipment-1 is cancelled and cannot be dispatched',
    ],
    ['SHP-2: a dispatched parcel is delivered', deliver, [prepared, dispatched], delivered],
    ['SHP-2: once, too', deliver, [prepared, dispatched, delivered], null],
    [
      'SHP-2: not before it has left',
      deliver,
      [prepared],
      'The shipment shipment-1 is prepared and cannot be delivered',
    ],
    ['SHP-3: a prepared parcel is cancelled', cancel, [prepared], cancelled],
    ['SHP-3: again there is nothing to undo', cancel, [prepared, cancelled], null],
    ['SHP-3: nor when there never was one', cancel, [], null],
    [
      'SHP-3: what has left stays',
      cancel,
      [prepared, dispatched],
      'The shipment shipment-1 has left and cannot be cancelled',
    ],
    ['SVC-6: an unknown one is not found', dispatch, [], 'There is no shipment "shipment-1"'],
    ['SVC-6: to deliver, either', deliver, [], 'There is no shipment "shipment-1"'],
  ])('%s', (_name, command, before, expected) => {
    const spec = given(...before).when(command);
    if (expected === null) spec.thenNothing();
    else if (typeof expected === 'string') spec.thenProblem({ message: expected });
    else spec.thenEvents(expected);
  });

  it('REQ-1: answers with the shipment, or with nothing where there is none', () => {
    const { state } = given(prepared, dispatched, delivered);
    const row = {
      ...parcel,
      id: 'shipment-1',
      status: 'delivered',
      trackingNumber: 'TRACK-00000001',
      createdAt: 1000,
      updatedAt: 1000,
    };
    for (const command of [create, cancel, dispatch, deliver]) {
      expect(shipping.answer(state, command, [])).toEqual({ ok: true, value: row });
    }
    expect(shipping.answer(given().state, cancel, [])).toEqual({ ok: true, value: null });
  });

  it.each([
    [{}, 2],
    [{ status: 'dispatched' }, 1],
    [{ carrier: 'courier' }, 0],
    [{ reference: 'order-2', carrier: 'post' }, 1],
  ])('ROW-6: are listed by %j', (query, total) => {
    const second: ShippingEvent = { ...prepared, id: 'shipment-2', reference: 'order-2' };
    const { state } = given(prepared, dispatched, second);
    expect(shipping.list(state, query)).toMatchObject({ value: { total } });
  });
});
