import { askedHeaders, isPlainMethod } from './cross-origin';
import type { WireAsk, WireTools } from './contract';
import { Verdicts } from './verdicts';

export const PAGE = 'http://127.0.0.1:4173';
export const SERVER = 'http://127.0.0.1:9000';

export const ASK: WireAsk = {
  method: 'GET',
  url: `${SERVER}/orders`,
  headers: [['accept', 'application/json']],
  body: null,
  timeoutMs: 1000,
};

export const POST: WireAsk = {
  ...ASK,
  method: 'POST',
  headers: [...ASK.headers, ['content-type', 'application/json']],
  body: '{}',
};

type Fetch = WireTools['fetch'];

/** What one request uses, of a page and a clock that stand still; `sent` is what went out. */
export function toolsFor(
  fetch: Fetch,
  more: Partial<WireTools> = {},
): { readonly tools: WireTools; readonly sent: Request[] } {
  const sent: Request[] = [];
  const recorded: Fetch = async (request) => {
    sent.push(request);
    return fetch(request);
  };
  const still = { wall: () => 0, secure: false, pageOrigin: PAGE, verdicts: new Verdicts() };
  return { tools: { ...still, fetch: recorded, ...more }, sent };
}

/** How a server treats a page of another origin, as far as a browser lets it. */
export interface Manners {
  /** Answers at all. */
  readonly isThere: boolean;
  readonly allowsOrigin: boolean;
  readonly allowsHeaders: boolean;
  readonly allowsMethod: boolean;
  /** Answers with a redirect to a place that is not there, or where no page may read. */
  readonly sendsTo: 'lost' | 'closed' | null;
}

export const GOOD: Manners = {
  isThere: true,
  allowsOrigin: true,
  allowsHeaders: true,
  allowsMethod: true,
  sendsTo: null,
};

/** A browser in front of such a server: what it refuses, and why, a page cannot tell apart. */
export function browserOf(manners: Partial<Manners>): Fetch {
  const server = { ...GOOD, ...manners };
  return async (request) => {
    if (!isLetThrough(server, request)) throw new TypeError('Failed to fetch');
    return server.sendsTo !== null && request.redirect === 'manual'
      ? pretending(Response.error(), { type: 'opaqueredirect' })
      : jsonResponse('{}');
  };
}

function isLetThrough(server: Manners, request: Request): boolean {
  if (!server.isThere) return false;
  const isFollowed = request.redirect === 'follow';
  if (server.sendsTo === 'lost' && isFollowed) return false;
  if (request.mode === 'no-cors') return true;
  if (server.sendsTo === 'closed' && isFollowed) return false;
  const asksForHeaders = askedHeaders([...request.headers]).length > 0;
  const asksForMethod = !isPlainMethod(request.method);
  return (
    server.allowsOrigin &&
    (server.allowsHeaders || !asksForHeaders) &&
    (server.allowsMethod || !asksForMethod)
  );
}

export function jsonResponse(text: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** A response that says of itself what only a browser can make it say. */
export function pretending(
  response: Response,
  facts: Partial<Pick<Response, 'type' | 'url' | 'redirected'>>,
): Response {
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(response, name, { value });
  return response;
}

/** A body that comes in parts, and at its end ends, breaks, or goes on for ever. */
export function bodyOf(
  parts: readonly string[],
  end: 'ends' | 'breaks' | 'hangs' = 'ends',
): { readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>; readonly wasLeft: () => boolean } {
  const left = [...parts];
  let isLeft = false;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        const next = left.shift();
        if (next !== undefined) controller.enqueue(new TextEncoder().encode(next));
        else if (end === 'ends') controller.close();
        else if (end === 'breaks') controller.error(new TypeError('network error'));
        else await new Promise(() => undefined);
      },
      cancel: () => {
        isLeft = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, wasLeft: () => isLeft };
}
