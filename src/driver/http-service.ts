import type { CallOptions } from './call';
import type { CallContext } from './call-context';
import { CancelledError } from './errors';
import { guard } from './guard';
import type { Guarded } from './guarded';
import { HttpAnswer } from './http-answer';
import { bodyOfFailure, isProblem, parseJson, readText, type BodySource } from './http-body';
import { HttpError, type HttpProblem } from './http-errors';
import { addressOf, isIdempotent, keyOf, type HttpMethod, type RequestOptions } from './http-request';
import { readRetryAfter } from './retry-after';
import type { Settled } from './results';

/** What a service is made of, with everything filled in. */
export interface ServiceParts {
  readonly name: string;
  /** Where it is; the first one when no layer chooses. */
  readonly baseUrls: readonly string[];
  /** Whether a layer answers in place of the service, by the fallback of a request where it has one. */
  readonly fallsBack: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBodyBytes: number;
  readonly fetch: typeof globalThis.fetch;
  readonly wallNow: () => number;
  /** Names of their own for requests. */
  readonly requestId: () => string;
}

/** A request that is being made: its options belong to one call of the guard. */
export interface RequestCall extends CallOptions {
  readonly fallback?: () => unknown;
}

/** What the caller's deadline leaves for the service, in milliseconds. */
const DEADLINE_HEADER = 'x-deadline-ms';

/** A service, and the guard in front of it. Bodies are JSON both ways. */
export class ServiceClient<Fallback = never> {
  /** Without layers: what answers in place of the service can be withdrawn as well. */
  private readonly instead = guard([]);

  constructor(
    private readonly parts: ServiceParts,
    /** The guard that all requests to this service go through. */
    readonly guarded: Guarded<Fallback>,
  ) {}

  get<Body = unknown>(path: string, options: RequestOptions<Body> = {}): Promise<Body | Fallback> {
    return this.request('GET', path, options);
  }

  post<Body = unknown>(
    path: string,
    body: unknown,
    options: RequestOptions<Body> = {},
  ): Promise<Body | Fallback> {
    return this.request('POST', path, { ...options, body });
  }

  put<Body = unknown>(
    path: string,
    body: unknown,
    options: RequestOptions<Body> = {},
  ): Promise<Body | Fallback> {
    return this.request('PUT', path, { ...options, body });
  }

  patch<Body = unknown>(
    path: string,
    body: unknown,
    options: RequestOptions<Body> = {},
  ): Promise<Body | Fallback> {
    return this.request('PATCH', path, { ...options, body });
  }

  delete<Body = unknown>(path: string, options: RequestOptions<Body> = {}): Promise<Body | Fallback> {
    return this.request('DELETE', path, options);
  }

  /** The body of the answer. Without `read` its type is what the caller says it is. */
  async request<Body = unknown>(
    method: HttpMethod,
    path: string,
    options: RequestOptions<Body> = {},
  ): Promise<Body | Fallback> {
    const { work, call } = this.prepare(method, path, options);
    try {
      const answer = await this.guarded.call(work, call);
      return answer instanceof HttpAnswer ? bodyOf<Body>(answer) : answer;
    } catch (error) {
      const { fallback } = options;
      if (fallback === undefined || this.parts.fallsBack || error instanceof CancelledError) throw error;
      return this.instead.call(() => fallback(), { signal: options.signal });
    }
  }

  /** The same with every outcome as a value, and with status and headers of the answer. */
  attempt(
    method: HttpMethod,
    path: string,
    options: RequestOptions = {},
  ): Promise<Settled<HttpAnswer | Fallback>> {
    const { work, call } = this.prepare(method, path, options);
    return this.guarded.attempt(work, call);
  }

  private prepare<Body>(
    method: HttpMethod,
    path: string,
    options: RequestOptions<Body>,
  ): { work: (context: CallContext) => Promise<HttpAnswer>; call: RequestCall } {
    const headers = this.headersFor(options);
    const body = options.body === undefined ? undefined : JSON.stringify(options.body);
    const key = keyOf(method, addressOf(this.parts.baseUrls[0], path, options.query), headers);
    const call: RequestCall = {
      key,
      idempotent: isIdempotent(method, options),
      signal: options.signal,
      deadlineMs: options.deadlineMs,
      user: options.user,
      ...(options.fallback === undefined ? {} : { fallback: options.fallback }),
    };
    const work = async (context: CallContext): Promise<HttpAnswer> => {
      const url = addressOf(context.instance ?? this.parts.baseUrls[0], path, options.query);
      const sent = new Headers(headers);
      const left = context.timeLeftMs;
      if (left < Infinity) sent.set(DEADLINE_HEADER, String(Math.floor(left)));
      const { fetch } = this.parts;
      const init: RequestInit = { method, headers: sent, signal: context.signal };
      const response = await fetch(url, body === undefined ? init : { ...init, body });
      return this.take(response, url, options.read);
    };
    return { work, call };
  }

  private headersFor(options: RequestOptions): Headers {
    const { headers, idempotencyKey, traceparent, tracestate, body } = options;
    const all = new Headers({ accept: 'application/json', ...this.parts.headers });
    if (body !== undefined) all.set('content-type', 'application/json');
    if (idempotencyKey !== undefined) all.set('idempotency-key', idempotencyKey);
    if (traceparent !== undefined) all.set('traceparent', traceparent);
    if (tracestate !== undefined) all.set('tracestate', tracestate);
    for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
    // All attempts of a request have the same id, by which the service can tell that they belong together.
    if (!all.has('x-request-id')) all.set('x-request-id', this.parts.requestId());
    return all;
  }

  private async take(
    response: Response,
    url: string,
    read: ((body: unknown) => unknown) | undefined,
  ): Promise<HttpAnswer> {
    const { name: service, maxBodyBytes: maxBytes, wallNow } = this.parts;
    const source: BodySource = { service, url, maxBytes };
    const { status, headers } = response;
    const text = await readText(response, source);
    if (!response.ok) {
      const body = bodyOfFailure(text, headers);
      const problem = isProblem(headers) && isObject(body) ? body : undefined;
      const retryAfterMs = readRetryAfter(headers.get('retry-after'), wallNow());
      throw new HttpError(service, status, url, body, problem, retryAfterMs, headers);
    }
    const make = (): unknown => {
      const body = text === '' ? undefined : parseJson(text, headers, source);
      return read === undefined ? body : read(body);
    };
    return new HttpAnswer(status, headers, make, make());
  }
}

function isObject(value: unknown): value is HttpProblem {
  return typeof value === 'object' && value !== null;
}

/** Whoever leaves `read` out gives a word for the type; the compiler has to take it here. */
function bodyOf<Body>(answer: HttpAnswer): Body {
  return answer.takeBody() as Body;
}
