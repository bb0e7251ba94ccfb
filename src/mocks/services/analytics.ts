import { timelineOf } from '../../domain/analytics/timeline';
import { COMMAND_BODIES, TIMELINE_QUERY } from '../../domain/shop-body-settings';
import { commandRoute, listRoute, plain, rowRoute, withBody, type MockRoute } from '../route';

const service = 'analytics';

export const ANALYTICS: readonly MockRoute[] = [
  commandRoute({
    service,
    method: 'POST',
    path: '/events',
    summary: 'Takes events that other services tell of',
    body: COMMAND_BODIES.analytics.record,
    command: ({ body }) => ({ service, command: { type: 'record', body } }),
    example: (shop) =>
      withBody('/events', { events: [{ name: 'order.created', value: 100 * shop.choose('value', 5, 90) }] }),
  }),
  listRoute({
    service,
    path: '/counts',
    summary: 'Lists how often what happened',
    example: plain('/counts?sort=most'),
  }),
  rowRoute({
    service,
    path: '/counts/{id}',
    summary: 'Reads how often one thing happened',
    example: plain('/counts/order.created'),
  }),
  {
    service,
    method: 'GET',
    path: '/timeline',
    summary: 'Lists how often what happened by the minute, hour or day',
    query: TIMELINE_QUERY,
    body: null,
    makesIn: null,
    run: ({ shop, query }) => ({ kind: 'page', page: timelineOf(shop.analytics.data, query) }),
    example: plain('/timeline?bucket=hour'),
  },
];
