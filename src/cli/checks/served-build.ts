import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { BROWSER_ARGUMENTS } from './browser-arguments';
import { findBrowser } from './find-browser';
import { freePort } from './free-port';

const TOP = join(import.meta.dirname, '../../..');

/** Serves the build for as long as the work takes, with a browser beside it. */
export async function withServedBuild<Result>(
  work: (browser: Browser, url: string) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const vite = join(TOP, 'node_modules/vite/bin/vite.js');
  const place = ['--port', String(port), '--strictPort', '--host', '127.0.0.1'];
  const server = spawn(process.execPath, [vite, 'preview', ...place], { cwd: TOP, stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}/`;
    await answers(url);
    const found = await findBrowser();
    const browser = await chromium.launch({
      executablePath: found.executablePath,
      env: { ...process.env, ...found.env },
      args: [...BROWSER_ARGUMENTS],
    });
    try {
      return await work(browser, url);
    } finally {
      await browser.close();
    }
  } finally {
    server.kill();
  }
}

const GIVEN_UP_AFTER_MS = 30_000;

/** A busy machine takes a while to start a server. */
async function answers(url: string): Promise<void> {
  const begun = performance.now();
  while (performance.now() - begun < GIVEN_UP_AFTER_MS) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server of the build has not answered at ${url} within ${GIVEN_UP_AFTER_MS / 1000} s.`);
}
