import type { JsonValue } from '../base/json';
import type { AnswerRow } from '../domain/answered-keys';
import type { ObjectShape } from '../domain/body/body-shape';
import type { Context } from '../domain/context';
import type { Decided } from '../domain/domain-problem';
import { handleRequest } from '../domain/handle-request';
import { listRows, readRow } from '../domain/read-shop';
import type { Page } from '../domain/rows/page';
import { LIST_QUERIES } from '../domain/shop-body-settings';
import type { ServiceName, ShopCommand, ShopEvent, ShopState } from '../domain/shop';
import type { Example, ExampleShop } from './example-shop';
import type { PathParams } from './match-path';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One thing that can be asked of a service: the handlers, the catalogue and simulated calls are made of these. */
export interface MockRoute {
  readonly service: ServiceName;
  readonly method: Method;
  /** With names in braces for what varies. */
  readonly path: string;
  readonly summary: string;
  readonly query: ObjectShape | null;
  readonly body: ObjectShape | null;
  /** The folder, seen from the path, in which the row that this makes can be read: "orders/"; null when it makes none. */
  readonly makesIn: string | null;
  readonly run: (call: RouteCall) => RouteAnswer;
  /** A path and a body that work. */
  readonly example: (shop: ExampleShop) => Example;
}

/** A request as far as it has been read; nothing of it has been checked. */
export interface RouteCall {
  readonly shop: ShopState;
  readonly context: Context;
  readonly params: PathParams;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The idempotency key, where one was sent. */
  readonly key: string | undefined;
}

export type RouteAnswer =
  | { readonly kind: 'page'; readonly page: Decided<Page<AnswerRow>> }
  | {
      readonly kind: 'row';
      readonly row: Decided<AnswerRow | null>;
      readonly events: readonly ShopEvent[];
      readonly replayed: boolean;
    };

type About = Pick<MockRoute, 'service' | 'path' | 'summary' | 'example'>;

export function listRoute(about: About): MockRoute {
  return {
    ...about,
    method: 'GET',
    query: LIST_QUERIES[about.service],
    body: null,
    makesIn: null,
    run: ({ shop, query }) => ({ kind: 'page', page: listRows(shop, about.service, query) }),
  };
}

/** One row, by the `{id}` of its path. */
export function rowRoute(about: About, find = readOwn): MockRoute {
  return {
    ...about,
    method: 'GET',
    query: null,
    body: null,
    makesIn: null,
    run: ({ shop, params }) => told(find(shop, about.service, params['id'])),
  };
}

function readOwn(shop: ShopState, service: ServiceName, id: string): Decided<AnswerRow> {
  return readRow(shop, service, id);
}

interface CommandAbout extends About {
  readonly method: Exclude<Method, 'GET'>;
  readonly body?: ObjectShape;
  readonly makesIn?: string;
  readonly command: (call: RouteCall) => ShopCommand;
}

export function commandRoute({ command, body, makesIn, ...about }: CommandAbout): MockRoute {
  return {
    ...about,
    query: null,
    body: body ?? null,
    makesIn: makesIn ?? null,
    run: (call) => carriedOut(command(call), call),
  };
}

export function carriedOut(command: ShopCommand, { shop, context, key }: RouteCall): RouteAnswer {
  const request = key === undefined ? command : { ...command, key };
  const { answer, events, replayed } = handleRequest(shop, request, context);
  return { kind: 'row', row: answer, events, replayed };
}

/** The answer without anything that happened. */
export function told(row: Decided<AnswerRow | null>): RouteAnswer {
  return { kind: 'row', row, events: [], replayed: false };
}

/** The example of a list: its path, and nothing else is needed. */
export function plain(path: string): () => { readonly path: string } {
  return () => ({ path });
}

/** The example of a route with a body. */
export function withBody(path: string, body: JsonValue): Example {
  return { path, body };
}
