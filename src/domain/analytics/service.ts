import { ok } from '../../base/result';
import { readBody } from '../body/read-body';
import type { Decided } from '../domain-problem';
import { byField, pageOf, type Page, type Sort } from '../rows/page';
import { rowOf } from '../rows/table';
import type { Service } from '../service';
import { countsQuery } from './body-settings';
import { decideAnalytics } from './decide';
import {
  NO_ANALYTICS,
  type AnalyticsCommand,
  type AnalyticsEvent,
  type AnalyticsState,
  type NameCount,
  type Receipt,
} from './events';
import { evolveAnalytics } from './evolve';

/** It lists and finds the counts by name; `timelineOf` answers what happened when. */
export const analytics: Service<AnalyticsState, AnalyticsCommand, AnalyticsEvent, NameCount, Receipt> = {
  empty: NO_ANALYTICS,
  decide: decideAnalytics,
  evolve: evolveAnalytics,
  answer: (state, _command, events) => {
    const batch = events.at(0);
    if (batch === undefined) return ok(null);
    return ok({ id: batch.id, accepted: batch.events.length, total: state.total });
  },
  find: (state, name) => rowOf(state.names, name),
  list: listNames,
};

const SORTS = {
  oldest: 'oldest',
  newest: 'newest',
  most: byField((name) => name.count, true),
  name: byField((name) => name.id),
} as const satisfies Record<string, Sort<NameCount>>;

function listNames(state: AnalyticsState, query: unknown): Decided<Page<NameCount>> {
  const read = readBody(countsQuery, query);
  if (!read.ok) return read;
  const { sort = 'oldest', ...request } = read.value;
  return ok(pageOf(state.names.rows, request, SORTS[sort]));
}
