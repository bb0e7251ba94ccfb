import { existingRow, withRow } from '../rows/table';
import { withValue } from '../rows/text-map';
import type { Shipment, ShippingEvent, ShippingState } from './shipment';

const STATUS = {
  'shipment.dispatched': 'dispatched',
  'shipment.delivered': 'delivered',
  'shipment.cancelled': 'cancelled',
} as const;

export function evolveShipping(state: ShippingState, event: ShippingEvent): ShippingState {
  const { id, at } = event;
  if (event.type !== 'shipment.created') {
    const before = existingRow(state.shipments, id);
    const after: Shipment = { ...before, status: STATUS[event.type], updatedAt: at };
    return { ...state, shipments: withRow(state.shipments, after) };
  }
  const { reference, carrier, trackingNumber, address } = event;
  const shipment: Shipment = {
    id,
    reference,
    status: 'prepared',
    carrier,
    trackingNumber,
    address,
    createdAt: at,
    updatedAt: at,
  };
  return {
    shipments: withRow(state.shipments, shipment),
    byReference: withValue(state.byReference, reference, id),
  };
}
