import { expect, test } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';

const SCENARIO = ensure(await builtIn('payment-outage'), 'payment-outage');
const REPORT = runScenario(SCENARIO);

test('two clicks show the whole story, and it ends like the command line', async ({ page }) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await page.goto('./');
  await page.getByRole('link', { name: /Payment outage/ }).click();
  await playground.isReady();
  await playground.playTo(22);
  // A busy page hears of a pause late; what is looked at is one moment.
  await playground.goTo(27);
  await expect(playground.canvas.getByRole('button', { name: /orders → payments: open/ })).toBeVisible();
  await expect(playground.node(/^payments.*failing/i)).toBeVisible();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(REPORT.hash);
  await expect(playground.status).toContainText('7 hold');
  expect(complaints).toEqual([]);
});

test('the log says what the command line says: the breaker opens and closes at the right moments', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.showLog();
  await playground.playToTheEnd();
  const expected = REPORT.changes.map(({ timeMs, sentence }) => ({
    time: `${(timeMs / 1000).toFixed(3)} s`,
    sentence,
  }));
  expect(expected.length).toBeGreaterThan(8);
  for (const { time, sentence } of expected.slice(-6)) {
    await expect(playground.logRows.filter({ hasText: sentence }).filter({ hasText: time })).toBeVisible();
  }
  const filter = playground.dock.getByRole('searchbox', { name: 'Find in the log' });
  await filter.fill('opened: failure rate');
  const opened = expected.find(({ sentence }) => sentence.includes('opened: failure rate'));
  await expect(playground.logRows).toHaveCount(1);
  await expect(playground.logRows.first()).toContainText(ensure(opened, 'an opening').time);
});

test('a row of the log selects its part and marks its moment everywhere', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.playTo(22, '10×');
  await playground.showLog();
  await playground.logRows.filter({ hasText: 'opened: failure rate' }).click();
  await expect(playground.inspector.getByRole('heading', { name: 'orders → payments' })).toBeVisible();
  const opened = REPORT.changes.find(({ sentence }) => sentence.includes('opened: failure rate'));
  const seconds = (ensure(opened, 'an opening').timeMs / 1000).toFixed(2);
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(seconds.slice(0, 4));
});

test('a setting changed in the middle of a run acts at once and is in the log', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.goTo(8);
  await playground.selectPart('orders → payments');
  await playground.inspector.getByRole('button', { name: 'Circuit breaker', exact: true }).click();
  const field = playground.inspector.getByRole('textbox', { name: /Open for/ });
  await field.fill('12');
  await field.press('Enter');
  await expect(playground.editedChip).toBeVisible();
  await field.fill('-3');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(playground.inspector).toContainText(/1 ms to/);
  await field.press('Escape');
  await playground.showLog();
  await expect(playground.logRows.first()).toContainText(/Edit 1: .*12/);
  // The fault begins, the breaker opens, and twelve seconds after that, in place of five, it is half-open.
  for (let change = 0; change < 3; change++) {
    const rows = await playground.logCount();
    await playground.step('Next change');
    await expect.poll(async () => playground.logCount()).toBeGreaterThan(rows);
  }
  const opened = ensure(REPORT.changes[1], 'a second change').timeMs / 1000;
  expect(await playground.seconds()).toBeCloseTo(opened + 12, 2);
  await expect(playground.logRows.first()).toContainText('half-open');
});

test('a run that begins anew gives the hash of the command line again, whatever was done before', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.playTo(5, '10×');
  await playground.selectPart('inventory');
  await page.keyboard.press('k');
  await expect(playground.editedChip).toBeVisible();
  await playground.playTo(9, '10×');
  await expect(playground.status).not.toContainText('7 hold');
  await playground.editedChip.click();
  await page.getByRole('menuitem', { name: 'Begin anew without the edits' }).click();
  await expect(playground.clock).toHaveText('00:00.000');
  await expect(page.getByRole('button', { name: /Keep/ })).toBeVisible();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(REPORT.hash);
});

test('kill, slow and recover are commands of the log', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.playTo(3, '10×');
  await playground.selectPart('inventory');
  const verbs = page.getByRole('toolbar', { name: /Break inventory/ });
  await verbs.getByRole('button', { name: 'Kill' }).click();
  await playground.showLog();
  await expect(playground.logRows.filter({ hasText: 'inventory killed' }).first()).toBeVisible();
  await playground.playTo(6, '10×');
  await expect(playground.node(/^inventory,.*failing/i)).toBeVisible();
  await verbs.getByRole('button', { name: 'Recover' }).click();
  await expect(playground.logRows.filter({ hasText: 'inventory recovered' })).toBeVisible();
  await verbs.getByRole('button', { name: 'Slow' }).click();
  await expect(playground.logRows.filter({ hasText: 'inventory slowed' }).first()).toBeVisible();
});

test('steps by event, by request and to the next change', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.step('Step one event');
  await expect(playground.clock).not.toHaveText('00:00.000');
  const before = await playground.seconds();
  await playground.step('Step one request');
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(before);
  expect(await playground.seconds()).toBeLessThan(1);
  await playground.step('Next change');
  await expect(playground.clock).toHaveText('00:20.000');
  const opening = ensure(REPORT.changes[1], 'a second change');
  await playground.step('Next change');
  await expect(playground.clock).toContainText((opening.timeMs / 1000).toFixed(3).slice(-6));
});

test('another seed is another run, and its address brings it back', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await page.getByRole('button', { name: /^seed/ }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Seed' }).fill('7');
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await expect(page).toHaveURL(/seed=7/);
  await playground.playToTheEnd();
  const expected = runScenario(SCENARIO, { seed: 7 }).hash;
  expect(await playground.hash()).toBe(expected);
  await page.reload();
  await playground.isReady();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(expected);
});
