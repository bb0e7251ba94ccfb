import { expect, test } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { TITLES } from '../src/scenario/library/titles';
import { runScenario } from '../src/scenario/run-scenario';

/** The figures of all others are compared with their runs in src/main.test.ts. */
const COMPARED_EACH = 14;

test('every card shows figures of its run, and they are those of another run here', async ({ page }) => {
  await page.goto('./');
  for (const [at, { id, title }] of TITLES.entries()) {
    const scenario = ensure(await builtIn(id), `scenario ${id}`);
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
    await expect(card).toContainText(/Goodput \d+\.\d %/, { timeout: 20_000 });
    await expect(card).toContainText(`all ${scenario.expect.length} expectations hold`);
    if (at % COMPARED_EACH !== 0) continue;
    const goodput = ensure(runScenario(scenario).totals.goodput ?? undefined, `goodput of ${id}`);
    await expect(card).toContainText(`${(Math.floor(goodput * 1000) / 10).toFixed(1)} %`);
  }
});

test('the search finds by any word of a card, and says when it finds nothing', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('link', { name: /Payment outage/ })).toBeVisible();
  await page.keyboard.press('/');
  const find = page.getByRole('searchbox', { name: 'Find a scenario' });
  await expect(find).toBeFocused();
  await find.fill('bulkhead');
  await expect(page.getByRole('link', { name: /Payment outage/ })).toBeVisible();
  await find.fill('xylophone');
  await expect(page.getByText('No scenario speaks of “xylophone”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.getByRole('link', { name: /Payment outage/ })).toBeVisible();
});

test('an address of no scenario says so, and Back and Forward work', async ({ page }) => {
  await page.goto('./#/run/no-such-thing');
  await expect(page.getByRole('alert').filter({ hasText: 'no-such-thing' })).toBeVisible();
  await page.getByRole('link', { name: /Payment outage/ }).click();
  await expect(page.getByRole('region', { name: 'Topology' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('region', { name: 'Topology' })).toBeVisible();
  // It is said also to those who have scrolled away from where it stands.
  await page.goBack();
  await page.getByRole('main').getByRole('listitem').last().scrollIntoViewIfNeeded();
  await page.evaluate(() => location.assign('#/run/nor-this'));
  await expect(page.getByRole('alert').filter({ hasText: 'nor-this' })).toBeInViewport();
});

test('theme and panels stay as they were left', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('radio', { name: /Dark/ }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('./#/run/payment-outage');
  await page.getByRole('button', { name: 'Hide the charts and log' }).click();
  await expect(page.getByRole('region', { name: 'Charts, breakers and log' })).toBeHidden();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('region', { name: 'Topology' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Charts, breakers and log' })).toBeHidden();
});
