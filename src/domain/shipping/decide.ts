import { canonicalJson } from '../../base/json';
import { ok } from '../../base/result';
import type { Time } from '../../base/time';
import type { Address, Carrier } from '../address-settings';
import { readBody } from '../body/read-body';
import type { Context } from '../context';
import { notFound, refused, type Decided } from '../domain-problem';
import { fullTable } from '../limits';
import { nextId } from '../rows/counter-ids';
import { existingRow, rowOf } from '../rows/table';
import { valueOf } from '../rows/text-map';
import { cancelShipmentBody, createShipmentBody } from './body-settings';
import type { Shipment, ShippingCommand, ShippingEvent, ShippingState } from './shipment';

type Events = Decided<readonly ShippingEvent[]>;

export function decideShipping(state: ShippingState, command: ShippingCommand, { now }: Context): Events {
  switch (command.type) {
    case 'create':
      return create(state, command.body, now);
    case 'cancel':
      return cancel(state, command.body, now);
    case 'dispatch':
      return dispatch(rowOf(state.shipments, command.id), command.id, now);
    default:
      return deliver(rowOf(state.shipments, command.id), command.id, now);
  }
}

function create(state: ShippingState, body: unknown, at: Time): Events {
  const read = readBody(createShipmentBody, body);
  if (!read.ok) return read;
  const { reference, carrier, address } = read.value;
  const before = shipmentFor(state, reference);
  if (before !== undefined) return createAgain(before, carrier, address);
  const { count } = state.shipments.rows;
  const id = nextId('shipment', count);
  const trackingNumber = `TRACK-${String(count + 1).padStart(8, '0')}`;
  return (
    fullTable(state.shipments.rows, 'shipments') ??
    ok([{ type: 'shipment.created', id, at, reference, carrier, trackingNumber, address }])
  );
}

/** The same request may come twice; one parcel is prepared. */
function createAgain(before: Shipment, carrier: Carrier, address: Address): Events {
  const { reference, status } = before;
  if (status === 'cancelled') {
    return refused('not-allowed', `The shipment for ${reference} was cancelled; take another reference`);
  }
  const same = before.carrier === carrier && canonicalJson(before.address) === canonicalJson(address);
  return same ? ok([]) : refused('conflict', `There is another shipment for ${reference}`);
}

/** Cancelling what was never created, or was cancelled before, has nothing to undo, and is fine. */
function cancel(state: ShippingState, body: unknown, at: Time): Events {
  const read = readBody(cancelShipmentBody, body);
  if (!read.ok) return read;
  const shipment = shipmentFor(state, read.value.reference);
  if (shipment === undefined || shipment.status === 'cancelled') return ok([]);
  if (shipment.status !== 'prepared') {
    return refused('not-allowed', `The shipment ${shipment.id} has left and cannot be cancelled`);
  }
  return ok([{ type: 'shipment.cancelled', id: shipment.id, at }]);
}

function dispatch(shipment: Shipment | undefined, id: string, at: Time): Events {
  if (shipment === undefined) return notFound('shipment', id);
  if (shipment.status === 'prepared') return ok([{ type: 'shipment.dispatched', id, at }]);
  if (shipment.status === 'dispatched') return ok([]);
  return refused('not-allowed', `The shipment ${id} is ${shipment.status} and cannot be dispatched`);
}

function deliver(shipment: Shipment | undefined, id: string, at: Time): Events {
  if (shipment === undefined) return notFound('shipment', id);
  if (shipment.status === 'dispatched') return ok([{ type: 'shipment.delivered', id, at }]);
  if (shipment.status === 'delivered') return ok([]);
  return refused('not-allowed', `The shipment ${id} is ${shipment.status} and cannot be delivered`);
}

/** The shipment for an order or saga, whatever became of it. */
export function shipmentFor(state: ShippingState, reference: string): Shipment | undefined {
  const id = valueOf(state.byReference, reference);
  return id === undefined ? undefined : existingRow(state.shipments, id);
}
