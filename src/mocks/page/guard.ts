import { problemResponse } from '../problem-document';
import { GREETING, MOCK_FOLDER, PROTOCOL, QUESTION } from './messages';

/** A page that has had a moment and says nothing is not going to. */
const SILENCE_MS = 5000;

/** Of a service worker's scope, what the guard uses. */
export interface GuardedScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    get(id: string): Promise<PageClient | undefined>;
    claim(): Promise<void>;
  };
  addEventListener(type: 'fetch', listener: (event: FetchLike) => void): void;
  addEventListener(type: 'message', listener: (event: MessageLike) => void): void;
}

export interface PageClient {
  readonly id: string;
  readonly type: string;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

/** What MSW's own code reads of the event of a fetch. */
export interface Fetched {
  readonly request: Request;
  readonly clientId: string;
}

export interface FetchLike extends Fetched {
  respondWith(response: Promise<Response>): void;
  stopImmediatePropagation(): void;
}

export interface MessageLike {
  readonly data: unknown;
  readonly ports: readonly Pick<MessagePort, 'postMessage'>[];
  waitUntil(work: Promise<void>): void;
}

/** What the script of MSW keeps and does. */
export interface MswInside {
  /** Ids of the pages that answer; forgotten whenever the browser stops an idle service worker. */
  readonly active: Set<string>;
  handle(event: Fetched, id: string, at: number): Promise<Response>;
}

/**
 * Stands before MSW in the service worker. MSW by itself takes every request of a page and asks the page about it,
 * also for the page's own code; here everything but mock/ is left to the browser. It also forgets which pages answer
 * when the browser stops it for a while, and lets a page in front answer for one behind it; here a page is asked
 * whether it still answers, and only about requests of its own.
 */
export function guardMocks(scope: GuardedScope, msw: () => MswInside): void {
  const prefix = new URL(MOCK_FOLDER, scope.registration.scope).href;
  scope.addEventListener('fetch', (event) => {
    event.stopImmediatePropagation();
    const { url, mode } = event.request;
    if (url.startsWith(prefix) && mode !== 'navigate') event.respondWith(answer(scope, msw(), event));
  });
  scope.addEventListener('message', (event) => {
    if (event.data !== GREETING) return;
    event.waitUntil(scope.clients.claim().then(() => event.ports[0]?.postMessage(PROTOCOL)));
  });
}

async function answer(scope: GuardedScope, msw: MswInside, event: Fetched): Promise<Response> {
  const client = await scope.clients.get(event.clientId);
  if (client?.type !== 'window') {
    return unanswered(
      event,
      'Only what a page itself sends is answered, and this came from a worker or a frame',
    );
  }
  if (!msw.active.has(client.id)) {
    if (!(await isAnswering(client))) {
      return unanswered(event, 'The page that sent this does not answer for mock services: reload it');
    }
    msw.active.add(client.id);
  }
  return msw.handle(event, crypto.randomUUID(), Date.now());
}

/** Messages reach a page also while it is hidden and its timers are slow. */
function isAnswering(client: PageClient): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(false), SILENCE_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      port1.close();
      resolve(data === true);
    };
    client.postMessage({ type: QUESTION }, [port2]);
  });
}

function unanswered(event: Fetched, detail: string): Response {
  const { pathname } = new URL(event.request.url);
  return problemResponse({ status: 503, title: 'Nobody answers', detail, instance: pathname });
}
