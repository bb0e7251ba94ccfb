import type { RequestType, Scenario } from '../../scenario/format';

type Types = Pick<Scenario, 'requestTypes'>;

/** The name of a request type; its id stands behind it where another type has the same name. */
export function requestName({ requestTypes }: Types, id: string): string {
  const name = requestTypes.find((type) => type.id === id)?.name ?? id;
  const isShared = requestTypes.some((type) => type.id !== id && type.name === name);
  return isShared ? `${name} (${id})` : name;
}

/** "POST /orders" */
export function routeText({ method, path }: Pick<RequestType, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** What a request asks, or what it is called where another type asks the same. */
export function routeOrName(scenario: Types, type: RequestType): string {
  const route = routeText(type);
  const isShared = scenario.requestTypes.some((other) => other.id !== type.id && routeText(other) === route);
  return isShared ? requestName(scenario, type.id) : route;
}
