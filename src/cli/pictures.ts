import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { withServedBuild } from './checks/served-build';
import { SCREENS, type Screen } from './pictures/screens';

/**
 * `npm run pictures`: screenshots of every screen of the build, in three sizes and both themes, into `screenshots/`
 * (ignored by git). Words after it choose screens by their names: `npm run pictures -- outage-open start`.
 */
const FOLDER = resolve(import.meta.dirname, '../../screenshots');
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
  if (wanted.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await withServedBuild(async (browser, url) => {
    for (const size of SIZES) {
      for (const theme of THEMES) {
        for (const screen of chosen) await take(browser, url, screen, size, theme);
      }
    }
  });
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
