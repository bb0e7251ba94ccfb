import type { Route } from '../../worker/http';

/** The parts of a path that a template names stand for anything: "/orders/{id}" fits "/orders/ord-3". */
export function fitsPath(template: string, path: string): boolean {
  const [wanted, given] = [segments(template), segments(path)];
  return wanted.length === given.length && wanted.every((one, at) => isName(one) || one === given[at]);
}

/** What a request that is typed asks for, if the catalogue knows it. A part written out comes before one that varies. */
export function routeOf(
  routes: readonly Route[],
  { node, method, path }: { readonly node: string; readonly method: string; readonly path: string },
): Route | undefined {
  const fitting = routes.filter(
    (route) => route.node === node && route.method === method && fitsPath(route.path, path),
  );
  return fitting.toSorted((one, other) => namesIn(one) - namesIn(other)).at(0);
}

/** The routes that what is typed may be meant for: those of the node first, then those of others. */
export function foundRoutes(routes: readonly Route[], node: string, typed: string): Route[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = routes.filter((route) => words.every((word) => holds(route, word)));
  return [...found.filter((route) => route.node === node), ...found.filter((route) => route.node !== node)];
}

/** Paths that a path nobody answers was perhaps meant to be. */
export function nearRoutes(routes: readonly Route[], node: string, method: string, path: string): Route[] {
  const wanted = segments(path);
  const nearness = (route: Route): number => {
    const theirs = segments(route.path);
    const shared = wanted.filter((one) => theirs.includes(one)).length;
    return (
      shared * 4 +
      (route.method === method ? 2 : 0) -
      Math.abs(theirs.length - wanted.length) +
      startOf(theirs, wanted)
    );
  };
  return routes
    .filter((route) => route.node === node)
    .toSorted((one, other) => nearness(other) - nearness(one))
    .slice(0, 3);
}

/** One letter more or less is a slip: "order" begins as "orders" does. */
function startOf(theirs: readonly string[], wanted: readonly string[]): number {
  if (theirs.length === 0 || wanted.length === 0) return 0;
  const [one, other] = [theirs[0], wanted[0]];
  return one.startsWith(other) || other.startsWith(one) ? 3 : 0;
}

function holds(route: Route, word: string): boolean {
  if (word.startsWith('/')) return beginsLike(route.path.toLowerCase(), word);
  return `${route.method} ${route.node} ${route.path} ${route.summary}`.toLowerCase().includes(word);
}

/** Whether a path that is still being typed may become one of a template. */
function beginsLike(template: string, typed: string): boolean {
  const [wanted, given] = [segments(template), segments(typed)];
  return given.every((one, at) => {
    const part = wanted.at(at);
    if (part === undefined) return false;
    const isLast = at === given.length - 1 && !typed.endsWith('/');
    return isName(part) || (isLast ? part.startsWith(one) : part === one);
  });
}

function segments(path: string): string[] {
  return path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
}

function isName(segment: string): boolean {
  return segment.startsWith('{');
}

function namesIn({ path }: Route): number {
  return segments(path).filter(isName).length;
}
