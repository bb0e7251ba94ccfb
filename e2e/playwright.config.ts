import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { BROWSER_ARGUMENTS } from '../src/cli/checks/browser-arguments';
import { findBrowser } from '../src/cli/checks/find-browser';
import { freePort } from '../src/cli/checks/free-port';

const PORT_NAME = 'BREAKWATER_E2E_PORT';

// Playwright reads this file again in every test process; they must all agree on the port.
const port = (process.env[PORT_NAME] ??= String(await freePort()));
const browser = await findBrowser();

export default defineConfig({
  testDir: '.',
  // Frames are measured last and alone: other tests beside them would be what is measured.
  projects: [
    { name: 'all', testMatch: '*.spec.ts', testIgnore: 'frames.spec.ts' },
    { name: 'frames', testMatch: 'frames.spec.ts', dependencies: ['all'] },
  ],
  outputDir: '../test-results',
  fullyParallel: true,
  // A test waits for the page about as long as the page works.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // Guards against what hangs, and no measure of speed: two browsers, a build's server and their pages share the cores.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // Deeds, network and console, with a picture of the end. To film every step takes as long as the test itself: what
    // has failed is filmed by running it again with `--last-failed --trace on`.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    // Needs a program that only Playwright's own download brings.
    video: 'off',
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...process.env, ...browser.env },
      args: [...BROWSER_ARGUMENTS],
    },
  },
  webServer: {
    // Not by npx: that would leave the server running when Playwright ends it.
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort --host 127.0.0.1`,
    cwd: '..',
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
