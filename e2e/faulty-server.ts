import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request that the server received; preflights are requests too. */
export interface Received {
  readonly method: string;
  /** Without what says which faults it is to meet. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a request may meet, with what it meets when its address says nothing about it. */
const HARMLESS = {
  /** In ms, before anything is answered. */
  latency: 0,
  /** In ms, between the first half of the body and the second. */
  pause: 0,
  /** The connection is reset `before` the answer or in the `middle` of its body. */
  break: 'never',
  status: 200,
  /** json, html, malformed, empty; `half` has a content-length of twice its size, `large` is told beforehand, `endless` not. */
  body: 'json',
  /** json, html, text, none; what fits the body when it is not said. */
  type: '',
  /** ok, none, other-page; `unexposed` hides retry-after; `no-preflight`, `no-method` and `no-headers` refuse only requests that are asked for first. */
  cors: 'ok',
  'retry-after': '',
  /** `elsewhere`: to the same path at another name of this server; `closed`: there, where no page may read; `round`: to itself. */
  redirect: '',
  /** Only so many requests of a path meet all this, and the others nothing; 0 is all of them. */
  first: 0,
};
type Faults = typeof HARMLESS;

const LARGE = 4 * 1_048_576;
const PIECE = Buffer.alloc(65_536, ' ');
const PAGE = '<!doctype html><title>Shop</title><p>What this server does not know looks like this.</p>';
const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

export interface FaultyServer {
  /** Where it is, and the same server by another name, which is another origin to browsers. */
  readonly origin: string;
  readonly otherOrigin: string;
  readonly received: readonly Received[];
  readonly count: (method: string, path: string) => number;
  /** Ends whatever is under way; no socket and no timer is left. */
  readonly close: () => Promise<void>;
}

/**
 * A server on this machine that fails on demand, for tests of requests that really go out. What it is to do stands in
 * the address, as first parts of the path or as its query ("/latency=200/status=503/orders/7", "/orders/7?cors=none"):
 * so a base address can ask for it, too. Asked for nothing it answers 200, with JSON, to every page.
 */
export async function startFaultyServer(): Promise<FaultyServer> {
  const received: Received[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const met = new Map<string, number>();
  const later: Later = (ms, what) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      what();
    }, ms);
    timers.add(timer);
  };
  const server = createServer((request, response) => {
    const { path, faults } = faultsOf(request.url ?? '/');
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', headers } = request;
      received.push({ method, path, headers, body: Buffer.concat(parts).toString() });
      if (method === 'OPTIONS') {
        answerPreflight(request, response, faults);
        return;
      }
      const times = (met.get(path) ?? 0) + 1;
      met.set(path, times);
      const now = faults.first > 0 && times > faults.first ? HARMLESS : faults;
      later(now.latency, () => answer({ request, response, path, port: portOf(server), later }, now));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    received,
    count: (method, path) => received.filter((one) => one.method === method && one.path === path).length,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

type Later = (ms: number, what: () => void) => void;

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly port: number;
  readonly later: Later;
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`The server listens on no port: ${JSON.stringify(address)}`);
  }
  return address.port;
}

/** A misspelt fault would be a test of nothing, so it throws; other parts of a query are left in peace. */
function faultsOf(target: string): { readonly path: string; readonly faults: Faults } {
  const url = new URL(target, 'http://server');
  const parts = url.pathname.split('/').slice(1);
  const faults = { ...HARMLESS };
  while (/^[a-z-]+=/.test(parts[0] ?? '')) {
    const [name, value] = (parts.shift() ?? '').split('=');
    if (!set(faults, name, decodeURIComponent(value))) throw new Error(`There is no fault "${name}".`);
  }
  for (const [name, value] of url.searchParams) set(faults, name, value);
  return { path: `/${parts.join('/')}`, faults };
}

function set(faults: Faults, name: string, value: string): boolean {
  if (!isFault(name)) return false;
  Object.assign(faults, { [name]: typeof HARMLESS[name] === 'number' ? Number(value) : value });
  return true;
}

