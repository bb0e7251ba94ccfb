import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

/** Counts the JavaScript that a page asks for, compressed as a web server would, workers included. */
export class ScriptBytes {
  private readonly sizes = new Map<string, Promise<number>>();

  constructor(page: Page) {
    page.on('response', (response) => {
      if (isScript(response)) this.sizes.set(response.url(), sizeOf(response));
    });
  }

  get names(): readonly string[] {
    return [...this.sizes.keys()].map((url) => url.replace(/.*\//, ''));
  }

  /** In KB of 1,000 bytes. */
  async kilobytes(): Promise<number> {
    const sizes = await Promise.all(this.sizes.values());
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  }
}

function isScript(response: Response): boolean {
  return new URL(response.url()).pathname.endsWith('.js');
}

async function sizeOf(response: Response): Promise<number> {
  return gzipSync(await response.body()).length;
}
