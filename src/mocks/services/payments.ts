import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import { filledPath } from '../match-path';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const bodies = COMMAND_BODIES.payments;
const service = 'payments';

export const PAYMENTS: readonly MockRoute[] = [
  commandRoute({
    service,
    method: 'POST',
    path: '/charges',
    summary: 'Takes money for an order, once; three in ten are declined',
    body: bodies.charge,
    makesIn: 'payments/',
    command: ({ body }) => ({ service, command: { type: 'charge', body } }),
    example: (shop) =>
      withBody('/charges', {
        reference: shop.fresh,
        amountCents: 100 * shop.choose('amount', 5, 90),
        method: 'card',
      }),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/refunds',
    summary: 'Gives back all that was taken for an order; fine also when nothing was',
    body: bodies.refund,
    command: ({ body }) => ({ service, command: { type: 'refund', body } }),
    example: (shop) => {
      const { rows } = shop.shop.payments.data.payments;
      return withBody('/refunds', {
        reference: shop.pick(rows, ({ status }) => status === 'charged').reference,
      });
    },
  }),
  listRoute({
    service,
    path: '/payments',
    summary: 'Lists payments: by order, by what became of them',
    example: plain('/payments?status=charged'),
  }),
  rowRoute({
    service,
    path: '/payments/{id}',
    summary: 'Reads a payment',
    example: (shop) => ({
      path: filledPath('/payments/{id}', shop.pick(shop.shop.payments.data.payments.rows).id),
    }),
  }),
];
