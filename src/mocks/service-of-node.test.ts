import { describe, expect, it } from 'vitest';
import { mockServices } from './answer-in-worker';

const serviceOf = (
  id: string,
  more: { name?: string; tags?: string[]; kind?: 'gateway' | 'database' } = {},
) =>
  mockServices.serviceOf({ id, name: more.name ?? id, tags: more.tags ?? [], kind: more.kind ?? 'service' });

describe('the service that a node stands for', () => {
  it.each([
    ['orders', 'orders'],
    ['order-service', 'orders'],
    ['OrderService2', 'orders'],
    ['orders_api', 'orders'],
    ['users', 'users'],
    ['customer-accounts', 'users'],
    ['payment', 'payments'],
    ['billing', 'payments'],
    ['stock', 'inventory'],
    ['deliveries', 'shipping'],
    ['order-notifications', 'notifications'],
    ['emails', 'notifications'],
    ['metrics', 'analytics'],
    ['product-catalog', 'products'],
  ])('%s is %s', (id, service) => {
    expect(serviceOf(id)).toBe(service);
  });

  it.each(['orders-db', 'inventory-cache', 'api-gateway', 'payments-queue', 'checkout', 'web', 'ords', ''])(
    '%s stands for none',
    (id) => {
      expect(serviceOf(id)).toBeNull();
    },
  );

  it('is found by name and tags, too, and never for a gateway or a database', () => {
    expect(serviceOf('n7', { name: 'Payments' })).toBe('payments');
    expect(serviceOf('n7', { name: 'Number seven', tags: ['core', 'shipping'] })).toBe('shipping');
    expect(serviceOf('orders', { name: 'Payments' })).toBe('orders');
    expect(serviceOf('orders', { kind: 'gateway' })).toBeNull();
    expect(serviceOf('orders', { kind: 'database' })).toBeNull();
    expect(serviceOf('n7', { name: 'Orders DB' })).toBeNull();
  });
});

describe('the service that a path belongs to', () => {
  it.each([
    ['/orders', 'orders'],
    ['/orders/7/pay?now=1', 'orders'],
    ['/orders/7/unheard/of', 'orders'],
    ['/charges', 'payments'],
    ['/reservations/x', 'inventory'],
    ['/health', null],
    ['/', null],
    ['/order', null],
  ])('%s: %s', (path, service) => {
    expect(mockServices.ownerOf(path)).toBe(service);
  });
});
