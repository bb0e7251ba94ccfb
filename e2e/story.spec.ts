import { expect, test, type Locator } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { Drafts } from './pages/drafts';
import { DrawingPage } from './pages/drawing-page';
import { FilesPage } from './pages/files-page';
import { PlaygroundPage } from './pages/playground-page';

/** Eight services, each with the one that calls it. */
const SERVICES = [
  ['Orders', 'Gateway'],
  ['Products', 'Gateway'],
  ['Users', 'Gateway'],
  ['Inventory', 'Orders'],
  ['Payments', 'Orders'],
  ['Shipping', 'Orders'],
  ['Notifications', 'Orders'],
  ['Analytics', 'Orders'],
] as const;

test('eight services are drawn from nothing, guarded, broken, understood, taken back, kept and sent on', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const drawing = new DrawingPage(page);
  const { inspector } = playground;
  const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  await page.goto('./');
  await page.getByRole('button', { name: 'Draw your own system' }).click();
  await expect(drawing.canvas.getByText('Nothing here yet.')).toBeVisible();
  const cards = drawing.canvas.locator('.react-flow__node');

  // Draw: whatever is joined works at once.
  await drawing.add('client', 'Client');
  await drawing.add('gateway', 'Gateway');
  await drawing.connect('Client', 'Gateway');
  for (const [name, caller] of SERVICES) {
    await drawing.add(name, name);
    await drawing.connect(caller, name);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await expect(drawing.said).toHaveText('Laid out');
  await playground.goTo(3);
  await expect(playground.node(/^Analytics, .*takes [12]\d a second/)).toBeVisible();

  // Guard.
  await playground.selectPart('Orders → Payments');
  await inspector.getByRole('button', { name: 'Add layer' }).click();
  const layers = inspector.getByRole('list', { name: 'Layers to add' });
  await layers.getByRole('button', { name: /^Circuit breaker/ }).click();
  await expect(
    drawing.canvas.getByRole('button', { name: /breaker of Orders → Payments: closed/ }),
  ).toBeVisible();

  // Break.
  await playground.selectPart('Payments');
  await page.keyboard.press('k');
  await expect(playground.faultLane('Payments killed')).toBeVisible();
  await playground.goTo(7);
  await expect(
    drawing.canvas.getByRole('button', { name: /breaker of Orders → Payments: open/ }),
  ).toBeVisible();

  // Understand.
  await playground.showLog();
  const opened = playground.logRows.filter({ hasText: 'Orders → Payments opened' }).last();
  await opened.hover();
  await opened.getByText('Why?').click();
  await expect(page.getByRole('heading', { level: 2, name: /opened/i })).toBeVisible();
  await expect(page.getByText('5 calls in a row failed (5 trip it)', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to the inspector' }).click();

  // Kept: the page closes, and the start page leads back.
  const drafts = new Drafts(page);
  await drafts.isSaved();
  await page.goto('./#/');
  await page.reload();
  await drafts.section.getByRole('button', { name: 'Continue' }).click();
  await expect(playground.clock).toHaveText('00:07.000');
  await expect(cards).toHaveCount(2 + SERVICES.length);

  // Sent: a colleague sees the same and comes to the same end.
  const url = await new FilesPage(page).copyLink();
  await page.keyboard.press('Escape');
  await playground.playToTheEnd();
  const hash = await playground.hash();
  const guest = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  const there = new PlaygroundPage(guest);
  await guest.goto(url);
  await expect(there.clock).toHaveText('00:07.000');
  await there.playToTheEnd();
  expect(await there.hash()).toBe(hash);
  await guest.context().close();

  // Taken back, down to the empty canvas, and once more.
  await pressOut(undo);
  await expect(cards).toHaveCount(0);
  const redo = page.getByRole('banner').getByRole('button', { name: /^Redo/ });
  await pressOut(redo);
  await expect(cards).toHaveCount(2 + SERVICES.length);
  expect(complaints).toEqual([]);
});

/** Pressed until there is nothing more. Once too often does nothing, and is not waited for. */
async function pressOut(button: Locator): Promise<void> {
  for (let left = 60; left > 0 && (await button.isEnabled()); left--) await button.click({ force: true });
}
