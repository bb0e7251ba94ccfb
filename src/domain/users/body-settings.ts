import type { ObjectShape } from '../body/body-shape';
import { pageFields, searchField } from '../rows/page-settings';

const name = {
  kind: 'text',
  format: 'line',
  help: 'The name as the user writes it.',
  min: 1,
  max: 100,
  example: 'Ines Okafor',
} as const;

const email = {
  kind: 'text',
  format: 'email',
  help: 'The address of the user; no two users have the same, whatever the case of its letters.',
  min: 3,
  max: 254,
  example: 'ines.okafor@example.com',
} as const;

const status = {
  kind: 'choice',
  help: 'Whether the account is in use.',
  options: ['active', 'closed'],
} as const;

export const createUserBody = {
  kind: 'object',
  help: 'A new user.',
  fields: { name, email },
} as const satisfies ObjectShape;

export const updateUserBody = {
  kind: 'object',
  help: 'What is to change of a user; what is left out stays. At least one field is needed.',
  fields: {
    name: { ...name, optional: true },
    email: { ...email, optional: true },
    status: { ...status, optional: true },
  },
} as const satisfies ObjectShape;

export const usersQuery = {
  kind: 'object',
  help: 'Which users, and in which order.',
  fields: {
    ...pageFields,
    search: searchField,
    status: { ...status, optional: true },
    email: { ...email, help: 'The one user with this address.', optional: true },
    sort: {
      kind: 'choice',
      help: 'The order of the list; the oldest user first when it is not said.',
      options: ['oldest', 'newest', 'name', 'email'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;
