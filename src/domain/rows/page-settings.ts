import type { NumberShape, TextShape } from '../body/body-shape';

/** What a list gives when nothing is said. */
export const FIRST_PAGE = 1;
export const PAGE_LIMIT = 10;

/** The fields of every list query; each list adds its filters and sorts. */
export const pageFields = {
  page: {
    kind: 'whole',
    help: 'Which page, counted from 1.',
    min: 1,
    max: 1_000_000,
    optional: true,
    example: FIRST_PAGE,
  },
  limit: {
    kind: 'whole',
    help: 'How many rows a page has; 10 when it is not said.',
    min: 1,
    max: 100,
    optional: true,
    example: PAGE_LIMIT,
  },
} as const satisfies Record<string, NumberShape>;

export const searchField = {
  kind: 'text',
  format: 'line',
  help: 'Words that all have to occur, in any order and case.',
  min: 1,
  max: 100,
  optional: true,
} as const satisfies TextShape;
