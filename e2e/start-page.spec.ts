import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { TITLES } from '../src/scenario/library/titles';
import { runScenario } from '../src/scenario/run-scenario';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Collects what the page complains about, from its first byte on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));
  return complaints;
}

for (const viewport of SIZES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`start page, ${viewport.width} x ${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('lists the scenarios, accessibly and without complaint', async ({ page }) => {
        const complaints = complaintsOf(page);
        await page.goto('/');
        await expect(page.getByRole('heading', { level: 1, name: 'Breakwater' })).toBeVisible();
        const cards = page.getByRole('article');
        await expect(cards.first()).toBeVisible();
        await expect(page.getByRole('button', { name: /^Run/ })).toHaveCount(await cards.count());

        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, 'pixels that the page is wider than its window').toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      });
    });
  }
}

test('the keyboard reaches the first scenario, and the focus shows', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('Tab');
  const button = page.getByRole('button', { name: /^Run/ }).first();
  await expect(button).toBeFocused();
  await expect(button).toHaveCSS('outline-style', 'solid');
});

test('the page answers a click with at most 90 KB of JavaScript, compressed', async ({ page }) => {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(90_000);
});

test('a run in the worker gives the same hash as the command line, and its expectations hold', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await page.goto('/');
  for (const title of TITLES) {
    const card = page.getByRole('article', { name: title.title });
    await card.getByRole('button', { name: 'Run' }).click();
    const expected = runScenario(ensure(builtIn(title.id), `scenario ${title.id}`));
    await expect(card.getByRole('status')).toContainText(expected.hash, { timeout: 30_000 });
    await expect(card.getByRole('status')).toContainText('expectations hold');
  }
  expect(complaints).toEqual([]);
});
