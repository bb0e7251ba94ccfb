import { expect, test, type Worker } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { PlaygroundPage } from './pages/playground-page';

const HASH = runScenario(ensure(await builtIn('payment-outage'), 'payment-outage')).hash;

function workerOf(playground: PlaygroundPage): Worker {
  return ensure(playground.page.workers().at(-1), 'the worker of the page');
}

test('a worker that throws in the middle of a run is replaced, and the run goes on with nothing lost', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.setSpeed('5×');
  await playground.play();
  await expect.poll(async () => playground.seconds(), { intervals: [20] }).toBeGreaterThan(8);
  const dying = workerOf(playground);
  await dying.evaluate(() => {
    setTimeout(() => {
      throw new Error('a test broke the worker');
    });
  });
  await expect(page.getByText(/brought back.*a test broke the worker/)).toBeVisible();
  await expect(playground.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(await playground.seconds()).toBeGreaterThanOrEqual(8);
  await playground.pause();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(HASH);
});

test('a worker that hangs is found by its silence and replaced', async ({ page }) => {
  test.setTimeout(90_000);
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.playTo(5);
  const before = await playground.stoppedAt();
  await workerOf(playground).evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await expect(page.getByText(/has not answered/)).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => playground.seconds()).toBe(before);
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(HASH);
});

test('an edit whose code is still on its way acts when it was made; the run stands still and listens meanwhile', async ({
  page,
}) => {
  let deliver = (): void => undefined;
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.context().route('**/assets/editor-*', async (route) => {
    await delivered;
    await route.continue();
  });
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.play();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
  const outage = playground.faultSwitch('Payment outage');
  await outage.click();
  const stopped = await playground.stoppedAt();
  await playground.pause();
  await expect(playground.transport.getByRole('button', { name: 'Run' })).toBeVisible();
  await expect(outage).toHaveAttribute('aria-busy', 'true');
  deliver();
  await expect(outage).not.toHaveAttribute('aria-busy', 'true');
  await expect(outage).toHaveAttribute('aria-pressed', 'false');
  expect(await playground.seconds()).toBe(stopped);
  await playground.play();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(stopped);
});

test('a run begins anew without a line to the server', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const editor = page.waitForResponse(/editor-.*\.js/);
  await playground.open();
  await editor;
  await playground.play();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
  await playground.pause();
  // The list of commands is fetched when it is first shown.
  await page.keyboard.press('Control+k');
  const commands = page.getByRole('combobox', { name: 'Commands' });
  await expect(commands).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(commands).toBeHidden();
  await page.context().setOffline(true);
  await page.keyboard.press('Control+k');
  await commands.fill('begin anew');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Begin anew/);
  await page.keyboard.press('Enter');
  await playground.isReady();
  await playground.play();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
});
