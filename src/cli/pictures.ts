import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { BROWSER_ARGUMENTS } from './checks/browser-arguments';
import { findBrowser } from './checks/find-browser';
import { freePort } from './checks/free-port';
import { SCREENS, type Screen } from './pictures/screens';

/**
 * `npm run pictures`: screenshots of every screen of the build, in three sizes and both themes, into `screenshots/`
 * (ignored by git). Words after it choose screens by their names: `npm run pictures -- outage-open start`.
 */
const TOP = resolve(import.meta.dirname, '../..');
const FOLDER = join(TOP, 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const THEMES = ['dark', 'light'] as const;

const wanted = process.argv.slice(2);
const screens = wanted.length === 0 ? SCREENS : SCREENS.filter(({ name }) => wanted.includes(name));
if (screens.length === 0) {
  throw new Error(`No screen is called so. There are: ${SCREENS.map(({ name }) => name).join(', ')}`);
}
await main(screens);

async function main(chosen: readonly Screen[]): Promise<void> {
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [
      join(TOP, 'node_modules/vite/bin/vite.js'),
      'preview',
      '--port',
      String(port),
      '--strictPort',
      '--host',
      '127.0.0.1',
    ],
    { cwd: TOP, stdio: 'ignore' },
  );
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env },
    args: [...BROWSER_ARGUMENTS],
  });
  try {
    if (wanted.length === 0) rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const size of SIZES) {
      for (const theme of THEMES) {
        for (const screen of chosen) await take(browser, `http://127.0.0.1:${port}/`, screen, size, theme);
      }
    }
  } finally {
    await browser.close();
    server.kill();
  }
}

async function take(
  browser: Browser,
  url: string,
  screen: Screen,
  viewport: (typeof SIZES)[number],
  colorScheme: (typeof THEMES)[number],
): Promise<void> {
  const phone = viewport.width < 640;
  const steps = phone ? screen.phone : screen.desk;
  if (steps === undefined) return;
  const page = await browser.newPage({
    baseURL: url,
    viewport,
    colorScheme,
    deviceScaleFactor: phone ? 2 : 1,
  });
  const name = `${screen.name}-${viewport.width}x${viewport.height}-${colorScheme}.png`;
  try {
    await page.goto(url);
    await steps(page);
    await page.screenshot({ path: join(FOLDER, name) });
    console.log(`screenshots/${name}`);
  } finally {
    await page.close();
  }
}
