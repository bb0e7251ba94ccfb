import type { ObjectShape } from '../body/body-shape';
import { pageFields } from '../rows/page-settings';

const channel = {
  kind: 'choice',
  help: 'How the message is sent.',
  options: ['email', 'sms', 'push'],
} as const;

const reference = {
  kind: 'text',
  format: 'id',
  help: 'What the message is about: the id of an order, a saga, a user.',
  min: 1,
  max: 64,
  optional: true,
  example: 'order-1',
} as const;

export const sendNotificationBody = {
  kind: 'object',
  help: 'A message to send; nobody waits for what becomes of it.',
  fields: {
    channel,
    template: {
      kind: 'choice',
      help: 'Which message.',
      options: [
        'welcome',
        'order-created',
        'order-paid',
        'order-shipped',
        'order-cancelled',
        'payment-declined',
      ],
    },
    to: {
      kind: 'text',
      format: 'line',
      help: 'An email address, a phone number such as +44 1752 555 010, or the id of a device.',
      min: 3,
      max: 254,
      example: 'ines.okafor@example.com',
    },
    reference,
  },
} as const satisfies ObjectShape;

export const notificationsQuery = {
  kind: 'object',
  help: 'Which of the latest messages, and in which order.',
  fields: {
    ...pageFields,
    channel: { ...channel, optional: true },
    reference,
    sort: {
      kind: 'choice',
      help: 'The order of the list; the newest message first when it is not said.',
      options: ['newest', 'oldest'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
