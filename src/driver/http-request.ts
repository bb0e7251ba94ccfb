export type HttpMethod = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type QueryValue = string | number | boolean;

/** What one request is, beside its address. */
export interface RequestOptions<Body = unknown> {
  /** Becomes JSON. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** How long an answer is of use. What is left of it is passed on to the service. */
  readonly deadlineMs?: number;
  /** Lets a POST or PATCH be tried again: the service is told by this that both are the same. */
  readonly idempotencyKey?: string;
  /** Who asks, for limits and answers that are kept for each user. */
  readonly user?: string;
  /** The trace that the request belongs to; passed on as it is. */
  readonly traceparent?: string;
  readonly tracestate?: string;
  /** Reads the body: what it throws is a failure of the service. */
  readonly read?: (body: unknown) => Body;
  /** Answers in place of the service, for this request. */
  readonly fallback?: () => Body | PromiseLike<Body>;
}

/** What may be done twice without doing more than once (RFC 9110, 9.2.2). */
const IDEMPOTENT: readonly HttpMethod[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const READS: readonly HttpMethod[] = ['GET', 'HEAD'];

export function isIdempotent(method: HttpMethod, { idempotencyKey }: RequestOptions): boolean {
  return IDEMPOTENT.includes(method) || idempotencyKey !== undefined;
}

/** The address of a path at a service. A path leads nowhere else, however it is written. */
export function addressOf(baseUrl: string, path: string, query: RequestOptions['query'] = {}): string {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const url = new URL(`./${path.replace(/^\/+/, '')}`, base);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
    throw new TypeError(`The path ${JSON.stringify(path)} leads out of ${base.href}; give one inside of it.`);
  }
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) url.searchParams.append(name, String(one));
  }
  return url.href;
}

/**
 * What tells the answer to a request from all others: none but those that read have a key. Whoever asks with other
 * credentials, or for another form, gets another answer.
 */
export function keyOf(method: HttpMethod, address: string, headers: Headers): string | undefined {
  if (!READS.includes(method)) return undefined;
  const differs = ['authorization', 'cookie', 'accept', 'accept-language'].map(
    (name) => headers.get(name) ?? '',
  );
  return JSON.stringify([method, address, ...differs]);
}
