import type { Container } from './claim';
import { GREETING, PROTOCOL } from './messages';

/** A service worker as a page sees it. It greets back, unless it has nothing to say, as one of long ago. */
export class FakeServiceWorker extends EventTarget {
  state: ServiceWorkerState = 'activated';

  constructor(
    private readonly says: unknown = PROTOCOL,
    readonly scriptURL = 'https://host.example/lab/mockServiceWorker.js',
  ) {
    super();
  }

  postMessage(message: unknown, [port]: MessagePort[]): void {
    if (message === GREETING && this.says !== null) port.postMessage(this.says);
    port.close();
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** What a page has of its service worker, by name of what is there. */
export class FakeRegistration {
  active: FakeServiceWorker | null = null;
  installing: FakeServiceWorker | null = null;
  waiting: FakeServiceWorker | null = null;
  updates = 0;
  onUpdate: () => Promise<void> = async () => undefined;

  async update(): Promise<void> {
    this.updates += 1;
    await this.onUpdate();
  }
}

export class FakeContainer extends EventTarget {
  controller: FakeServiceWorker | null = null;
  registration = new FakeRegistration();
  readonly registered: unknown[] = [];
  refusal: Error | undefined;

  async getRegistration(): Promise<FakeRegistration | undefined> {
    return this.registration.active === null ? undefined : this.registration;
  }

  async register(script: URL, options: RegistrationOptions): Promise<FakeRegistration> {
    this.registered.push([script.href, options]);
    if (this.refusal !== undefined) throw this.refusal;
    return this.registration;
  }

  startMessages(): void {
    this.started = true;
  }
  started = false;

  take(worker: FakeServiceWorker): void {
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

/** The fake in the place of the browser's own, of which it has what is used. */
export function asContainer(fake: FakeContainer): Container {
  return fake as object as Container;
}
