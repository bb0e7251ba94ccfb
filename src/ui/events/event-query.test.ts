import { describe, expect, it } from 'vitest';
import { ALL_EVENTS, filterOf, isFiltered, servicesOffered, typesOffered, withToggled } from './event-query';

const TYPES = [
  { service: 'orders', type: 'order.created', count: 4 },
  { service: 'orders', type: 'order.cancelled', count: 1 },
  { service: 'payments', type: 'payment.charged', count: 3 },
];

describe('what is looked for among events', () => {
  it('leaves out what filters nothing', () => {
    expect(filterOf(ALL_EVENTS)).toEqual({});
    expect(isFiltered({ ...ALL_EVENTS, text: '  ' })).toBe(false);
  });

  it('is told to the worker', () => {
    const query = { services: ['orders'], type: 'order.created', text: ' web.7 ' };
    expect(filterOf(query)).toEqual({ services: ['orders'], types: ['order.created'], text: 'web.7' });
    expect(isFiltered(query)).toBe(true);
  });

  it('takes services in and out, and lets go a type that none of them has', () => {
    const created = { ...ALL_EVENTS, type: 'order.created' };
    const orders = withToggled(created, 'orders', TYPES);
    expect(orders).toEqual({ ...created, services: ['orders'] });
    expect(withToggled(orders, 'payments', TYPES).services).toEqual(['orders', 'payments']);
    expect(withToggled(orders, 'orders', TYPES)).toEqual(created);
    expect(withToggled(created, 'payments', TYPES)).toEqual({ ...ALL_EVENTS, services: ['payments'] });
  });

  it('offers services with how many events each has, also a chosen one that has none yet', () => {
    const query = { ...ALL_EVENTS, services: ['shipping'] };
    expect(servicesOffered(TYPES, query)).toEqual([
      { service: 'orders', count: 5 },
      { service: 'payments', count: 3 },
      { service: 'shipping', count: 0 },
    ]);
  });

  it('offers types of the chosen services, and the one that was chosen', () => {
    const names = (query: typeof ALL_EVENTS): readonly string[] =>
      typesOffered(TYPES, query).map(({ type, count }) => `${type} ${count}`);
    expect(names(ALL_EVENTS)).toHaveLength(3);
    expect(names({ ...ALL_EVENTS, services: ['payments'] })).toEqual(['payment.charged 3']);
    expect(names({ ...ALL_EVENTS, services: ['payments'], type: 'order.paid' })).toEqual([
      'payment.charged 3',
      'order.paid 0',
    ]);
  });
});
