import { expect, test } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';

/** One of them opens in the dark; the other theme is looked at from there. */
const SIZES = [
  { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 1024, height: 768 }, colorScheme: 'dark' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;

for (const { viewport, colorScheme } of SIZES) {
  test.describe(`${viewport.width} x ${viewport.height}, ${colorScheme}`, () => {
    test.use({ viewport, colorScheme });

    test('the start page is accessible and fits', async ({ page }) => {
      const complaints = complaintsOf(page);
      await page.goto('./');
      await expect(page.getByRole('heading', { level: 1, name: 'Breakwater' })).toBeVisible();
      await expect(page.getByText(/expectations hold/).first()).toBeVisible({ timeout: 20_000 });
      await isSoundInBothThemes(page, 'start page');
      expect(complaints).toEqual([]);
    });

    test('the playground is accessible and fits, in the middle of the outage', async ({ page }) => {
      test.setTimeout(60_000);
      const complaints = complaintsOf(page);
      const playground = new PlaygroundPage(page);
      await playground.open();
      await isSoundInBothThemes(page, 'before the run');
      await playground.playTo(22, '10×');
      await isSoundInBothThemes(page, 'a breaker open');
      await (viewport.width < 640 ? phoneScreens(playground) : deskScreens(playground));
      expect(complaints).toEqual([]);
    });
  });
}

async function deskScreens(playground: PlaygroundPage): Promise<void> {
  const { page } = playground;
  await playground.canvas.getByRole('button', { name: /^Circuit breaker of orders → payments/ }).click();
  await expect(playground.inspector.getByRole('heading', { name: 'orders → payments' })).toBeVisible();
  await isSoundInBothThemes(page, 'a selected call');
  await playground.showLog();
  await expect(playground.logRows.first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await isSoundInBothThemes(page, 'the log, and a tooltip');
  await playground.dock.getByRole('tab', { name: /^Breakers/ }).click();
  await isSoundInBothThemes(page, 'the breakers');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await isSoundInBothThemes(page, 'the palette');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await isSoundInBothThemes(page, 'the shortcuts');
}

async function phoneScreens(playground: PlaygroundPage): Promise<void> {
  const { page } = playground;
  for (const tab of ['Charts', 'Log', 'Settings', 'Library'] as const) {
    await playground.showOnPhone(tab);
    await isSoundInBothThemes(page, tab);
  }
}
