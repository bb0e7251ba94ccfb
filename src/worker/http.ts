import type { WireProblem } from '../scenario/run-file/wire-problems';
import type { JsonValue } from '../base/json';
import type { RequestRef, TraceEnd } from './traces';

/**
 * Requests that reach the run from outside, and those that the run makes there. A request of the console enters the
 * run as a logged command and is guarded, delayed and failed like any other; the service that owns its path answers
 * by its data. A node whose transport is `mock-http` or `http` has its work done by a real request.
 */

export type HttpHeaders = readonly (readonly [name: string, value: string])[];

/** What somebody asks of a node of the run. */
export interface HttpAsk {
  /** The node that is asked, by its id. */
  readonly node: string;
  readonly method: string;
  /** What comes after the node: "/orders?status=pending". */
  readonly path: string;
  readonly headers: HttpHeaders;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: string;
  /** The request of the run that it was; null when it never reached the run, because nobody there could be asked. */
  readonly ref: RequestRef | null;
  /** In ns of the run: when it was asked, and how long it took. */
  readonly askedAt: number;
  readonly tookNs: number;
  readonly end: TraceEnd;
  /** What the content alone does not say: why it failed, or where it comes from. */
  readonly note?: string;
}

/** In the headers of an answer: the request of the run ("console 3"), how it ended, and how long it took there. */
export const REF_HEADER = 'x-breakwater-request';
export const END_HEADER = 'x-breakwater-end';
export const ASKED_AT_HEADER = 'x-breakwater-asked-at-ns';
export const TOOK_HEADER = 'x-breakwater-took-ns';

/** The client whose requests are those of the console. No part of a scenario can have this id. */
export const CONSOLE = '@console';

/** What can be asked of a node. */
export interface Route {
  readonly node: string;
  /** The service of the shop that answers ("orders"). */
  readonly service: string;
  readonly method: string;
  /** With names for what varies: "/orders/{id}". */
  readonly path: string;
  /** What it does, in a few words. */
  readonly summary: string;
  readonly query: readonly RouteParameter[];
  /** The JSON Schema of the body; null when it takes none. */
  readonly body: JsonValue | null;
  /** A path and a body that work as they are. */
  readonly examplePath: string;
  readonly exampleBody: JsonValue | null;
}

export interface RouteParameter {
  readonly name: string;
  readonly help: string;
  readonly example: string;
}

/** What can be asked of the nodes of the scenario in force. */
export interface Catalogue {
  readonly routes: readonly Route[];
  /** A sentence in place of routes: the part of the worker that knows them could not be fetched. */
  readonly problem?: string;
}

export const TRANSPORTS = ['simulated', 'mock-http', 'http'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** A node whose work is done by real requests. */
export interface OutsideNode {
  readonly node: string;
  readonly transport: Exclude<Transport, 'simulated'>;
  /** Of `http`: where its requests go. */
  readonly address: string;
}

/** How it stands with work that is done outside; told some times a second while there is any. */
export interface OutsideNow {
  readonly nodes: readonly OutsideNode[];
  /** Origins that are called only after somebody has agreed to it in this page. */
  readonly asksFor: readonly string[];
  /** Requests sent so far on this line, waiting now, and simulated because more were to be sent than may be. */
  readonly sent: number;
  readonly waiting: number;
  readonly simulated: number;
  /** How those that were answered ended. */
  readonly answered: number;
  readonly failed: number;
}

/** One real request that a node of the run made. */
export interface ExchangeRow {
  /** Counts those of a line from 1. */
  readonly number: number;
  readonly node: string;
  readonly method: string;
  readonly url: string;
  /** In ns of the run. */
  readonly sentAt: number;
  /** In ms of the wall clock; NaN while it is under way. */
  readonly tookMs: number;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly bytes: number;
  readonly end: TraceEnd;
  readonly problem: WireProblem | null;
  /** What happened, and what to do, as a sentence. */
  readonly words: string;
}

export interface ExchangePage {
  readonly total: number;
  /** Newest first. */
  readonly rows: readonly ExchangeRow[];
}