function isFault(name: string): name is keyof Faults {
  return Object.hasOwn(HARMLESS, name);
}

/** The leave to read an answer, as a page needs it that lies elsewhere. */
function leaveToRead({ cors }: Faults): Record<string, string> {
  if (cors === 'none') return {};
  return { 'access-control-allow-origin': cors === 'other-page' ? 'https://elsewhere.example' : '*' };
}

function answerPreflight({ headers }: IncomingMessage, response: ServerResponse, faults: Faults): void {
  if (faults.cors === 'none' || faults.cors === 'no-preflight') {
    response.writeHead(404).end();
    return;
  }
  const method = String(headers['access-control-request-method'] ?? '');
  const names = String(headers['access-control-request-headers'] ?? '');
  response.writeHead(204, {
    ...leaveToRead(faults),
    ...(faults.cors === 'no-method' ? {} : { 'access-control-allow-methods': method }),
    ...(faults.cors === 'no-headers' ? {} : { 'access-control-allow-headers': names }),
  });
  response.end();
}

function answer(call: Call, faults: Faults): void {
  const { request, response, path, port } = call;
  if (faults.break === 'before') {
    request.socket.resetAndDestroy();
    return;
  }
  const headers = leaveToRead(faults);
  if (faults['retry-after'] !== '') headers['retry-after'] = faults['retry-after'];
  if (faults.cors !== 'unexposed') headers['access-control-expose-headers'] = 'retry-after';
  if (faults.redirect !== '') {
    const closed = faults.redirect === 'closed' ? '/cors=none' : '';
    const elsewhere = `http://localhost:${port}${closed}${path}`;
    headers['location'] = faults.redirect === 'round' ? (request.url ?? '/') : elsewhere;
    response.writeHead(faults.status === HARMLESS.status ? 307 : faults.status, headers).end();
    return;
  }
  const type = faults.type === '' ? (faults.body === 'html' ? 'html' : 'json') : faults.type;
  if (type !== 'none') headers['content-type'] = TYPES[type] ?? type;
  sendBody(call, faults, headers);
}

function sendBody(call: Call, faults: Faults, headers: Record<string, string>): void {
  const { request, response, path } = call;
  if (faults.body === 'endless') {
    response.writeHead(faults.status, headers);
    if (request.method === 'HEAD') response.end();
    else pourOut(response);
    return;
  }
  const body = bodyOf(faults, request.method ?? '', path);
  const isHalf = faults.body === 'half';
  response.writeHead(faults.status, {
    ...headers,
    'content-length': String(body.length * (isHalf ? 2 : 1)),
    // Whoever waits for the other half has to see that it does not come.
    ...(isHalf ? { connection: 'close' } : {}),
  });
  if (request.method === 'HEAD' || (faults.break === 'never' && faults.pause === 0 && !isHalf)) {
    response.end(body);
    return;
  }
  sendInHalves(call, faults, body, isHalf);
}

function sendInHalves(
  { request, response, later }: Call,
  faults: Faults,
  body: Buffer,
  isHalf: boolean,
): void {
  const middle = Math.floor(body.length / 2);
  response.write(body.subarray(0, middle), () => {
    // Long enough for the beginning to arrive: a reset overtakes what has not been read.
    later(Math.max(faults.pause, 50), () => {
      if (faults.break === 'middle') request.socket.resetAndDestroy();
      else if (isHalf) response.write(body.subarray(middle), () => request.socket.end());
      else response.end(body.subarray(middle));
    });
  });
}

function bodyOf({ body }: Faults, method: string, path: string): Buffer {
  if (body === 'empty') return Buffer.alloc(0);
  if (body === 'html') return Buffer.from(PAGE);
  if (body === 'malformed') return Buffer.from('{\n  "items": [1, 2,],\n  "total": 2\n}');
  const text = JSON.stringify({ method, path, answered: true });
  return Buffer.from(body === 'large' ? text.padEnd(LARGE) : text);
}

/** As long as somebody reads. */
function pourOut(response: ServerResponse): void {
  const pour = (): void => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on('drain', pour);
  pour();
}
