import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import type { ExampleShop } from '../example-shop';
import { filledPath } from '../match-path';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const { create, update } = COMMAND_BODIES.users;
const service = 'users';

export const USERS: readonly MockRoute[] = [
  listRoute({
    service,
    path: '/users',
    summary: 'Lists users: by name and address, by status, or the one with an address',
    example: plain('/users?limit=5'),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/users',
    summary: 'Creates a user',
    body: create,
    makesIn: 'users/',
    command: ({ body }) => ({ service, command: { type: 'create', body } }),
    example: ({ fresh }) => withBody('/users', { name: 'Mara Lindgren', email: `mara.${fresh}@example.com` }),
  }),
  rowRoute({
    service,
    path: '/users/{id}',
    summary: 'Reads a user',
    example: (shop) => ({ path: filledPath('/users/{id}', shop.customerId()) }),
  }),
  commandRoute({
    service,
    method: 'PATCH',
    path: '/users/{id}',
    summary: 'Changes name, address or status of a user',
    body: update,
    command: ({ params, body }) => ({ service, command: { type: 'update', id: params['id'], body } }),
    example: (shop: ExampleShop) =>
      withBody(filledPath('/users/{id}', shop.customerId()), { name: 'Mara Lindgren' }),
  }),
];
