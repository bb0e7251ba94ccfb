/** A problem as RFC 9457 has it, where the service sent one. */
export interface HttpProblem {
  readonly type?: unknown;
  readonly title?: unknown;
  readonly status?: unknown;
  readonly detail?: unknown;
  readonly [key: string]: unknown;
}

/** The service answered, and not with a status of success. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly service: string,
    readonly status: number,
    readonly url: string,
    /** The body, where it was JSON; a text otherwise; nothing when there was none. */
    readonly body: unknown,
    /** The body, when it says of itself that it is a problem. */
    readonly problem: HttpProblem | undefined,
    /** After how many milliseconds the service wants to be asked again, by its `Retry-After`. */
    readonly retryAfterMs: number | undefined,
    readonly headers: Headers,
  ) {
    const title = problem?.title ?? problem?.detail;
    super(`${service} answered ${status}${typeof title === 'string' ? `: ${title}` : ''}`);
  }
}

export type BodyFault = 'not-json' | 'malformed' | 'too-large';

/** The service answered with success, and with a body that cannot be what was asked for. */
export class BodyError extends Error {
  override readonly name = 'BodyError';

  constructor(
    readonly service: string,
    readonly fault: BodyFault,
    readonly url: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`${service}: ${message}`, options);
  }
}
