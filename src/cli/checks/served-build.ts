import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { BROWSER_ARGUMENTS } from './browser-arguments';
import { findBrowser } from './find-browser';
import { freePort } from './free-port';

const TOP = resolve(import.meta.dirname, '../../..');

/** Serves the build for as long as the work takes, with a browser beside it. */
export async function withServedBuild<Result>(
  work: (browser: Browser, url: string) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const vite = join(TOP, 'node_modules/vite/bin/vite.js');
  const place = ['--port', String(port), '--strictPort', '--host', '127.0.0.1'];
  const server = spawn(process.execPath, [vite, 'preview', ...place], { cwd: TOP, stdio: 'ignore' });
  try {
    const found = await findBrowser();
    const browser = await chromium.launch({
      executablePath: found.executablePath,
      env: { ...process.env, ...found.env },
      args: [...BROWSER_ARGUMENTS],
    });
    try {
      return await work(browser, `http://127.0.0.1:${port}/`);
    } finally {
      await browser.close();
    }
  } finally {
    server.kill();
  }
}
