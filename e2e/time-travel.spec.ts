import { expect, test } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { PlaygroundPage } from './pages/playground-page';
import { complaintsOf } from './pages/complaints';

const HASH = runScenario(ensure(await builtIn('payment-outage'), 'payment-outage')).hash;

test('find when the breaker opened, go there, ask why, change a setting there, and compare the lines', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.goTo(60);

  // When did it open?
  await playground.showLog();
  const opened = playground.logRows.filter({ hasText: 'orders → payments opened' }).last();
  await opened.click();
  await expect(playground.transport.getByText('Replay')).toBeVisible();
  await expect(page.getByText(/^Replay, .* before the end/)).toBeVisible();
  const openedAt = await playground.seconds();
  expect(openedAt).toBeGreaterThan(20);
  expect(openedAt).toBeLessThan(22);
  await expect(opened).toHaveAttribute('aria-current', 'time');

  // Why?
  await opened.hover();
  await opened.getByText('Why?').click();
  await expect(page.getByRole('heading', { level: 2, name: /opened/i })).toBeVisible();
  await expect(page.getByText(/window|failed/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to the inspector' }).click();

  // What if it stayed open for longer?
  const openFor = playground.inspector.getByRole('textbox', { name: 'Open for' });
  await playground.selectPart('orders → payments');
  await playground.inspector.getByRole('button', { name: /^Circuit breaker/ }).click();
  await openFor.fill('20');
  await openFor.press('Enter');
  const lines = page.getByRole('region', { name: 'Lines of the run' });
  await expect(lines.getByRole('button', { name: /^Line 2/ })).toHaveAttribute('aria-current', 'true');
  await expect(playground.transport.getByText('Replay')).toBeHidden();
  await playground.goTo(55);

  // How do they compare?
  await lines.getByRole('button', { name: 'What to do with Line 1' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Compare with the line that runs' }).click();
  const table = page.getByRole('table', { name: /lines/i });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).toContainText('Goodput');
  const goodput = await table.getByRole('row').nth(1).innerText();
  expect(await table.getByRole('row').nth(2).innerText()).not.toBe(goodput);

  // And back: the first line is as it was, to its newest moment and to its end.
  await lines.getByRole('button', { name: /^Line 1/ }).click();
  await expect(lines.getByRole('button', { name: /^Line 1/ })).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('e');
  await expect(playground.clock).toHaveText('01:00.000');
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(HASH);
  expect(complaints).toEqual([]);
});

test('all of it by keyboard', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await page.keyboard.press('4');
  await page.keyboard.press('Space');
  await expect
    .poll(async () => playground.seconds(), { intervals: [50], timeout: 20_000 })
    .toBeGreaterThan(30);
  await page.keyboard.press('Space');
  await page.keyboard.press('g');
  await playground.enterMoment('20');
  await expect(playground.clock).toHaveText('00:20.000');
  await page.keyboard.press('n');
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(20);
  const opened = await playground.seconds();
  await page.keyboard.press('p');
  await expect.poll(async () => playground.seconds()).toBeLessThan(opened);
  await page.keyboard.press('n');
  await expect.poll(async () => playground.seconds()).toBe(opened);
  const hash = await playground.hash();
  await page.locator('body').press(',');
  await expect.poll(async () => playground.hash()).not.toBe(hash);
  await page.locator('body').press('.');
  await expect.poll(async () => playground.hash()).toBe(hash);
  await page.keyboard.press(']');
  await expect.poll(async () => playground.seconds()).toBeCloseTo(opened + 1, 2);
  await page.keyboard.press('[');
  await expect.poll(async () => playground.seconds()).toBeCloseTo(opened, 2);
  // A node is selected in the list of parts and killed there: that is another line.
  await playground.parts.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('k');
  const lines = page.getByRole('region', { name: 'Lines of the run' });
  await expect(lines.getByRole('button', { name: /^Line 2/ })).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('b');
  await expect(lines.getByRole('button', { name: /^Line 1/ })).toHaveAttribute('aria-current', 'true');
  // Del means the line, and asks; it takes away neither the line that runs nor the node that is selected.
  await lines.getByRole('button', { name: /^Line 1/ }).press('Delete');
  await lines.getByRole('button', { name: /^Line 2/ }).press('Backspace');
  await expect(page.getByRole('alertdialog', { name: 'Delete Line 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lines.getByRole('button', { name: /^Line 2/ })).toBeFocused();
  await expect(lines.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('e');
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(30);
});

test('a moment is typed, and what cannot be understood is said', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.clock.click();
  await playground.enterMoment('soon');
  const field = page.getByRole('textbox', { name: 'Moment to go to' });
  await expect(field).toHaveValue('soon');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert').filter({ hasText: 'soon' })).toBeVisible();
  await field.fill('1:05');
  await field.press('Enter');
  await expect(playground.clock).toHaveText('01:05.000', { timeout: 20_000 });
  await playground.clock.click();
  await playground.enterMoment('-3.5 s');
  await expect(playground.clock).toHaveText('01:01.500');
  await expect(playground.transport.getByText('Replay')).toBeVisible();
});

test('dragging the playhead of a run that plays goes there, and it goes on from there', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.goTo(40);
  await page.keyboard.press('a');
  await playground.setSpeed('1×');
  await playground.play();
  const ruler = page.getByRole('slider', { name: /moment|time axis/i }).first();
  const box = ensure(await ruler.boundingBox(), 'the ruler');
  const at = (share: number): [number, number] => [box.x + box.width * share, box.y + box.height / 2];
  await page.mouse.move(...at(0.4));
  await page.mouse.down();
  for (const share of [0.35, 0.3, 0.2, 0.25]) await page.mouse.move(...at(share), { steps: 4 });
  await expect.poll(async () => playground.seconds()).toBeLessThan(25);
  await page.mouse.up();
  const from = await playground.seconds();
  expect(from).toBeGreaterThan(20);
  await expect(playground.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(from);
  await playground.pause();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(HASH);
});

test('a worker that dies in a replay brings back the moment, its known future and all lines', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.goTo(50);
  await playground.goTo(30);
  await playground.selectPart('inventory');
  await page.keyboard.press('k');
  const lines = page.getByRole('region', { name: 'Lines of the run' });
  await expect(lines.getByRole('button', { name: /^Line 2/ })).toBeVisible();
  await playground.goTo(40);
  await playground.goTo(33.25);
  const hash = await playground.hash();
  await ensure(page.workers().at(-1), 'the worker').evaluate(() => {
    setTimeout(() => {
      throw new Error('a test broke the worker');
    });
  });
  await expect(page.getByText(/brought back.*a test broke the worker/)).toBeVisible();
  await expect(playground.clock).toHaveText('00:33.250');
  await expect.poll(async () => playground.hash()).toBe(hash);
  await expect(playground.transport.getByText('Replay')).toBeVisible();
  await expect(lines.getByRole('button', { name: /^Line 2/ })).toHaveAttribute('aria-current', 'true');
  await lines.getByRole('button', { name: /^Line 1/ }).click();
  await expect(lines.getByRole('button', { name: /^Line 1/ })).toHaveAttribute('aria-current', 'true');
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(HASH);
});

test('a request that failed is found, opened as a waterfall, and asked why', async ({ page }) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.goTo(24);
  await playground.dock.getByRole('tab', { name: 'Traces' }).click();
  const list = page.getByRole('listbox', { name: 'Traces' });
  await expect(list.getByRole('option').first()).toBeVisible();
  await page
    .getByRole('group', { name: 'How requests ended' })
    .getByRole('button', { name: /Rejected/ })
    .click();
  await list.getByRole('option').first().click();
  const spans = page.getByRole('treegrid', { name: 'Spans of the trace' });
  await expect(spans.getByRole('row').first()).toContainText('web');
  await expect(spans).toContainText('orders → payments');
  const before = await playground.hash();
  await page.keyboard.press('w');
  await expect(page.getByRole('heading', { level: 2, name: /open/i })).toBeVisible();
  await page
    .getByRole('button', { name: /^Go to/ })
    .first()
    .click();
  await expect(playground.transport.getByText('Replay')).toBeVisible();
  await page.keyboard.press('e');
  await expect.poll(async () => playground.hash()).toBe(before);
  expect(complaints).toEqual([]);
});
