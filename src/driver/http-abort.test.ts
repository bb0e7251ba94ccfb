import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { CancelledError } from './errors';
import { httpClient, type ServiceOptions } from './http-client';
import type { ServiceClient } from './http-service';
import { ManualClock, settle } from './manual-clock.test-support';
import { CountedAbort, watched } from './work.test-support';

const REASON = new Error('the page was left');

interface Request {
  readonly signal: AbortSignal;
  /** What the stream of its body was told when nobody wanted the rest. */
  readonly isEnded: () => boolean;
}

interface Lab {
  readonly clock: ManualClock;
  readonly controller: CountedAbort;
  readonly requests: Request[];
  readonly orders: ServiceClient<unknown>;
}

type Answer = (signal: AbortSignal) => Promise<Response>;

function lab(answer: Answer, service: Partial<ServiceOptions> = {}): Lab {
  const clock = new ManualClock();
  const requests: Request[] = [];
  const client = httpClient({
    clock,
    services: { orders: { baseUrl: 'http://orders.test', ...service } },
    fetch: async (_, init) => {
      const signal = ensure(init?.signal, 'a signal');
      let isEnded = false;
      requests.push({ signal, isEnded: () => isEnded });
      signal.addEventListener('abort', () => (isEnded = true));
      return answer(signal);
    },
  });
  return { clock, controller: new CountedAbort(), requests, orders: client.service('orders') };
}

/** As fetch does when its signal is aborted before the headers have come. */
const noHeaders: Answer = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

/** The headers and the first bytes come; the stream fails when the signal is aborted. */
const halfABody: Answer = (signal) => {
  const body = new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode('{"items":['));
      signal.addEventListener('abort', () => stream.error(new DOMException('aborted', 'AbortError')));
    },
  });
  return Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }));
};

const comeBackLater: Answer = () =>
  Promise.resolve(new Response('busy', { status: 503, headers: { 'retry-after': '5' } }));

/** A service that does not even hear that nobody wants its answer any more. */
const deaf: Answer = () => new Promise(() => {});

describe('a request that is withdrawn', () => {
  it.each([
    ['before the headers', noHeaders, 0, 1, 0],
    ['in the middle of the body', halfABody, 0, 1, 0],
    ['while it waits as long as Retry-After says', comeBackLater, 1000, 1, 0],
    ['from a service that does not hear it', deaf, 0, 1, 1],
  ] as const)(
    'DR-10 HT-7: %s is over at once, and leaves nothing behind',
    async (_, answer, ms, requests, zombies) => {
      const { orders, clock, controller, ...made } = lab(answer);
      const seen = watched(orders.get('/orders', { signal: controller.signal }));
      await clock.pass(ms);
      await new Promise((resolve) => setTimeout(resolve));
      expect([seen.isOver, made.requests.length]).toEqual([false, requests]);
      controller.abort(REASON);
      await settle();
      expect(seen.error).toBeInstanceOf(CancelledError);
      expect(seen.error).toMatchObject({ reason: REASON });
      expect([controller.listeners, clock.timersLeft]).toEqual([0, 0]);
      const [request] = made.requests;
      const wasAtWork = answer !== comeBackLater;
      expect([request.signal.aborted, request.isEnded()]).toEqual([wasAtWork, wasAtWork]);
      if (wasAtWork) expect(request.signal.reason).toBe(REASON);
      // Streams take turns of their own.
      await new Promise((resolve) => setTimeout(resolve));
      expect(orders.guarded.stats()).toMatchObject({ underWay: 0, running: 0, zombies });
      await clock.pass(60_000);
      expect(made.requests.length).toBe(requests);
    },
  );

  it('DR-10 HT-9: while its own fallback is asked is over at once, and what that answers is nobody’s', async () => {
    const services: readonly Partial<ServiceOptions>[] = [
      { stack: [] },
      { stack: [], fallback: () => 'of the service' },
    ];
    for (const service of services) {
      const { orders, controller } = lab(comeBackLater, service);
      let answerInstead = (_answer: string): void => {};
      let asked = 0;
      const fallback = (): Promise<string> => {
        asked++;
        return new Promise((resolve) => (answerInstead = resolve));
      };
      const withdrawn = watched(orders.get('/orders', { signal: controller.signal, fallback }));
      await new Promise((resolve) => setTimeout(resolve));
      expect([asked, withdrawn.isOver]).toEqual([1, false]);
      controller.abort(REASON);
      await settle();
      expect(withdrawn.error).toMatchObject({ name: 'CancelledError', reason: REASON });
      expect(controller.listeners).toBe(0);
      answerInstead('too late');
      expect(orders.guarded.stats()).toMatchObject({ underWay: 0, running: 0, zombies: 0 });

      const answered = watched(orders.get('/orders', { fallback }));
      await new Promise((resolve) => setTimeout(resolve));
      answerInstead('instead');
      await settle();
      expect(answered.value).toBe('instead');
    }
  });
});
