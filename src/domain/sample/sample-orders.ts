import { ensure } from '../../base/assert';
import type { Address } from '../address-settings';
import type { Template } from '../notifications/notification';
import { paymentFor } from '../payments/decide';
import { shipmentFor } from '../shipping/decide';
import { users } from '../users/service';
import type { Keeper } from './keeper';
import { GIVEN_NAMES, SAMPLE_ADDRESSES, SAMPLE_PRODUCTS } from './sample-data';

const CARRIERS = ['post', 'courier', 'freight'] as const;

/** How far an order has come when the run begins; they take turns. */
const STAGES = ['arrived', 'left', 'bound', 'begun', 'taken back'] as const;
type Stage = (typeof STAGES)[number];

interface Placed {
  readonly id: string;
  readonly customerId: string;
  readonly items: ReturnType<typeof itemsOf>;
  readonly shippingAddress: Address;
  readonly carrier: (typeof CARRIERS)[number];
}

/** One order goes its way through all services, as far as its turn says or its payment lets it. */
export function placeOrder(keeper: Keeper, number: number): void {
  const stage = STAGES[(number - 1) % STAGES.length];
  const order: Placed = {
    id: `order-${number}`,
    customerId: `user-${1 + keeper.pick(`customer/${number}`, GIVEN_NAMES.length)}`,
    items: itemsOf(keeper, number),
    shippingAddress: SAMPLE_ADDRESSES[keeper.pick(`address/${number}`, SAMPLE_ADDRESSES.length)],
    carrier: CARRIERS[keeper.pick(`carrier/${number}`, CARRIERS.length)],
  };
  begin(keeper, order);
  if (stage === 'begun') return;
  const amountCents = order.items.reduce((sum, item) => sum + item.quantity * item.unitPriceCents, 0);
  const charge = { reference: order.id, amountCents };
  const isPaid = keeper.ask({ service: 'payments', command: { type: 'charge', body: charge } });
  if (!isPaid) return takeBack(keeper, order, 'payment declined');
  bind(keeper, order);
  if (stage === 'taken back') return takeBack(keeper, order, 'changed my mind');
  if (stage !== 'bound' && keeper.settings.lifecycle !== 'submission') send(keeper, order, stage);
}

function begin(keeper: Keeper, { id, customerId, items, shippingAddress }: Placed): void {
  const body = { customerId, items, shippingAddress };
  keeper.ask({ service: 'orders', command: { type: 'create', customer: 'known', body } });
  tell(keeper, 'order.created');
  const lines = items.map(({ productId, quantity }) => ({ productId, quantity }));
  keeper.ask({ service: 'inventory', command: { type: 'reserve', id, body: { items: lines } } });
}

function itemsOf(keeper: Keeper, number: number) {
  const first = keeper.pick(`product/${number}`, SAMPLE_PRODUCTS.length);
  return Array.from({ length: 1 + keeper.pick(`items/${number}`, 3) }, (_, at) => {
    const product = (first + 3 * at) % SAMPLE_PRODUCTS.length;
    return {
      productId: `product-${product + 1}`,
      quantity: 1 + keeper.pick(`quantity/${number}/${at}`, 3),
      unitPriceCents: SAMPLE_PRODUCTS[product].priceCents,
    };
  });
}

/** What makes an order binding depends on its life. */
function bind(keeper: Keeper, { id }: Placed): void {
  const { lifecycle } = keeper.settings;
  if (lifecycle === 'payment') {
    const body = { paymentId: paymentFor(keeper.shop.payments.data, id)?.id };
    keeper.ask({ service: 'orders', command: { type: 'pay', id, body } });
  } else {
    const type = lifecycle === 'confirmation' ? 'confirm' : 'submit';
    keeper.ask({ service: 'orders', command: { type, id } });
  }
}

function send(keeper: Keeper, order: Placed, stage: Stage): void {
  const { id, carrier, shippingAddress: address } = order;
  const parcel = { reference: id, carrier, address };
  keeper.ask({ service: 'shipping', command: { type: 'create', body: parcel } });
  const shipment = ensure(shipmentFor(keeper.shop.shipping.data, id), `the shipment of ${id}`);
  const body = { carrier, trackingNumber: shipment.trackingNumber };
  keeper.ask({ service: 'shipping', command: { type: 'dispatch', id: shipment.id } });
  keeper.ask({ service: 'inventory', command: { type: 'confirm', id } });
  keeper.ask({ service: 'orders', command: { type: 'ship', id, body } });
  tell(keeper, 'order.shipped');
  notify(keeper, order, 'order-shipped');
  if (stage !== 'arrived') return;
  keeper.ask({ service: 'shipping', command: { type: 'deliver', id: shipment.id } });
  if (keeper.settings.lifecycle === 'payment') {
    keeper.ask({ service: 'orders', command: { type: 'deliver', id } });
  }
}

function takeBack(keeper: Keeper, order: Placed, reason: string): void {
  const { id } = order;
  keeper.ask({ service: 'payments', command: { type: 'refund', body: { reference: id } } });
  keeper.ask({ service: 'inventory', command: { type: 'release', id } });
  keeper.ask({ service: 'orders', command: { type: 'cancel', id, body: { reason } } });
  tell(keeper, 'order.cancelled');
  notify(keeper, order, 'order-cancelled');
}

function notify(keeper: Keeper, { id, customerId }: Placed, template: Template): void {
  const customer = ensure(users.find(keeper.shop.users.data, customerId), `the customer ${customerId}`);
  const body = { channel: 'email', template, to: customer.email, reference: id };
  keeper.ask({ service: 'notifications', command: { type: 'send', body } });
}

function tell(keeper: Keeper, name: string): void {
  keeper.ask({ service: 'analytics', command: { type: 'record', body: { events: [{ name }] } } });
}
