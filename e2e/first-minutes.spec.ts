import { expect, test } from '@playwright/test';
import { listenToLiveRegions } from './pages/listener';
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

test('a newcomer finds a scenario, reads of a pattern, reads the topology row by row, and looks a key up', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  await expect(page.getByText('all keys')).toBeVisible();
  await page.getByRole('checkbox', { name: /^Start here/ }).check();
  await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('strom');
  await expect(page.getByRole('link', { name: /Payment outage/ })).toBeHidden();
  await page.getByRole('button', { name: 'Patterns: what they are' }).click();
  const guide = page.getByRole('dialog', { name: 'Patterns' });
  await expect(guide.getByRole('heading', { name: 'Circuit breaker' })).toBeVisible();
  await guide.getByRole('searchbox', { name: 'Find a pattern' }).fill('brekaer');
  await guide.getByRole('button', { name: 'Circuit breaker', exact: true }).click();
  await expect(guide.getByRole('heading', { name: 'Circuit breaker' })).toBeVisible();
  await isSound(page, 'the guide in the dark');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /Retry storm/ }).click();
  await playground.isReady();
  await page.keyboard.press('Shift+T');
  const table = page.getByRole('region', { name: 'Topology as a table' });
  await table.getByRole('searchbox', { name: 'Find a row' }).fill('client');
  await expect(table.getByRole('row')).toHaveCount(2);
  const name = table.getByRole('row').last().getByRole('button');
  await name.focus();
  await page.keyboard.press('Enter');
  await expect(playground.inspector.getByRole('heading', { name: await name.innerText() })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'light' });
  await isSound(page, 'the topology as a table');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  const find = help.getByRole('searchbox', { name: 'Find a key or what it does' });
  await expect(find).toBeFocused();
  await find.fill('ctrl+z');
  await expect(help.getByText('Undo', { exact: true })).toBeVisible();
  await expect(help.getByText('Next change')).toBeHidden();
  await isSound(page, 'the sheet of keys');
  await find.fill('xylophone');
  await help.getByRole('button', { name: 'Clear the search' }).click();
  await help.getByRole('button', { name: 'Take the tour' }).click();
  await new TourPage(page).isAt('Run it', playground.transport.getByRole('button', { name: 'Run' }));
  const heard = await listenToLiveRegions(page);
  const begun = Date.now();
  await playground.setSpeed('10×');
  await page.keyboard.press('Escape');
  await playground.play();
  await expect.poll(async () => playground.seconds(), { timeout: 30_000 }).toBeGreaterThan(50);
  const said = await heard();
  expect(said.join()).toMatch(/opened at 20\.\d+ s/);
  // Two of them every two seconds could be listened to; figures that move would be told a hundred times.
  expect(said.length, said.join('; ')).toBeLessThanOrEqual(4 + (Date.now() - begun) / 1000);
});

test('what is empty says what it shows, why it is empty, and what to do', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const tab = async (name: string): Promise<void> =>
    playground.dock.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  await page.goto('./');
  await page.getByRole('button', { name: 'Draw your own system' }).click();
  await playground.isReady();
  for (const [name, words] of [
    ['Charts', 'Nobody asks anything yet'],
    ['Breakers', 'there is no call yet'],
    ['Traces', 'Nobody asks anything yet'],
    ['Log', 'Nobody asks anything yet'],
    ['Console', 'There is no service yet'],
  ] as const) {
    await tab(name);
    await expect(playground.dock.getByText(words)).toBeVisible();
    await expect(playground.dock.getByRole('button', { name: 'Add a part' })).toBeVisible();
  }
  expect(await playground.parts.ariaSnapshot()).toContain('No parts yet. Press I to add one.');
  await isSound(page, 'a playground with nothing in it');
  await playground.dock.getByRole('button', { name: 'Add a part' }).click();
  await expect(page.getByRole('dialog').or(page.getByRole('listbox')).last()).toBeVisible();
  await playground.open('order-saga');
  await tab('Sagas');
  await expect(playground.dock.getByText('There is none up to this moment.')).toBeVisible();
  await playground.dock.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(playground.dock.getByRole('listbox').getByRole('option').first()).toBeVisible();
});
