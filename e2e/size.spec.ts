import { expect, test, type Page } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { ScriptBytes } from './pages/script-bytes';

/**
 * What the worker fetches five seconds after a run was opened, which on a busy machine is before the run is seen. It never
 * comes here, so that the run is seen to do without it.
 */
const LATER_IN_THE_WORKER = /\/(?:editor|teller|judging)-[^/]*\.js$/;

test('the start page answers a click with at most 90 KB of JavaScript, compressed', async ({ page }) => {
  await neverIdle(page);
  const scripts = new ScriptBytes(page);
  await page.goto('./');
  await page.getByRole('radio', { name: /Dark/ }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const kilobytes = await scripts.kilobytes();
  console.log(
    `until the start page answered a click: ${kilobytes.toFixed(1)} KB in ${scripts.names.length} files`,
  );
  expect(kilobytes).toBeGreaterThan(50);
  expect(kilobytes).toBeLessThanOrEqual(90);
});

test('Payment outage runs with canvas and charts with at most 330 KB of JavaScript, worker included', async ({
  page,
}) => {
  await neverIdle(page);
  await page.route(LATER_IN_THE_WORKER, async () => new Promise(() => undefined));
  const scripts = new ScriptBytes(page);
  const playground = new PlaygroundPage(page);
  await page.goto('./');
  await page.getByRole('link', { name: /Payment outage/ }).click();
  await playground.isReady();
  await playground.play();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
  await expect(playground.dock.locator('.recharts-surface').first()).toBeVisible();
  const kilobytes = await scripts.kilobytes();
  console.log(`until Payment outage ran: ${kilobytes.toFixed(1)} KB in ${scripts.names.length} files`);
  expect(scripts.names.filter((name) => name.startsWith('host'))).toHaveLength(1);
  expect(kilobytes).toBeLessThanOrEqual(330);
});

/** Whoever clicks before the page has come to rest: what it fetches when it is idle is not there yet. */
async function neverIdle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
}
