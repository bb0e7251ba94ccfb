import { addressShape } from './address-settings';
import { countsQuery, recordBody, timelineQuery } from './analytics/body-settings';
import type { ObjectShape } from './body/body-shape';
import { reserveBody, restockBody, stockQuery } from './inventory/body-settings';
import { notificationsQuery, sendNotificationBody } from './notifications/body-settings';
import {
  cancelOrderBody,
  createOrderBody,
  itemBody,
  ordersQuery,
  payOrderBody,
  removeItemBody,
  shipOrderBody,
} from './orders/body-settings';
import { chargeBody, paymentsQuery, refundBody } from './payments/body-settings';
import {
  changePriceBody,
  createProductBody,
  productsQuery,
  updateProductBody,
} from './products/body-settings';
import { cancelShipmentBody, createShipmentBody, shipmentsQuery } from './shipping/body-settings';
import type { ServiceName, ShopCommand } from './shop';
import { createUserBody, updateUserBody, usersQuery } from './users/body-settings';

type WithBody<Command> = Command extends { readonly body: unknown; readonly type: infer Type extends string }
  ? Type
  : never;

/** The body of each command that has one: what a console shows as help, and a JSON Schema is made from. */
export const COMMAND_BODIES = {
  users: { create: createUserBody, update: updateUserBody },
  products: { create: createProductBody, update: updateProductBody, 'change-price': changePriceBody },
  orders: {
    create: createOrderBody,
    'add-item': itemBody,
    'remove-item': removeItemBody,
    'set-address': addressShape,
    pay: payOrderBody,
    ship: shipOrderBody,
    cancel: cancelOrderBody,
  },
  inventory: { restock: restockBody, reserve: reserveBody },
  payments: { charge: chargeBody, refund: refundBody },
  shipping: { create: createShipmentBody, cancel: cancelShipmentBody },
  notifications: { send: sendNotificationBody },
  analytics: { record: recordBody },
} as const satisfies {
  [Name in ServiceName]: Record<WithBody<ShopCommand<Name>['command']>, ObjectShape>;
};

/** What each list can be asked. */
export const LIST_QUERIES = {
  users: usersQuery,
  products: productsQuery,
  orders: ordersQuery,
  inventory: stockQuery,
  payments: paymentsQuery,
  shipping: shipmentsQuery,
  notifications: notificationsQuery,
  analytics: countsQuery,
} as const satisfies Record<ServiceName, ObjectShape>;

/** What the timeline of analytics can be asked. */
export const TIMELINE_QUERY = timelineQuery;
