import { problemResponse } from '../problem-document';

/** Names a request between the page that sends it and the page that answers it; nobody else sees it. */
export const FETCH_HEADER = 'x-breakwater-fetch';

/** Carries a value of "accept" that MSW would take for a word to itself. */
export const ACCEPT_HEADER = 'x-breakwater-accept';

export type PageHeaders = readonly (readonly [name: string, value: string])[];

/** What the page asks of a node of the run. */
export interface PageAsk {
  readonly node: string;
  readonly method: string;
  /** What comes after the node: "/orders?status=pending". */
  readonly path: string;
  readonly headers: PageHeaders;
  readonly body: string;
}

/** What it hears; further members, such as the request of the run that it was, are for others. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: PageHeaders;
  readonly body: string;
}

/** Whoever hands a request to the run. The signal says that nobody waits any more. */
export type AskRun = (ask: PageAsk, signal: AbortSignal) => Promise<PageAnswer>;

/** Statuses whose responses have no body, by the standard. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** The answer of the run to a request below `prefix`, which ends in "mock/"; a problem where there is none. */
export async function answerOnPage(
  askRun: AskRun,
  prefix: string,
  request: Request,
  signal: AbortSignal,
): Promise<Response> {
  const instance = new URL(request.url).pathname;
  const ask = await askOf(prefix, request);
  if (ask === undefined) {
    const detail = `Name a part of the scenario after /mock/, as in /mock/orders/orders; this was ${instance}`;
    return problemResponse({ status: 404, title: 'No part named', detail, instance });
  }
  if (signal.aborted) {
    const detail = asError(signal.reason).message;
    return problemResponse({ status: 503, title: 'The run was not asked', detail, instance });
  }
  try {
    return responseOf(await settled(askRun(ask, signal), signal), request.method, instance);
  } catch (cause) {
    // Not 503, after which it may be sent once more: the run has it.
    const { message: detail } = asError(cause);
    const title = detail === TOO_LATE ? 'No answer in time' : 'The run does not answer';
    return problemResponse({ status: 504, title, detail, instance });
  }
}

/** Why a signal is raised when the run has had all the time that a page gives it. */
export const TOO_LATE =
  'The run has not answered for a minute: it may be paused, or the moment may lie in the past';

async function askOf(prefix: string, request: Request): Promise<PageAsk | undefined> {
  const [, segment, rest] = /^([^/?#]+)([^#]*)/.exec(request.url.slice(prefix.length)) ?? [];
  const node = segment === undefined ? undefined : decoded(segment);
  if (node === undefined) return undefined;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  const accept = request.headers.get(ACCEPT_HEADER);
  const headers = [...request.headers]
    .filter(([name]) => name !== FETCH_HEADER && name !== ACCEPT_HEADER)
    .map(([name, value]) => [name, name === 'accept' ? (accept ?? value) : value] as const);
  return { node, method: request.method, path, headers, body: await request.text() };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The answer, or the reason of the signal, whichever comes first: also who never settles is not waited for. */
function settled(answer: Promise<PageAnswer>, signal: AbortSignal): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(asError(signal.reason));
    signal.addEventListener('abort', give, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function responseOf({ status, headers, body }: PageAnswer, method: string, instance: string): Response {
  const list = headers.map(([name, value]): [string, string] => [name, value]);
  const isEmpty = WITHOUT_BODY.has(status) || method === 'HEAD';
  try {
    return new Response(isEmpty ? null : body, { status, headers: list });
  } catch {
    return untakenResponse(status, list, instance);
  }
}

/** In place of an answer that no browser takes from a page, with what the run says of it. */
function untakenResponse(status: number, headers: [string, string][], instance: string): Response {
  const detail = `The answer came with the status ${status}, and its status or a header of it is none that a browser takes.`;
  const response = problemResponse({ status: 502, title: 'Not an answer of HTTP', detail, instance });
  for (const [name, value] of headers) if (OF_THE_RUN.test(name)) response.headers.set(name, value);
  return response;
}

const OF_THE_RUN = /^x-breakwater-/;
