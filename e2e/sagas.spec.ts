import { expect, test, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { SagasPage } from './pages/sagas-page';
import { isSoundInBothThemes } from './pages/soundness';

const ORDER = ensure(await builtIn('order-saga'), 'order-saga');
const HASH = runScenario(ORDER).hash;

async function open(page: Page, scenario: string, second: number): Promise<SagasPage> {
  const playground = new PlaygroundPage(page);
  await playground.open(scenario);
  await playground.goTo(second);
  const sagas = new SagasPage(playground);
  await sagas.open();
  return sagas;
}

test('an order whose payment is declined is seen to be undone, step by step', async ({ page }) => {
  const complaints = complaintsOf(page);
  const sagas = await open(page, 'order-saga', 12);
  await sagas.show(/^Compensated/);
  await expect(sagas.rows.first()).toContainText('Payment declined');
  await sagas.rows.first().click();
  await expect(sagas.pane.getByRole('heading', { level: 2 })).toContainText('Compensated');
  await expect(sagas.pane).toContainText('Payment declined');
  await sagas.asTable();
  await expect(sagas.stepsLike(/^Undo 2\. Reserve/)).toHaveCount(1);
  await expect(sagas.pane.getByRole('region', { name: 'What happened' })).toContainText('turned back');
  // The trace of its request has the calls of all its steps, and the log says the same.
  const { playground } = sagas;
  const before = await playground.hash();
  await sagas.pane.getByRole('button', { name: 'Trace', exact: true }).click();
  const spans = page.getByRole('treegrid', { name: 'Spans of the trace' });
  await expect(spans).toContainText('payments');
  await playground.dock.getByRole('tab', { name: /^Log/ }).click();
  await expect(playground.log).toContainText('turned back');
  // Back to where it ended, and forward again: the run is the one of the command line.
  await playground.dock.getByRole('tab', { name: 'Sagas' }).click();
  await sagas.pane.getByRole('button', { name: /^Go to/ }).click();
  await expect(playground.transport.getByText('Replay')).toBeVisible();
  await page.keyboard.press('e');
  await expect.poll(async () => playground.hash()).toBe(before);
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(HASH);
  expect(complaints).toEqual([]);
});

test('a saga that is stuck is brought to its end by hand, and stays so after going back and forward', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const sagas = await open(page, 'compensation-fails', 40);
  const { playground } = sagas;
  await expect(playground.canvas.getByText(/\d stuck/)).toBeVisible();
  await sagas.show(/^Stuck/);
  // The list is asked for anew: until it comes it shows what it had.
  await expect(sagas.rows.first()).toContainText('Stuck');
  await expect(sagas.rows.filter({ hasNotText: 'Stuck' })).toHaveCount(0);
  const stuck = await sagas.rows.count();
  await sagas.rows.last().click();
  await expect(sagas.pane).toContainText('needs an operator');
  await sagas.pane.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect(sagas.rows).toHaveCount(stuck - 1);
  // It is stuck no more as soon as it is tried again, and undone a little later.
  await expect(sagas.pane.getByRole('heading', { level: 2 })).toContainText('Compensated');
  await page.getByRole('button', { name: 'Pause' }).first().click();
  await playground.dock.getByRole('tab', { name: /^Log/ }).click();
  await expect(playground.log).toContainText('an operator said to try again');
  const hash = await playground.hash();
  const seconds = await playground.seconds();
  await playground.goTo(30);
  await page.keyboard.press('e');
  await expect.poll(async () => playground.seconds()).toBe(seconds);
  expect(await playground.hash()).toBe(hash);
  expect(complaints).toEqual([]);
});

test('a crash of the orchestrator is seen, and a worker that dies loses nothing of what was decided', async ({
  page,
}) => {
  const sagas = await open(page, 'orchestrator-crash', 37);
  const { playground } = sagas;
  await expect(sagas.rows.first()).toBeVisible();
  await sagas.rows.first().click();
  await expect(sagas.pane).toContainText('Orchestrator down');
  await playground.goTo(45);
  await expect(sagas.pane).not.toContainText('Orchestrator down');
  await playground.dock.getByRole('tab', { name: /^Log/ }).click();
  await expect(playground.log).toContainText('goes on from what was saved');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width} x ${viewport.height}`, () => {
    test.use({ viewport });

    test('sagas are accessible and fit', async ({ page }) => {
      const sagas = await open(page, 'compensation-fails', 24);
      await expect(sagas.rows.first()).toBeVisible();
      await isSoundInBothThemes(page, 'the list of sagas');
      await sagas.show(/^Stuck/);
      await sagas.rows.first().click();
      await expect(sagas.pane.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
      await isSoundInBothThemes(page, 'a saga that is stuck');
      await sagas.asTable();
      await isSoundInBothThemes(page, 'its steps as a table');
    });
  });
}
