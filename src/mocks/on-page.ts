import { err, ok, type Result } from '../base/result';
import { AnsweringPage, type AnsweringOptions } from './page/answering-page';
import { containerOf } from './page/why-not-available';

export interface PageMocksOptions extends AnsweringOptions {
  /** The folder of the page, where the build lies; the service worker reaches no further. */
  readonly base?: URL;
}

export interface PageMocks {
  /**
   * The fetch of the browser. Browsers do not tell a service worker that a request was given up; when it was sent by
   * this, the signal that `answer` gets is raised with the one of the request.
   */
  readonly fetch: typeof fetch;
  /** What is still asked ends as a problem; from then on, nothing is answered. */
  stop(): void;
}

/**
 * Answers what the page itself fetches below mock/: "mock/orders/orders?page=2" asks the node "orders" of the run for
 * its "/orders?page=2". These are real requests, which the browser's network panel shows. The error is a sentence that
 * says why there is no service worker here.
 */
export async function startPageMocks(options: PageMocksOptions): Promise<Result<PageMocks, string>> {
  const container = containerOf(window);
  if (typeof container === 'string') return err(container);
  const base = new URL('./', options.base ?? document.baseURI);
  const page = new AnsweringPage(container, base, options, async (prefix, answer) => {
    const { pageWorker } = await import('./page/msw-worker');
    return pageWorker(prefix, answer);
  });
  const started = await page.start();
  if (!started.ok) return started;
  return ok({ fetch: (input, init) => page.fetch(input, init), stop: () => page.stop() });
}
