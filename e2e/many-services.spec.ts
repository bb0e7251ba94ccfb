import { expect, test } from '@playwright/test';
import { manyServices } from './many-services';
import { PlaygroundPage } from './pages/playground-page';

/** What fits into the window, and some around it. */
const MOST_ROWS = 100;

test('of hundreds of parts only those in sight are drawn, and all can be reached', async ({ page }) => {
  test.setTimeout(60_000);
  const playground = new PlaygroundPage(page);
  const { parts, lanes, inspector, dock } = playground;
  const focused = page.locator(':focus');
  await playground.chooseFile(manyServices());
  const options = parts.getByRole('option');
  // The canvas takes its time to find a place for every gate.
  await expect(options.first()).toBeVisible({ timeout: 30_000 });
  await playground.isReady();
  expect(await options.count()).toBeLessThan(MOST_ROWS);
  await expect(options.first()).toHaveAttribute('aria-setsize', '1400');
  expect(await lanes.getByRole('row').count()).toBeLessThan(MOST_ROWS);
  await expect(lanes).toHaveAttribute('aria-rowcount', '851');

  // By the keyboard: to the last part and back, and the focus stays where it is while the list is scrolled.
  await parts.getByRole('option', { name: /^users/ }).click();
  await page.keyboard.press('ArrowDown');
  await expect(focused).toHaveAttribute('title', 'shop-0');
  await page.keyboard.press('End');
  await expect(focused).toHaveAttribute('title', 'helper-99 → store-52');
  await expect(focused).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(focused).toHaveAttribute('aria-posinset', '1399');
  await parts.evaluate((list) => list.scrollTo({ top: 0 }));
  await expect(parts.getByTitle('shop-3', { exact: true })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('heading', { name: 'helper-98 → store-51' })).toBeVisible();

  // What is selected elsewhere comes into sight in every list.
  await dock.getByRole('tab', { name: /^Breakers/ }).click();
  const breakers = dock.getByRole('table', { name: 'Circuit breakers' });
  expect(await breakers.getByRole('row').count()).toBeLessThan(MOST_ROWS);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('core-77 → helper-77');
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('helper-77');
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('heading', { name: 'core-77 → helper-77' })).toBeVisible();
  await expect(parts.getByRole('option', { selected: true })).toBeInViewport();
  await expect(lanes.getByRole('button', { name: 'core-77 → helper-77 breaker' })).toBeInViewport();
  await expect(breakers.getByRole('button', { name: 'core-77 → helper-77' })).toBeInViewport();

  // The lanes are one stop of the Tab key, and their keys reach every one of them.
  await lanes.getByRole('button', { name: 'core-77 → helper-77 breaker' }).focus();
  await page.keyboard.press('End');
  await expect(focused).toHaveAccessibleName('helper-99 → store-52 breaker');
  await expect(focused).toBeInViewport();
});

test('a card that is looked at from nearer shows the figures of now, also while the run stands', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  const card = playground.canvas.locator('.react-flow__node[data-id="orders"]');
  const zoom = playground.canvas.getByRole('button', { name: /^Zoom \d+%, set it to 100%$/ });
  const percent = async (): Promise<number> => Number((await zoom.innerText()).replace('%', ''));
  const turn = async (name: string, until: (now: number) => boolean): Promise<void> => {
    while (!until(await percent())) {
      const before = await zoom.innerText();
      await playground.canvas.getByRole('button', { name, exact: true }).click();
      await expect(zoom).not.toHaveText(before);
    }
  };
  await turn('Zoom out', (now) => now < 50);
  await expect(card.getByText('p95')).toBeHidden();
  // As long as its name can be read it has one; on a map it is how it stands, large enough to be made out.
  const name = card.getByTitle('orders', { exact: true });
  const health = card.locator('svg').last();
  const sideOfHealth = async (): Promise<number> => (await health.boundingBox())?.width ?? 0;
  await expect(name).toBeVisible();
  const before = await sideOfHealth();
  await turn('Zoom out', (now) => now < 30);
  await expect(name).toBeHidden();
  expect(await sideOfHealth()).toBeGreaterThan(before);
  await playground.play();
  await expect(playground.clock).not.toHaveText(/^00:0[0-2]/);
  await playground.pause();
  await turn('Zoom in', (now) => now > 60);
  await expect(card.getByText('p95')).toBeVisible();
  await expect(card).toContainText(/\d ms/);
  await expect(card).not.toContainText('–');
});
