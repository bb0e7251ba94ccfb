import { expect, test, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { ReadModelsPage } from './pages/read-models-page';
import { isSoundInBothThemes } from './pages/soundness';

/** The read side is slow from 20 s to 30 s. */
async function open(page: Page, second: number): Promise<ReadModelsPage> {
  const playground = new PlaygroundPage(page);
  await playground.open('projection-lag');
  await playground.goTo(second);
  const models = new ReadModelsPage(playground);
  await models.open();
  return models;
}

test('a read model that falls behind is seen beside the write side, and catches up', async ({ page }) => {
  const complaints = complaintsOf(page);
  const models = await open(page, 28);
  const { playground } = models;
  await expect(models.rows.first()).toContainText(/Behind|Catching up/);
  await models.rows.first().click();
  await expect(models.pane.getByRole('heading', { level: 2 })).toContainText(/Behind|Catching up/);
  await expect(models.pane).toContainText(/\d events.*s behind/);
  await expect(models.pane.getByRole('region', { name: 'Stale reads' })).toBeVisible();
  // The newest event of the write side is one among all events.
  await models.writeSide.getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Event', exact: true })).toContainText('order.');
  await playground.dock.getByRole('tab', { name: 'Read models' }).click();
  // A stale read leads to its trace.
  await models.pane.getByRole('region', { name: 'Stale reads' }).getByRole('button').first().click();
  await expect(page.getByRole('treegrid', { name: 'Spans of the trace' })).toBeVisible();
  await playground.dock.getByRole('tab', { name: 'Read models' }).click();
  // What happened leads to its moment, and from there the run is the same again.
  const hash = await playground.hash();
  await models.pane.getByRole('region', { name: 'What happened' }).getByRole('button').first().click();
  await expect(playground.transport.getByText('Replay')).toBeVisible();
  await playground.goTo(28);
  await expect.poll(async () => playground.hash()).toBe(hash);
  await playground.goTo(58);
  await expect(models.pane.getByRole('heading', { level: 2 })).toContainText('Live');
  expect(complaints).toEqual([]);
});

test('what shows is asked for, and what the write side says by now stands beside it', async ({ page }) => {
  const complaints = complaintsOf(page);
  const models = await open(page, 29);
  await models.rows.first().click();
  await models.show('What it holds');
  await expect(models.found.first()).toBeVisible();
  await expect(models.pane.getByText(/^\d+ orders, page 1 of \d+$/)).toBeVisible();
  await models.pane.getByRole('button', { name: 'Next page' }).click();
  await expect(models.pane.getByText(/page 2 of/)).toBeVisible();
  await models.field('Id of a customer').fill('nobody');
  await expect(models.pane).toContainText('No orders of a customer “nobody” show here');
  await models.pane.getByRole('button', { name: 'Ask for all' }).click();
  await expect(models.field('Id of a customer')).toHaveValue('');
  await models.found.first().getByRole('button').click();
  await expect(models.document).toContainText(/shows event \d/);
  await expect(models.document.getByRole('region', { name: 'The row as JSON' })).toContainText('"status"');
  await page.keyboard.press('Escape');
  await expect(models.document).toHaveCount(0);
  await expect(models.found.first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('an order that was just placed does not show, and is found to be written', async ({ page }) => {
  const models = await open(page, 29);
  await models.rows.first().click();
  const newest = (await models.writeSide.getByRole('button').textContent()) ?? '';
  const order = ensure(/orders\/(\S+)$/.exec(newest), newest)[1];
  await models.show('What it holds');
  await expect(models.pane).toContainText(/\d events of the write side do not show yet/);
  await models.field('Words or id of an order').fill(order);
  await expect(models.found).toHaveCount(1);
  await expect(models.found).toContainText(`${order}the write side is at`);
  await models.found.getByRole('button').click();
  await expect(models.document).toContainText('not shown here');
  await expect(models.document).toContainText('The read model has not heard of it yet.');
  // Once it has caught up, both say the same.
  await models.playground.goTo(58);
  await expect(models.document).toContainText('As far as both speak of it, they say the same.');
});

test('a new version is made beside the old one, and the same again after going back and forward', async ({
  page,
}) => {
  const models = await open(page, 12);
  const { playground } = models;
  await models.rows.first().click();
  await models.say('Make anew');
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect(models.pane.getByRole('progressbar', { name: 'New version' })).toBeVisible();
  await expect(models.pane.getByRole('heading', { level: 2 })).toContainText('Rebuilding');
  await expect(models.pane.getByRole('heading', { level: 2 })).not.toContainText('Rebuilding');
  await page.getByRole('button', { name: 'Pause' }).first().click();
  const hash = await playground.hash();
  const seconds = await playground.seconds();
  await playground.goTo(5);
  await page.keyboard.press('e');
  await expect.poll(async () => playground.seconds()).toBe(seconds);
  expect(await playground.hash()).toBe(hash);
});

test('keys lead through the list, into a read model and back', async ({ page }) => {
  const models = await open(page, 12);
  await expect(models.rows.first()).toBeVisible();
  await models.list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(models.pane).toBeFocused();
  await models.show('What it holds');
  await models.field('Id of a customer').fill('jk');
  await page.keyboard.press('Escape');
  await expect(models.field('Id of a customer')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(models.list).toBeFocused();
  await expect(models.pane).toHaveCount(0);
});

test('a scenario without read models has none to show', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('order-saga');
  await expect(playground.dock.getByRole('tab', { name: 'Events' })).toBeVisible();
  await expect(playground.dock.getByRole('tab', { name: 'Read models' })).toHaveCount(0);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width} x ${viewport.height}`, () => {
    test.use({ viewport });

    test('read models are accessible and fit', async ({ page }) => {
      const models = await open(page, 28);
      await expect(models.rows.first()).toBeVisible();
      await isSoundInBothThemes(page, 'the list of read models');
      await models.rows.first().click();
      await expect(models.readSide).toBeVisible();
      await isSoundInBothThemes(page, 'a read model beside the write side');
      await models.show('What it holds');
      await models.found.first().getByRole('button').click();
      await expect(models.document).toBeVisible();
      // A tooltip under the pointer would belong to no region.
      await page.mouse.move(0, 0);
      await isSoundInBothThemes(page, 'a document beside its row');
    });
  });
}
