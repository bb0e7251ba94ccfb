import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { startFaultyServer, type FaultyServer } from './faulty-server';

const TOP = join(import.meta.dirname, '..');

/** As much of the driver as is used here: the page has the finished package, which these tests do not compile with. */
interface Driver {
  guard: (stack: readonly object[], options?: object) => Guarded;
  httpClient: (options: object) => { service: (name: string) => Service };
}
interface Guarded {
  attempt: (work: (context: { signal: AbortSignal }) => unknown, options?: object) => Promise<Settled>;
}
interface Service {
  attempt: (method: string, path: string) => Promise<Settled>;
}
interface Settled {
  readonly ok: boolean;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly attempts: number;
}
interface Timers {
  readonly live: Set<unknown>;
  set: number;
}
declare global {
  interface Window {
    breakwater: Driver;
    timers: Timers;
  }
}

const PAGE = `<!doctype html><title>Driver</title><script type="module">
  import * as breakwater from './breakwater.js';
  window.breakwater = breakwater;
</script>`;

/** Where the package lies as a page may have it, and a path that is never answered. */
interface Home {
  readonly origin: string;
  /** How many requests of that path have come, and how many were given up. */
  readonly silent: { begun: number; closed: number };
  readonly close: () => void;
}

async function startHome(module: Buffer): Promise<Home> {
  const silent = { begun: 0, closed: 0 };
  const server = createServer(({ url }, response) => {
    if (url === '/silent') {
      silent.begun++;
      response.on('close', () => silent.closed++);
    } else if (url === '/breakwater.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(module);
    } else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, silent, close };
}

let home: Home;
let server: FaultyServer;

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-driver-'));
  try {
    const script = join(TOP, 'src/build/make-driver.ts');
    await promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder], { cwd: TOP });
    home = await startHome(readFileSync(join(folder, 'breakwater.js')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  server = await startFaultyServer();
});

test.afterAll(async () => {
  await server.close();
  home.close();
});

test.beforeEach(async ({ page }) => {
  await page.addInitScript(noteTimers);
  await page.goto(home.origin);
  await page.waitForFunction(() => 'breakwater' in window);
});

test.afterEach(async ({ page }) => {
  await expect.poll(() => page.evaluate(() => window.timers.live.size)).toBe(0);
});

/** Knows which timers of the page are still to come. */
function noteTimers(): void {
  const timers: Timers = { live: new Set(), set: 0 };
  const begin = window.setTimeout.bind(window);
  const end = window.clearTimeout.bind(window);
  const noted = (run: () => void, ms: number): unknown => {
    timers.set++;
    const id: unknown = begin(() => {
      timers.live.delete(id);
      run();
    }, ms);
    timers.live.add(id);
    return id;
  };
  const forgotten = (id: number): void => {
    timers.live.delete(id);
    end(id);
  };
  Object.assign(window, { timers, setTimeout: noted, clearTimeout: forgotten });
}

/** What the calls of one guard come to that fetch an address one after another, or all at once. */
function fetchGuarded(
  page: Page,
  asked: { stack: readonly object[]; url: string; calls?: number; atOnce?: boolean; key?: string },
): Promise<Settled[]> {
  return page.evaluate(async ({ stack, url, calls = 1, atOnce = false, key }) => {
    const guarded = window.breakwater.guard(stack);
    const ask = (): Promise<Settled> => guarded.attempt(({ signal }) => fetch(url, { signal }), { key });
    const ends: Promise<Settled>[] = [];
    for (let call = 0; call < calls; call++) {
      ends.push(ask());
      if (!atOnce) await ends.at(-1);
    }
    return (await Promise.all(ends)).map(({ ok, kind, from, attempts }) => ({ ok, kind, from, attempts }));
  }, asked);
}

const RETRY = { kind: 'retry', settings: { initialDelayMs: 5 } };

