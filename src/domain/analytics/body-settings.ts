import type { ObjectShape } from '../body/body-shape';
import { pageFields } from '../rows/page-settings';

const name = {
  kind: 'text',
  format: 'word',
  help: 'What happened, such as order.created.',
  min: 1,
  max: 64,
  example: 'order.created',
} as const;

/** Far beyond what nanoseconds can name exactly, nothing is a moment. */
const MOST_NS = 8_000_000_000_000_000;

export const recordBody = {
  kind: 'object',
  help: 'Events that other services tell of.',
  fields: {
    events: {
      kind: 'list',
      help: 'One or more events.',
      of: {
        kind: 'object',
        help: 'One event.',
        fields: {
          name,
          at: {
            kind: 'whole',
            help: 'When it happened, in nanoseconds of the run; now, when it is not said.',
            min: -MOST_NS,
            max: MOST_NS,
            optional: true,
          },
          value: {
            kind: 'whole',
            help: 'A number that comes with it, such as an amount in cents; 0 when it is not said.',
            min: -1_000_000_000,
            max: 1_000_000_000,
            optional: true,
            example: 2900,
          },
        },
      },
      min: 1,
      max: 100,
    },
  },
} as const satisfies ObjectShape;

export const countsQuery = {
  kind: 'object',
  help: 'Which names, and in which order.',
  fields: {
    ...pageFields,
    sort: {
      kind: 'choice',
      help: 'The order of the list; the name that was seen first, when it is not said.',
      options: ['oldest', 'newest', 'most', 'name'],
      optional: true,
    },
  },
} as const satisfies ObjectShape;

export const timelineQuery = {
  kind: 'object',
  help: 'How often things happened, by the minute, hour or day, from the earliest on.',
  fields: {
    ...pageFields,
    bucket: { kind: 'choice', help: 'How long a step of the answer is.', options: ['minute', 'hour', 'day'] },
    name: { ...name, optional: true },
  },
} as const satisfies ObjectShape;
