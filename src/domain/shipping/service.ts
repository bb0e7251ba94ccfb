import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { pageOf, type Page } from '../rows/page';
import { rowOf } from '../rows/table';
import type { Service } from '../service';
import { cancelShipmentBody, createShipmentBody, shipmentsQuery } from './body-settings';
import { decideShipping, shipmentFor } from './decide';
import { evolveShipping } from './evolve';
import {
  NO_SHIPPING,
  type Shipment,
  type ShippingCommand,
  type ShippingEvent,
  type ShippingState,
} from './shipment';

export const shipping: Service<ShippingState, ShippingCommand, ShippingEvent, Shipment> = {
  empty: NO_SHIPPING,
  decide: decideShipping,
  evolve: evolveShipping,
  answer: (state, command) => ok(namedIn(state, command) ?? null),
  find: (state, id) => rowOf(state.shipments, id),
  list: listShipments,
};

function namedIn(state: ShippingState, command: ShippingCommand): Shipment | undefined {
  if ('id' in command) return rowOf(state.shipments, command.id);
  const read = readBody(command.type === 'create' ? createShipmentBody : cancelShipmentBody, command.body);
  return read.ok ? shipmentFor(state, read.value.reference) : undefined;
}

function listShipments(state: ShippingState, query: unknown): Decided<Page<Shipment>> {
  const read = readBody(shipmentsQuery, query);
  if (!read.ok) return read;
  const { reference, carrier, status, sort = 'newest', ...request } = read.value;
  if (reference === undefined && carrier === undefined && status === undefined) {
    return ok(pageOf(state.shipments.rows, request, sort));
  }
  const matches = (shipment: Shipment): boolean =>
    (reference === undefined || shipment.reference === reference) &&
    (carrier === undefined || shipment.carrier === carrier) &&
    (status === undefined || shipment.status === status);
  return ok(pageOf(state.shipments.rows, request, sort, matches));
}
