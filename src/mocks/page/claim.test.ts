import { beforeEach, describe, expect, it, vi } from 'vitest';
import { claimPage } from './claim';
import { asContainer, FakeContainer, FakeServiceWorker } from './fakes.test-support';

const script = new URL('https://host.example/lab/mockServiceWorker.js');
const scope = new URL('https://host.example/lab/');
let container: FakeContainer;
beforeEach(() => {
  container = new FakeContainer();
});

const claim = () => claimPage(asContainer(container), script, scope);

describe('a page', () => {
  it('gets the service worker that it has, when there is no newer one', async () => {
    const worker = new FakeServiceWorker();
    container.registration.active = worker;
    container.controller = worker;
    expect(await claim()).toEqual({ ok: true, value: null });
    expect(container.registered).toEqual([]);
    expect(container.registration.updates).toBe(1);
  });

  it('registers its own where another one has been', async () => {
    const other = new FakeServiceWorker(undefined, 'https://host.example/lab/other.js');
    const worker = new FakeServiceWorker();
    container.registration.active = other;
    container.registration.installing = worker;
    container.registration.onUpdate = async () => {
      container.registration.active = worker;
      container.take(worker);
    };
    expect((await claim()).ok).toBe(true);
    expect(container.registered).toEqual([[script.href, { scope: scope.href, updateViaCache: 'none' }]]);
  });

  it('waits until a first one is active, and has taken the page', async () => {
    const worker = new FakeServiceWorker();
    worker.state = 'installing';
    container.registration.installing = worker;
    const claimed = claim();
    let isDone = false;
    void claimed.then(() => (isDone = true));
    await settle();
    expect(isDone).toBe(false);
    container.registration.active = worker;
    worker.become('activated');
    await settle();
    expect(isDone).toBe(false);
    container.take(worker);
    expect(await claimed).toEqual({ ok: true, value: null });
    expect(container.registration.updates).toBe(0);
  });

  it('takes the newer one that an update brings', async () => {
    const [old, newer] = [new FakeServiceWorker(), new FakeServiceWorker()];
    const { registration } = container;
    registration.active = old;
    container.controller = old;
    registration.onUpdate = async () => {
      newer.state = 'installing';
      registration.installing = newer;
      setTimeout(() => {
        registration.active = newer;
        newer.become('activated');
        container.take(newer);
      });
    };
    expect((await claim()).ok).toBe(true);
    expect(container.controller).toBe(newer);
  });

  it('keeps the old one when no newer one can be had', async () => {
    const old = new FakeServiceWorker();
    container.registration.active = old;
    container.controller = old;
    container.registration.onUpdate = () => Promise.reject(new TypeError('offline'));
    expect((await claim()).ok).toBe(true);
  });

  it('keeps the old one while the newer one cannot come in yet', async () => {
    const [old, newer] = [new FakeServiceWorker(), new FakeServiceWorker()];
    newer.state = 'installed';
    container.registration.active = old;
    container.registration.waiting = newer;
    container.controller = old;
    expect((await claim()).ok).toBe(true);
  });

  it.each([
    ['one of long ago', null],
    ['another version', 2],
  ])('does not use %s', async (_what, says) => {
    const worker = new FakeServiceWorker(says);
    container.registration.active = worker;
    container.controller = worker;
    vi.useFakeTimers();
    try {
      const claimed = claim();
      await vi.advanceTimersByTimeAsync(2000);
      expect(await claimed).toEqual({ ok: false, error: expect.stringContaining('of another version') });
    } finally {
      vi.useRealTimers();
    }
  });

  it('hears why it gets none', async () => {
    container.refusal = new TypeError(
      'A bad HTTP response code (404) was received when fetching the script.',
    );
    expect(await claim()).toEqual({ ok: false, error: expect.stringContaining('is gone') });
  });

  it('hears when its first one could not be run', async () => {
    const worker = new FakeServiceWorker();
    worker.state = 'redundant';
    container.registration.installing = worker;
    expect(await claim()).toEqual({ ok: false, error: expect.stringContaining('could not be run') });
  });
});

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
