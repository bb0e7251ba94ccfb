import { canonicalJson } from '../base/json';
import { ExampleShop, type Example } from './example-shop';
import { matchPath } from './match-path';
import type { MockRoute } from './route';
import { routesOfService, isServiceName } from './routes';
import { SAMPLE_SETTINGS, sampleStart } from './sample-start';
import type { ServiceName } from '../domain/shop';

/** A call of the simulation: its type's method and path, and who makes it about what. */
export interface SimulatedCall {
  readonly method: string;
  readonly path: string;
  readonly key: number;
  readonly user: number;
  /** Counts requests: no two have the same. */
  readonly number: number;
  readonly draw: (purpose: string) => number;
}

export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What a service is asked when the path of the call is not its own: what it is there for. */
const TYPICAL: Readonly<Record<ServiceName, readonly [method: string, path: string]>> = {
  users: ['GET', '/users/{id}'],
  products: ['GET', '/products/{id}'],
  orders: ['POST', '/orders'],
  inventory: ['POST', '/reservations'],
  payments: ['POST', '/charges'],
  shipping: ['POST', '/shipments'],
  notifications: ['POST', '/notifications'],
  analytics: ['POST', '/events'],
};

/**
 * The request that a simulated call makes at a service: of the kind that its type names, when the service has that,
 * about rows that the shop began with, so that it makes sense. Everything new is named after the number of the call.
 */
export function usualRequest(service: string, call: SimulatedCall): MockRequest {
  const { method, path, body } = usualExample(service, call);
  const headers: [string, string][] = [['accept', 'application/json']];
  if (body !== undefined) headers.push(['content-type', 'application/json']);
  return { method, path, headers, body: body === undefined ? '' : canonicalJson(body) };
}

function usualExample(service: string, call: SimulatedCall): Example & { readonly method: string } {
  const route = routeFor(service, call);
  if (route === undefined) return { method: call.method, path: call.path };
  const shop = new ExampleShop(
    sampleStart(),
    SAMPLE_SETTINGS,
    (purpose, count) => Math.floor(call.draw(`usual/${purpose}`) * count),
    `call-${call.number}`,
    call.user > 0 ? call.user - 1 : null,
  );
  return { method: route.method, ...route.example(shop) };
}

function routeFor(service: string, { method, path }: SimulatedCall): MockRoute | undefined {
  if (!isServiceName(service)) return undefined;
  const routes = routesOfService(service);
  const [plain] = path.split('?');
  const own = routes.find((route) => route.method === method && matchPath(route.path, plain) !== undefined);
  const [typicalMethod, typicalPath] = TYPICAL[service];
  return own ?? routes.find((route) => route.method === typicalMethod && route.path === typicalPath);
}
