import { err, ok, type Result } from '../../base/result';
import type { HttpAnswer } from '../../worker/http';
import { takesBody, type ConsoleRequest } from './console-request';
import { answerFrom, whyUnanswered } from './wire-headers';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * `not-taken`: it never came to the run, which may be asked in another way. `no-answer`: nobody knows what became of
 * it. `refused`: the run could not be asked, or said nothing for too long.
 */
export interface WireFailure {
  readonly kind: 'not-taken' | 'no-answer' | 'refused';
  readonly reason: string;
}

/** Sends a request through the service worker of the page, as any page would send it. */
export async function fetchAnswer(
  fetch: Fetch,
  url: string,
  { method, headers, body }: ConsoleRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, WireFailure>> {
  try {
    const response = await fetch(url, {
      method,
      headers: headers.map(([name, value]) => [name, value]),
      ...(takesBody(method) && body !== '' && { body }),
      cache: 'no-store',
      signal,
    });
    const text = await response.text();
    return answerOf(response, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ kind: 'no-answer', reason: `The browser got no answer: ${reason.replace(/\.$/, '')}.` });
  }
}

function answerOf({ headers, status }: Response, body: string): Result<HttpAnswer, WireFailure> {
  const answer = answerFrom(status, headers, body);
  if (answer !== null) return ok(answer);
  const why = whyUnanswered(headers);
  if (why !== null) return err({ kind: 'refused', reason: why });
  const isProblem = (headers.get('content-type') ?? '').startsWith('application/problem+json');
  const detail = isProblem ? problemDetail(body) : null;
  // Any other status is of a page that has asked the run, which may still be at it.
  if (isProblem && status !== 503)
    return err({ kind: 'refused', reason: `${detail ?? 'The run does not answer'}.` });
  const reason = detail ?? 'The service worker let the request pass to the network';
  return err({ kind: 'not-taken', reason: `${reason}.` });
}

/** What a service worker says that has nobody to ask. */
function problemDetail(body: string): string | null {
  try {
    const { detail }: { readonly detail?: unknown } = JSON.parse(body);
    return typeof detail === 'string' ? detail.replace(/\.$/, '') : null;
  } catch {
    return null;
  }
}
