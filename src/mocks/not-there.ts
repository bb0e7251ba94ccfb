import { nearestWord } from '../base/nearest-word';
import { decoded, matchPath, segmentsOf } from './match-path';
import type { ProblemDocument } from './problem-document';
import type { MockRoute } from './route';
import { HEALTH_PATH, ownerOf, routesOfService } from './routes';

/** The methods that a path of the service answers to; none when it has no such path. */
export function allowedMethods(service: string | null, path: string): readonly string[] {
  if (matchPath(HEALTH_PATH, path) !== undefined) return ['GET', 'HEAD', 'OPTIONS'];
  const routes = routesOfService(service).filter((route) => matchPath(route.path, path) !== undefined);
  if (routes.length === 0) return [];
  const methods = new Set<string>(routes.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods, 'OPTIONS'];
}

/** Why a service has nothing at a path, and what was probably meant. */
export function unknownPath(service: string | null, method: string, path: string): ProblemDocument {
  const who = service ?? 'the shop';
  const base = { status: 404, title: 'No such path', instance: path };
  if (decoded(path) === undefined) {
    return {
      ...base,
      status: 400,
      title: 'Malformed path',
      detail: 'A % in a path is followed by two hex digits of UTF-8',
    };
  }
  const owner = ownerOf(path);
  if (service !== null && owner !== null && owner !== service) {
    return { ...base, detail: `${who} has no ${path}; ${owner} has: ask that service` };
  }
  const near = nearestPath(routesOfService(service), method, path);
  const hint = near === null ? `it has ${firstPaths(service)}` : `did you mean ${near}?`;
  return { ...base, detail: `${who} has no ${path}; ${hint}` };
}

/** Patterns of as many parts, with what was given in the place of what varies; those with the method first. */
function nearestPath(routes: readonly MockRoute[], method: string, path: string): string | null {
  const given = segmentsOf(path);
  const inOrder = [...routes].sort((a, b) => Number(b.method === method) - Number(a.method === method));
  const candidates = inOrder
    .map((route) => segmentsOf(route.path))
    .filter(({ length }) => length === given.length)
    .map((segments) => segments.map((segment, at) => (segment.startsWith('{') ? given[at] : segment)))
    .map((segments) => `/${segments.join('/')}`);
  return nearestWord(path, [...candidates, HEALTH_PATH]);
}

function firstPaths(service: string | null): string {
  const firsts = routesOfService(service).map(({ path }) => `/${segmentsOf(path)[0]}`);
  return [...new Set([...firsts, HEALTH_PATH])].join(', ');
}
