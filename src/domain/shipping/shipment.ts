import type { Time } from '../../base/time';
import type { Address, Carrier } from '../address-settings';
import type { BodyOf } from '../body/body-shape';
import { NO_TABLE, type Table } from '../rows/table';
import { NO_TEXTS, type TextMap } from '../rows/text-map';
import type { shipmentsQuery } from './body-settings';

export type ShipmentStatus = BodyOf<typeof shipmentsQuery.fields.status>;

export type Shipment = {
  readonly id: string;
  /** The order or saga that it is for. */
  readonly reference: string;
  readonly status: ShipmentStatus;
  readonly carrier: Carrier;
  readonly trackingNumber: string;
  readonly address: Address;
  readonly createdAt: Time;
  readonly updatedAt: Time;
};

export interface ShippingState {
  readonly shipments: Table<Shipment>;
  /** The id of the shipment by its reference. */
  readonly byReference: TextMap<string>;
}

export const NO_SHIPPING: ShippingState = { shipments: NO_TABLE, byReference: NO_TEXTS };

export type ShippingCommand =
  | { readonly type: 'create' | 'cancel'; readonly body: unknown }
  | { readonly type: 'dispatch' | 'deliver'; readonly id: string };

export type ShippingEvent =
  | {
      readonly type: 'shipment.created';
      readonly id: string;
      readonly at: Time;
      readonly reference: string;
      readonly carrier: Carrier;
      readonly trackingNumber: string;
      readonly address: Address;
    }
  | {
      readonly type: 'shipment.dispatched' | 'shipment.delivered' | 'shipment.cancelled';
      readonly id: string;
      readonly at: Time;
    };
