import { describe, expect, it } from 'vitest';
import type { Route } from '../../worker/http';
import { fitsPath, foundRoutes, nearRoutes, routeOf } from './route-search';

function route(method: string, node: string, path: string, summary = ''): Route {
  return {
    node,
    service: node,
    method,
    path,
    summary,
    query: [],
    body: null,
    examplePath: path,
    exampleBody: null,
  };
}

const ROUTES = [
  route('GET', 'orders', '/orders', 'Lists orders'),
  route('POST', 'orders', '/orders', 'Creates an order'),
  route('GET', 'orders', '/orders/{id}', 'Reads an order'),
  route('GET', 'orders', '/orders/newest', 'Reads the newest order'),
  route('GET', 'payments', '/payments', 'Lists payments'),
];

const names = (routes: readonly Route[]): string[] => routes.map(({ method, path }) => `${method} ${path}`);

describe('the routes of a catalogue', () => {
  it('fit a path part by part, whatever is asked of it', () => {
    expect(fitsPath('/orders/{id}', '/orders/7?full=true')).toBe(true);
    expect(fitsPath('/orders/{id}', '/orders')).toBe(false);
    expect(fitsPath('/orders/{id}', '/orders/7/items')).toBe(false);
  });

  it('are known by node, method and path, and what is written out comes first', () => {
    const ask = { node: 'orders', method: 'GET', path: '/orders/newest' };
    expect(routeOf(ROUTES, ask)?.path).toBe('/orders/newest');
    expect(routeOf(ROUTES, { ...ask, path: '/orders/17' })?.path).toBe('/orders/{id}');
    expect(routeOf(ROUTES, { ...ask, method: 'PUT' })).toBe(undefined);
    expect(routeOf(ROUTES, { ...ask, node: 'payments' })).toBe(undefined);
  });

  it('are found by words and by the beginning of a path, those of the node first', () => {
    expect(names(foundRoutes(ROUTES, 'payments', ''))[0]).toBe('GET /payments');
    expect(names(foundRoutes(ROUTES, 'orders', 'creates'))).toEqual(['POST /orders']);
    expect(names(foundRoutes(ROUTES, 'orders', 'get newest'))).toEqual(['GET /orders/newest']);
    expect(names(foundRoutes(ROUTES, 'orders', '/orders/17'))).toEqual(['GET /orders/{id}']);
    expect(names(foundRoutes(ROUTES, 'orders', '/pay'))).toEqual(['GET /payments']);
    expect(foundRoutes(ROUTES, 'orders', 'nothing of that kind')).toEqual([]);
  });

  it('help whoever mistyped a path, with those of the node alone', () => {
    expect(names(nearRoutes(ROUTES, 'orders', 'GET', '/order/17'))[0]).toBe('GET /orders/{id}');
    expect(nearRoutes(ROUTES, 'payments', 'GET', '/orders').map(({ node }) => node)).toEqual(['payments']);
    expect(nearRoutes(ROUTES, 'nobody', 'GET', '/')).toEqual([]);
  });
});
