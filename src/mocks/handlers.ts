import { getResponse, http, type RequestHandler } from 'msw';
import { ensure } from '../base/assert';
import { fromTexts } from '../domain/body/from-texts';
import type { Context } from '../domain/context';
import type { ShopEvent, ShopState } from '../domain/shop';
import { healthReport, type MockHealth } from './health';
import { matchPath } from './match-path';
import { allowedMethods, unknownPath } from './not-there';
import type { ProblemDocument } from './problem-document';
import { readJson } from './read-json';
import { json, problem, respond } from './respond';
import type { MockRoute } from './route';
import { HEALTH_PATH, isServiceName, routesOfService } from './routes';

/** What a service knows beside the request. */
export interface ShopContext extends Context {
  /** Only its routes are known; null knows those of all. */
  readonly service: string | null;
  readonly shop: ShopState;
  readonly health: () => MockHealth;
}

export interface ShopAnswer {
  readonly response: Response;
  /** What it changed. Nothing has taken them in yet: that is up to whoever asked. */
  readonly events: readonly ShopEvent[];
}

/** A request that is being answered. Handlers are made once for all, so they find theirs by the request. */
interface Turn {
  readonly context: ShopContext;
  readonly url: URL;
  events: readonly ShopEvent[];
}

const turns = new WeakMap<Request, Turn>();
const tables = new Map<string | null, RequestHandler[]>();

/** Answers by the shop as it is in the context, and changes nothing. */
export async function answerOf(context: ShopContext, request: Request): Promise<ShopAnswer> {
  const turn: Turn = { context, url: new URL(request.url), events: [] };
  turns.set(request, turn);
  const found = await getResponse(handlersOf(context.service), request);
  const response = ensure(found, `an answer to ${request.method} ${request.url}`);
  return { response, events: turn.events };
}

/** The table of a service: its routes, its health, and what is said where it has nothing. */
function handlersOf(service: string | null): RequestHandler[] {
  const name = isServiceName(service) ? service : null;
  const known = tables.get(name);
  if (known !== undefined) return known;
  const made = [...routesOfService(name).flatMap(handlersOfRoute), ...ofHealth(), http.all(isAny, notThere)];
  tables.set(name, made);
  return made;
}

const METHODS = {
  GET: http.get,
  POST: http.post,
  PUT: http.put,
  PATCH: http.patch,
  DELETE: http.delete,
} as const;

type Asked = { readonly request: Request };

function handlersOfRoute(route: MockRoute): RequestHandler[] {
  const isAsked = ({ request }: Asked): boolean =>
    matchPath(route.path, turnOf(request).url.pathname) !== undefined;
  const answer = ({ request }: Asked): Promise<Response> => answerRoute(route, request);
  const own = METHODS[route.method](isAsked, answer);
  return route.method === 'GET' ? [own, http.head(isAsked, answer)] : [own];
}

async function answerRoute(route: MockRoute, request: Request): Promise<Response> {
  const turn = turnOf(request);
  const { context, url } = turn;
  const params = ensure(matchPath(route.path, url.pathname), `the parts of ${url.pathname}`);
  const { headers, method } = request;
  const body =
    route.body === null
      ? null
      : readJson(await request.text(), headers.get('content-type'), route.body, url.pathname);
  if (body?.ok === false) return problem(body.error, method);
  const answer = route.run({
    shop: context.shop,
    context,
    params,
    query: route.query === null ? {} : fromTexts(route.query, url.searchParams),
    body: body?.value,
    key: headers.get('idempotency-key') ?? undefined,
  });
  if (answer.kind === 'row') turn.events = answer.events;
  return respond(route, answer, url, method);
}

function ofHealth(): RequestHandler[] {
  const isAsked = ({ request }: Asked): boolean =>
    matchPath(HEALTH_PATH, turnOf(request).url.pathname) !== undefined;
  const answer = ({ request }: Asked): Response => {
    const { context } = turnOf(request);
    const { status, body } = healthReport(context.health(), context.now);
    return json(status, body, request.method, [['cache-control', 'no-store']]);
  };
  return [http.get(isAsked, answer), http.head(isAsked, answer)];
}

function isAny(): boolean {
  return true;
}

/** What is left: OPTIONS, methods that a path does not have, and paths that nobody has. */
function notThere({ request }: Asked): Response {
  const { context, url } = turnOf(request);
  const { service } = context;
  const { method } = request;
  const path = url.pathname;
  const allowed = allowedMethods(service, path);
  if (allowed.length === 0) return problem(unknownPath(service, method, path), method);
  const allow = allowed.join(', ');
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
  const detail = `${path} does not know ${method}; it knows ${allow}`;
  const refused: ProblemDocument = { status: 405, title: 'Method not allowed', detail, instance: path };
  return problem(refused, method, [['allow', allow]]);
}

function turnOf(request: Request): Turn {
  return ensure(turns.get(request), `what is known about ${request.method} ${request.url}`);
}
