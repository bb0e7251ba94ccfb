import type { CDPSession, Page } from '@playwright/test';

/** What is in use after everything that nobody holds was given back, in bytes. */
export interface Heap {
  readonly objects: number;
  /** Of typed arrays, which lie outside of the heap of objects. */
  readonly buffers: number;
}

interface Target {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string; readonly url: string };
}

/** Reads the heaps of a page and of its workers, by the protocol of the browser. */
export class Heaps {
  private readonly workers = new Map<string, string>();
  private readonly waiting = new Map<number, (text: string) => void>();
  private ids = 0;

  private constructor(private readonly session: CDPSession) {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }: Target) => {
      if (targetInfo.type === 'worker') this.workers.set(sessionId, targetInfo.url);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => void this.workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => this.hear(message));
  }

  static async of(page: Page): Promise<Heaps> {
    const heaps = new Heaps(await page.context().newCDPSession(page));
    await heaps.session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return heaps;
  }

  async page(): Promise<Heap> {
    await this.session.send('HeapProfiler.collectGarbage');
    return heapOf(await this.session.send('Runtime.getHeapUsage'));
  }

  /** Of the worker whose file has this name. */
  async worker(name: string): Promise<Heap> {
    const found = [...this.workers].find(([, url]) => url.includes(name));
    if (found === undefined) {
      throw new Error(`No worker has "${name}" in its address: ${[...this.workers.values()].join(', ')}`);
    }
    await this.tell(found[0], 'HeapProfiler.collectGarbage');
    return heapOf(await this.tell(found[0], 'Runtime.getHeapUsage'));
  }

  private async tell(sessionId: string, method: string): Promise<unknown> {
    const id = ++this.ids;
    const answer = new Promise<string>((resolve) => this.waiting.set(id, resolve));
    await this.session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    const { result } = JSON.parse(await answer) as { readonly result: unknown };
    return result;
  }

  private hear(text: string): void {
    const { id } = JSON.parse(text) as { readonly id?: number };
    if (id === undefined) return;
    this.waiting.get(id)?.(text);
    this.waiting.delete(id);
  }
}

function heapOf(usage: unknown): Heap {
  const { usedSize, backingStorageSize = 0 } = usage as {
    readonly usedSize: number;
    readonly backingStorageSize?: number;
  };
  return { objects: usedSize, buffers: backingStorageSize };
}