test('an answer that takes too long is a timeout, and no timer is left', async ({ page }) => {
  const stack = [{ kind: 'timeout', settings: { afterMs: 150 } }];
  const url = `${server.origin}/latency=20000/slow`;
  expect(await fetchGuarded(page, { stack, url })).toMatchObject([{ ok: false, kind: 'timeout' }]);
  expect(await page.evaluate(() => window.timers.set)).toBe(1);
});

test('a connection that breaks is tried again', async ({ page }) => {
  const url = `${server.origin}/break=before/first=1/broken`;
  expect(await fetchGuarded(page, { stack: [RETRY], url })).toMatchObject([{ ok: true, attempts: 2 }]);
  expect(server.count('GET', '/broken')).toBe(2);
});

test('a service that says when to come again is asked no sooner', async ({ page }) => {
  const [settled, tookMs] = await page.evaluate(
    async ({ baseUrl, stack }) => {
      const client = window.breakwater.httpClient({ services: { busy: { baseUrl, stack } } });
      const start = performance.now();
      const { ok, attempts } = await client.service('busy').attempt('GET', '/orders');
      return [{ ok, attempts }, performance.now() - start] as const;
    },
    { baseUrl: `${server.origin}/status=503/retry-after=1/first=1`, stack: [RETRY] },
  );
  expect(settled).toEqual({ ok: true, attempts: 2 });
  expect(tookMs).toBeGreaterThan(1000);
  expect(server.count('GET', '/orders')).toBe(2);
});

test('an answer that the page may not read counts as nobody there', async ({ page }) => {
  const url = `${server.origin}/cors=none/closed`;
  expect(await fetchGuarded(page, { stack: [], url })).toMatchObject([{ ok: false, kind: 'unavailable' }]);
  expect(server.count('GET', '/closed')).toBe(1);
});

test('an open breaker rejects without a request', async ({ page }) => {
  const stack = [{ kind: 'circuit-breaker', settings: { failureThreshold: 2, openForMs: 60_000 } }];
  const ends = await fetchGuarded(page, { stack, url: `${server.origin}/status=500/failing`, calls: 6 });
  expect(ends.map(({ kind }) => kind)).toEqual([
    'error',
    'error',
    ...Array.from({ length: 4 }, () => 'short-circuited'),
  ]);
  expect(server.count('GET', '/failing')).toBe(2);
});

test('what many ask for at once, and again, is one request', async ({ page }) => {
  const stack = [{ kind: 'cache' }, { kind: 'single-flight' }];
  const url = `${server.origin}/latency=50/shared`;
  const atOnce = await fetchGuarded(page, { stack, url, calls: 5, atOnce: true, key: 'shared' });
  expect(atOnce.map(({ from }) => from)).toEqual(['call', 'shared', 'shared', 'shared', 'shared']);
  expect(server.count('GET', '/shared')).toBe(1);
  const inTurn = await fetchGuarded(page, { stack, url, calls: 3, key: 'shared' });
  expect(inTurn.map(({ from }) => from)).toEqual(['call', 'cache', 'cache']);
  expect(server.count('GET', '/shared')).toBe(2);
});

test('a request that its caller withdraws is withdrawn from the server', async ({ page }) => {
  const controller = await page.evaluateHandle(() => new AbortController());
  const settled = page.evaluate(async ({ signal }) => {
    const guarded = window.breakwater.guard([{ kind: 'timeout', settings: { afterMs: 30_000 } }]);
    const work = (context: { signal: AbortSignal }): unknown => fetch('./silent', { signal: context.signal });
    const { ok, kind, attempts } = await guarded.attempt(work, { signal });
    return { ok, kind, attempts };
  }, controller);
  await expect.poll(() => home.silent.begun).toBe(1);
  expect(home.silent.closed).toBe(0);
  await controller.evaluate((one) => one.abort('enough'));
  expect(await settled).toEqual({ ok: false, kind: 'cancelled', attempts: 1 });
  await expect.poll(() => home.silent.closed).toBe(1);
});
