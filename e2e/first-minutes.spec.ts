import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';
import { TourPage } from './pages/tour-page';

test('the tour points at one thing after another, notices what somebody does, and leaves with Escape', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const tour = new TourPage(page);
  await page.goto('./');
  await page.getByRole('button', { name: /^Take the tour/ }).click();
  await tour.isAt('Run it', playground.transport.getByRole('button', { name: 'Run' }));
  await expect(tour.done).toBeHidden();
  await page.keyboard.press('Space');
  await expect(tour.done).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await tour.isAt('Read the picture', playground.canvas);
  await page.keyboard.press('n');
  await expect(tour.done).toBeVisible();
  await tour.goOn();
  const call = page.locator('[data-id="orders-payments"]');
  await tour.isAt('The gate closes the way', call);
  await isSound(page, 'the tour on the canvas');
  await playground.goToNextChange();
  await playground.selectPart('orders → payments');
  await expect(tour.done).toBeVisible();
  await tour.goOn();
  await tour.isAt('Ask why', playground.inspector);
  await expect(playground.inspector.getByRole('heading', { name: 'orders → payments' })).toBeVisible();
  await page.keyboard.press('w');
  await expect(tour.done).toBeVisible();
  // What was opened last goes first.
  await page.keyboard.press('Escape');
  await expect(tour.note).toBeVisible();
  await tour.goOn();
  const openFor = playground.inspector.getByLabel('Open for', { exact: true });
  await tour.isAt('Change a setting', openFor);
  await openFor.fill('8');
  await page.keyboard.press('Enter');
  await expect(tour.done).toBeVisible();
  await tour.goOn();
  await tour.isAt('Go back in time', page.getByRole('region', { name: 'Timeline' }));
  await page.keyboard.press('[');
  await expect(tour.done).toBeVisible();
  await tour.goOn();
  await tour.isAt('Break something yourself', playground.node(/^payments,/));
  await tour.goOn();
  await tour.isAt('Everything else has a name', page.locator('[aria-keyshortcuts="Control+K"]'));
  await page.keyboard.press('ArrowLeft');
  await tour.isAt('Break something yourself', playground.node(/^payments,/));
  await page.keyboard.press('Escape');
  await expect(tour.note).toBeHidden();
  await expect(page.locator('[aria-keyshortcuts="Space"]').first()).toBeFocused();
});
