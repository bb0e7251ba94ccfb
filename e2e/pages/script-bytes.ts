import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/** Counts the JavaScript that a page asks for, compressed as a web server would, workers included. */
export class ScriptBytes {
  private readonly sizes = new Map<string, Promise<number>>();

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on('response', this.count);
  }

  get names(): readonly string[] {
    return [...this.sizes.keys()].map((url) => url.replace(/.*\//, ''));
  }

  /** In KB of 1,000 bytes. What the page asks for from here on is not read: the test may end while it comes. */
  async kilobytes(): Promise<number> {
    this.page.off('response', this.count);
    const sizes = await Promise.all(this.sizes.values());
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  }

  private readonly count = (response: Response): void => {
    if (isScript(response)) this.sizes.set(response.url(), sizeOf(response));
  };
}

function isScript(response: Response): boolean {
  return new URL(response.url()).pathname.endsWith('.js');
}

async function sizeOf(response: Response): Promise<number> {
  return gzipSync(await response.body()).length;
}
