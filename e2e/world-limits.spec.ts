import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { manyInstances, manyUsers, onlyGathers, tooFast } from './too-much';

test('a file that asks for more than fits is refused, with the limit named', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const dialog = page.getByRole('dialog', { name: '“own.json” could not be opened' });
  await playground.chooseFile(manyInstances(20_001));
  await expect(dialog).toContainText(/at most 20000 instances of all nodes together.*20001/);
  await playground.chooseFile(manyUsers(100_001));
  await expect(dialog).toContainText(/at most 100000 users of all clients together.*100001/);
  // As many as may be are not refused.
  await playground.openFile(manyUsers(100_000));
});

test('a load far beyond the machine is seen to be behind, and the page answers all the while', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.openFile(tooFast());
  await playground.play();
  await expect(playground.status).toContainText('Simulation behind');
  await expect(playground.transport.getByText('Behind')).toBeVisible();
  await playground.selectPart('step-3');
  await expect(playground.inspector.getByRole('heading', { name: 'step-3', level: 2 })).toBeVisible();
  // The page answered while there was more to simulate than there was time for.
  await expect(playground.status).toContainText('Simulation behind');
  await playground.pause();
  await expect(playground.status).toContainText('Paused at', { timeout: 2000 });
  const stands = await playground.stoppedAt();
  await playground.showLog();
  expect(await playground.seconds()).toBe(stands);
});

test('a run that only gathers work stops and says why', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.openFile(onlyGathers());
  await playground.play();
  await expect(playground.status).toContainText(/Stopped at 0\.\d+ s: half a million calls are under way/, {
    timeout: 30_000,
  });
  // Nothing makes room in this run: it cannot go on, and says so where one would press.
  const button = playground.transport.getByRole('button', { name: 'Run', exact: true });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await playground.clock.hover();
  await button.hover();
  await expect(page.getByRole('tooltip')).toContainText('come to a limit of the simulation');
  await page.keyboard.press('Space');
  await expect(playground.status).toContainText('Stopped at');
  await playground.transport.getByRole('button', { name: 'Back to the start' }).click();
  await expect(playground.clock).toHaveText('00:00.000');
});
