import { COMMAND_BODIES } from '../../domain/shop-body-settings';
import { filledPath } from '../match-path';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const service = 'notifications';

export const NOTIFICATIONS: readonly MockRoute[] = [
  commandRoute({
    service,
    method: 'POST',
    path: '/notifications',
    summary: 'Sends a message',
    body: COMMAND_BODIES.notifications.send,
    makesIn: 'notifications/',
    command: ({ body }) => ({ service, command: { type: 'send', body } }),
    example: ({ fresh }) =>
      withBody('/notifications', {
        channel: 'email',
        template: 'order-created',
        to: 'ines.okafor@example.com',
        reference: fresh,
      }),
  }),
  listRoute({
    service,
    path: '/notifications',
    summary: 'Lists the latest messages: by channel, by what they are about',
    example: plain('/notifications?channel=email'),
  }),
  rowRoute({
    service,
    path: '/notifications/{id}',
    summary: 'Reads a message',
    example: plain('/notifications/notification-1'),
  }),
  commandRoute({
    service,
    method: 'POST',
    path: '/notifications/{id}/cancel',
    summary: 'Undoes nothing, since what is sent is sent; sagas may ask for it all the same',
    command: ({ params }) => ({ service, command: { type: 'cancel', id: params['id'] } }),
    example: () => ({ path: filledPath('/notifications/{id}/cancel', 'notification-1') }),
  }),
];
