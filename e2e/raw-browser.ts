import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** What a request of a tab was answered with. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly byServiceWorker: boolean;
}

/**
 * A browser without Playwright, by the protocol alone. Playwright's pages always say that they are visible, so that what
 * a page does behind another tab can only be seen here.
 */
export class RawBrowser {
  private ids = 0;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly listeners = new Set<(message: Message) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly commands: Writable,
    messages: Readable,
    private readonly folder: string,
  ) {
    let rest = '';
    messages.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.take(JSON.parse(part) as Message);
    });
  }

  static async start(
    program: string,
    options: readonly string[],
    env: NodeJS.ProcessEnv,
  ): Promise<RawBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'breakwater-'));
    const own = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${folder}`, 'about:blank'];
    const child = spawn(program, [...options, ...own], {
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const [, , , commands, messages] = child.stdio;
    if (!(commands instanceof Writable) || !(messages instanceof Readable)) {
      throw new Error('The browser has no pipes for its protocol.');
    }
    return new RawBrowser(child, commands, messages, folder);
  }

  async send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    const id = ++this.ids;
    const message = await new Promise<Message>((resolve) => {
      this.waiting.set(id, resolve);
      this.commands.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
    if (message.error !== undefined) throw new Error(`${method}: ${message.error.message}`);
    return message.result;
  }

  listen(listener: (message: Message) => void): void {
    this.listeners.add(listener);
  }

  /** Opens an address in a tab before all others. */
  async open(url: string): Promise<RawTab> {
    const target = (await this.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const attached = (await this.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: true,
    })) as { sessionId: string };
    const tab = new RawTab(this, target.targetId, attached.sessionId);
    await tab.begin(url);
    return tab;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private take(message: Message): void {
    if (message.id === undefined) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    this.waiting.get(message.id)?.(message);
    this.waiting.delete(message.id);
  }
}

/** One tab of it. */
export class RawTab {
  /** Of the requests whose address has `/mock/` in it, in their order. */
  readonly answers: Answer[] = [];

  constructor(
    private readonly browser: RawBrowser,
    private readonly targetId: string,
    private readonly sessionId: string,
  ) {
    browser.listen(({ method, params, sessionId: from }) => {
      if (from !== sessionId || method !== 'Network.responseReceived') return;
      const { response } = params as {
        response: { url: string; status: number; mimeType: string; fromServiceWorker?: boolean };
      };
      if (!new URL(response.url).pathname.includes('/mock/')) return;
      const { url, status, mimeType, fromServiceWorker = false } = response;
      this.answers.push({ url, status, type: mimeType, byServiceWorker: fromServiceWorker });
    });
  }

  async begin(url: string): Promise<void> {
    await this.send('Network.enable');
    await this.send('Page.enable');
    await this.send('Page.navigate', { url });
  }

  async toFront(): Promise<void> {
    await this.browser.send('Target.activateTarget', { targetId: this.targetId });
  }

  /** Without anything that the browser has kept. */
  async reloadHard(): Promise<void> {
    await this.read('void (window.isOld = true)');
    await this.send('Page.reload', { ignoreCache: true });
    for (let isOld: unknown = true; isOld !== false;) {
      isOld = await this.read('window.isOld === true').catch(() => true);
    }
  }

  async read(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };
    if (exceptionDetails !== undefined) {
      throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? 'it threw'}`);
    }
    return result.value;
  }

  /** The first button of that name below a selector. False when it is not there, or does not act yet. */
  async clickButton(within: string, name: string): Promise<boolean> {
    const clicked = await this.read(`(() => {
      const buttons = [...document.querySelectorAll(${JSON.stringify(`${within} button`)})];
      const found = buttons.find((button) =>
        [button.ariaLabel, button.textContent].includes(${JSON.stringify(name)}) &&
        button.ariaDisabled !== 'true');
      found?.click();
      return found !== undefined;
    })()`);
    return clicked === true;
  }

  async press(key: string): Promise<void> {
    const event = `new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true })`;
    await this.read(`void document.body.dispatchEvent(${event})`);
  }

  async textOf(selector: string): Promise<unknown> {
    return this.read(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
  }

  private send(method: string, params: object = {}): Promise<unknown> {
    return this.browser.send(method, params, this.sessionId);
  }
}
