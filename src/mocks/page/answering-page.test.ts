import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FETCH_HEADER, type AskRun, type PageAnswer, type PageAsk } from './answer-on-page';
import { AnsweringPage } from './answering-page';
import { asContainer, FakeContainer, FakeServiceWorker } from './fakes.test-support';
import { QUESTION } from './messages';

const base = new URL('https://host.example/lab/');
let container: FakeContainer;
let answers: ((request: Request) => Promise<Response>)[];
const start = vi.fn<(options: object) => Promise<undefined>>(async () => undefined);
const stop = vi.fn<() => void>();
const onLost = vi.fn<(why: string) => void>();

beforeEach(() => {
  vi.clearAllMocks();
  answers = [];
  container = new FakeContainer();
  const worker = new FakeServiceWorker();
  container.registration.active = worker;
  container.controller = worker;
});
afterEach(() => vi.unstubAllGlobals());

function pageWith(answer: AskRun): AnsweringPage {
  return new AnsweringPage(asContainer(container), base, { answer, onLost }, async (_prefix, answerOne) => {
    answers.push(answerOne);
    return { start, stop };
  });
}

const done: PageAnswer = { status: 200, headers: [], body: 'done' };
const never: AskRun = () => new Promise(() => undefined);

function sent(headers: Record<string, string> = {}): Promise<Response> {
  return answers[answers.length - 1](new Request(`${base.href}mock/orders/x`, { headers }));
}

function question(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      port1.close();
      resolve(data);
    };
  });
  container.dispatchEvent(new MessageEvent('message', { data: { type: QUESTION }, ports: [port2] }));
  return answer;
}

describe('a page that answers for mock services', () => {
  it('starts MSW quietly, for its own folder, and answers', async () => {
    const page = pageWith(async ({ node }) => ({ ...done, body: node }));
    expect(await page.start()).toEqual({ ok: true, value: null });
    expect(start).toHaveBeenCalledWith({
      serviceWorker: {
        url: `${base.href}mockServiceWorker.js`,
        options: { scope: base.href, updateViaCache: 'none' },
      },
      onUnhandledRequest: 'bypass',
      quiet: true,
    });
    expect(await (await sent()).text()).toBe('orders');
    expect(await question()).toBe(true);
  });

  it('does not start where there is no service worker', async () => {
    container.registration.active = null;
    container.refusal = new TypeError('no');
    expect(await pageWith(never).start()).toMatchObject({ ok: false });
    expect(start).not.toHaveBeenCalled();
  });

  it('says so when MSW cannot be had', async () => {
    const page = new AnsweringPage(asContainer(container), base, { answer: never }, () =>
      Promise.reject(new Error('chunk gone')),
    );
    expect(await page.start()).toEqual({ ok: false, error: expect.stringContaining('chunk gone') });
  });

  it('starts anew under another service worker, and is lost when it cannot', async () => {
    await pageWith(async () => done).start();
    const newer = new FakeServiceWorker();
    container.registration.active = newer;
    container.take(newer);
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(2));
    expect(stop).toHaveBeenCalledTimes(1);
    expect(await question()).toBe(true);
    expect(onLost).not.toHaveBeenCalled();
    container.registration.active = null;
    container.refusal = new TypeError('A bad HTTP response code (404)');
    container.take(newer);
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledWith(expect.stringContaining('is gone')));
    expect(stop).toHaveBeenCalledTimes(2);
  });

  it('ends what is open when it stops', async () => {
    const page = pageWith(never);
    await page.start();
    const open = sent();
    await new Promise((resolve) => setTimeout(resolve, 5));
    page.stop();
    expect((await open).status).toBe(504);
    expect(stop).toHaveBeenCalledTimes(1);
    container.take(new FakeServiceWorker());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('gives up a request that nobody answers', async () => {
    vi.useFakeTimers();
    try {
      const page = pageWith(never);
      const started = page.start();
      await vi.advanceTimersByTimeAsync(100);
      await started;
      const open = sent();
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await open).status).toBe(504);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells the run when whoever asked by its own fetch has gone', async () => {
    const given: AbortSignal[] = [];
    const page = pageWith((_ask, signal) => {
      given.push(signal);
      return new Promise(() => undefined);
    });
    await page.start();
    // The browser brings the request back to the page, by way of the service worker.
    vi.stubGlobal('fetch', (request: Request) =>
      Promise.race([
        sent({ [FETCH_HEADER]: String(request.headers.get(FETCH_HEADER)) }),
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
        }),
      ]),
    );
    const controller = new AbortController();
    const open = page.fetch(`${base.href}mock/orders/x`, { signal: controller.signal });
    await vi.waitFor(() => expect(given).toHaveLength(1));
    expect(given[0].aborted).toBe(false);
    controller.abort();
    await expect(open).rejects.toThrow('gone');
    expect(given[0].aborted).toBe(true);
  });

  it('has MSW take a request that names its own word for one to let pass', async () => {
    const heard: PageAsk[] = [];
    const page = pageWith(async (ask) => {
      heard.push(ask);
      return done;
    });
    await page.start();
    const seen: (string | null)[] = [];
    vi.stubGlobal('fetch', async (request: Request) => {
      seen.push(request.headers.get('accept'));
      return answers[0](request);
    });
    await page.fetch(`${base.href}mock/orders/x`, { headers: { accept: 'msw/passthrough' } });
    expect(seen).toEqual(['*/*']);
    expect(heard).toMatchObject([{ headers: [['accept', 'msw/passthrough']] }]);
  });
});
