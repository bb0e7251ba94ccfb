import type { JsonValue } from '../base/json';
import { jsonSchemaOf } from '../domain/body/json-schema';
import type { BodyShape } from '../domain/body/body-shape';
import { LIFECYCLES, type Lifecycle } from '../domain/orders/lifecycles';
import type { ExampleShop } from './example-shop';
import { segmentsOf } from './match-path';
import type { MockRoute } from './route';
import { HEALTH_PATH, isServiceName, routesOfService } from './routes';

/** One thing that can be asked of a service, as a console shows it. */
export interface CatalogueRoute {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly query: readonly CatalogueParameter[];
  readonly body: JsonValue | null;
  readonly examplePath: string;
  readonly exampleBody: JsonValue | null;
}

export interface CatalogueParameter {
  readonly name: string;
  readonly help: string;
  readonly example: string;
}

/** The routes of a service, or of all of them, with examples that work in the given shop. */
export function catalogueOf(service: string | null, shop: ExampleShop): readonly CatalogueRoute[] {
  const routes = routesOfService(service).filter((route) => isPartOf(shop.settings.lifecycle, route));
  return [...routes.map((route) => entryOf(route, shop)), healthEntry(service)];
}

/** Moves that are no part of the life of an order would be refused whatever the order. */
function isPartOf(lifecycle: Lifecycle, { service, path }: MockRoute): boolean {
  const move = segmentsOf(path).at(2);
  const { moves } = LIFECYCLES[lifecycle];
  if (service !== 'orders' || move === undefined) return true;
  if (move === 'items') return moves['add-item'] !== undefined;
  return Object.hasOwn(moves, move === 'address' ? 'set-address' : move);
}

function entryOf(route: MockRoute, shop: ExampleShop): CatalogueRoute {
  const { service, method, path, summary, query, body } = route;
  const example = route.example(shop);
  return {
    service,
    method,
    path,
    summary,
    query: Object.entries(query?.fields ?? {}).map(([name, field]) => parameterOf(name, field)),
    body: body === null ? null : jsonSchemaOf(body),
    examplePath: example.path,
    exampleBody: example.body ?? null,
  };
}

function parameterOf(name: string, shape: BodyShape): CatalogueParameter {
  const options = shape.kind === 'choice' ? shape.options : [];
  const example = shape.example ?? options.at(0) ?? '';
  const help = options.length === 0 ? shape.help : `${shape.help} One of ${options.join(', ')}.`;
  return { name, help, example: typeof example === 'string' ? example : JSON.stringify(example) };
}

function healthEntry(service: string | null): CatalogueRoute {
  return {
    service: isServiceName(service) ? service : 'health',
    method: 'GET',
    path: HEALTH_PATH,
    summary: 'Says how the service is',
    query: [],
    body: null,
    examplePath: HEALTH_PATH,
    exampleBody: null,
  };
}
