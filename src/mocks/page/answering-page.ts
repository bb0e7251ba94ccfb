import { err, ok, type Result } from '../../base/result';
import { ACCEPT_HEADER, answerOnPage, FETCH_HEADER, TOO_LATE, type AskRun } from './answer-on-page';
import { claimPage, type Container } from './claim';
import { MOCK_FOLDER, QUESTION } from './messages';
import { whyNotAvailable } from './why-not-available';

export interface AnsweringOptions {
  readonly answer: AskRun;
  /** Told when the service worker has gone and could not be had back, with the reason as a sentence. */
  readonly onLost?: (why: string) => void;
}

/** Of MSW in the page, what is needed here. */
export interface PageWorker {
  start(options: {
    readonly serviceWorker: { readonly url: string; readonly options: RegistrationOptions };
    readonly onUnhandledRequest: 'bypass';
    readonly quiet: true;
  }): Promise<unknown>;
  stop(): void;
}

type MakeWorker = (prefix: string, answer: (request: Request) => Promise<Response>) => Promise<PageWorker>;
type Started = Result<null, string>;

const SCRIPT = 'mockServiceWorker.js';
const START_MS = 5000;
const PATIENCE_MS = 60_000;

/** A page that answers what it sends below mock/ itself, for as long as it is not stopped. */
export class AnsweringPage {
  private readonly sent = new Map<string, AbortController>();
  private readonly open = new Set<AbortController>();
  private readonly listening = new AbortController();
  private readonly script: URL;
  private readonly prefix: string;
  private worker: PageWorker | undefined;
  private state: Promise<Started> = Promise.resolve(err('not started'));

  constructor(
    private readonly container: Container,
    private readonly base: URL,
    private readonly options: AnsweringOptions,
    private readonly makeWorker: MakeWorker,
  ) {
    this.script = new URL(SCRIPT, base);
    this.prefix = new URL(MOCK_FOLDER, base).href;
  }

  async start(): Promise<Started> {
    const { signal } = this.listening;
    // Before anything else: a service worker that has forgotten this page may ask while it starts.
    this.container.addEventListener('message', (event) => this.hear(event), { signal });
    this.container.startMessages();
    this.state = this.claimAndStart();
    const started = await this.state;
    if (!started.ok) this.stop();
    // Another tab may have brought a newer service worker, to which MSW of this page does not listen.
    else this.container.addEventListener('controllerchange', () => void this.startAgain(), { signal });
    return started;
  }

  stop(): void {
    this.listening.abort();
    for (const controller of this.open) controller.abort('The page has stopped answering');
    this.worker?.stop();
    this.worker = undefined;
  }

  async fetch(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    const request = new Request(input, init);
    const id = crypto.randomUUID();
    request.headers.set(FETCH_HEADER, id);
    const accept = request.headers.get('accept') ?? '';
    // MSW takes that for a request that it has to let pass.
    if (accept.includes('msw/passthrough')) {
      request.headers.set(ACCEPT_HEADER, accept);
      request.headers.set('accept', '*/*');
    }
    const controller = new AbortController();
    const drop = (): void => controller.abort('Whoever asked does not wait any more');
    request.signal.addEventListener('abort', drop, { once: true });
    this.sent.set(id, controller);
    try {
      return await fetch(request);
    } finally {
      this.sent.delete(id);
    }
  }

  private async claimAndStart(): Promise<Started> {
    const { script, base } = this;
    const claimed = await inTime(claimPage(this.container, script, base));
    if (!claimed.ok) return claimed;
    try {
      const worker = await this.makeWorker(this.prefix, (request) => this.answer(request));
      if (this.listening.signal.aborted) return err('The page has stopped answering');
      this.worker = worker;
      const options: RegistrationOptions = { scope: base.href, updateViaCache: 'none' };
      const serviceWorker = { url: script.href, options };
      return await inTime(
        worker.start({ serviceWorker, onUnhandledRequest: 'bypass', quiet: true }).then(() => ok(null)),
      );
    } catch (cause) {
      return err(whyNotAvailable(cause, script));
    }
  }

  private async startAgain(): Promise<void> {
    this.worker?.stop();
    this.worker = undefined;
    this.state = this.claimAndStart();
    const started = await this.state;
    if (started.ok || this.listening.signal.aborted) return;
    this.stop();
    this.options.onLost?.(started.error);
  }

  private hear({ data, ports }: MessageEvent<unknown>): void {
    if (isQuestion(data)) void this.state.then(({ ok: answers }) => ports[0]?.postMessage(answers));
  }

  private async answer(request: Request): Promise<Response> {
    const controller = this.sent.get(request.headers.get(FETCH_HEADER) ?? '') ?? new AbortController();
    const timer = setTimeout(() => controller.abort(TOO_LATE), PATIENCE_MS);
    this.open.add(controller);
    try {
      return await answerOnPage(this.options.answer, this.prefix, request, controller.signal);
    } finally {
      clearTimeout(timer);
      this.open.delete(controller);
    }
  }
}

function isQuestion(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === QUESTION;
}

function inTime(work: Promise<Started>): Promise<Started> {
  return new Promise((resolve, reject) => {
    const late = (): void => resolve(err(`The service worker did not start within ${START_MS / 1000} s`));
    const timer = setTimeout(late, START_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
