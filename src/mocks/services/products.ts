import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import type { ExampleShop } from '../example-shop';
import { filledPath } from '../match-path';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const bodies = COMMAND_BODIES.products;
const service = 'products';

export const PRODUCTS: readonly MockRoute[] = [
  listRoute({
    service,
    path: '/products',
    summary: 'Lists products: by words in name and description, or by shelf',
    example: plain('/products?search=mug'),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/products',
    summary: 'Creates a product',
    body: bodies.create,
    makesIn: 'products/',
    command: ({ body }) => ({ service, command: { type: 'create', body } }),
    example: () => withBody('/products', { name: 'Brass compass', category: 'office', priceCents: 3900 }),
  }),
  rowRoute({
    service,
    path: '/products/{id}',
    summary: 'Reads a product',
    example: (shop) => ({ path: filledPath('/products/{id}', anyId(shop)) }),
  }),
  commandRoute({
    service,
    method: 'PATCH',
    path: '/products/{id}',
    summary: 'Changes name, shelf or description of a product',
    body: bodies.update,
    command: ({ params, body }) => ({ service, command: { type: 'update', id: params['id'], body } }),
    example: (shop) => withBody(filledPath('/products/{id}', anyId(shop)), { name: 'Brass compass' }),
  }),
  commandRoute({
    service,
    method: 'PUT',
    path: '/products/{id}/price',
    summary: 'Changes the price of a product',
    body: bodies['change-price'],
    command: ({ params, body }) => ({ service, command: { type: 'change-price', id: params['id'], body } }),
    example: (shop) =>
      withBody(filledPath('/products/{id}/price', anyId(shop)), {
        priceCents: 100 * shop.choose('price', 5, 90),
      }),
  }),
];

function anyId(shop: ExampleShop): string {
  return shop.pick(shop.shop.products.data.products.rows).id;
}
