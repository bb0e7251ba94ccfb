import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { writeScenario } from '../src/scenario/write-scenario';
import { startFaultyServer } from './faulty-server';
import { FilesPage } from './pages/files-page';
import { PlaygroundPage } from './pages/playground-page';
import { isSound, isSoundInBothThemes } from './pages/soundness';
import { wireScenario } from './wire-scenario';

const OUTAGE = ensure(await builtIn('payment-outage'), 'payment-outage');

test('a run that was edited is sent as a link, and goes on elsewhere exactly as it would have here', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const playground = new PlaygroundPage(page);
  const files = new FilesPage(page);
  await playground.open('payment-outage', '?seed=5');
  await playground.goTo(12);
  await playground.selectPart('payments');
  await page.keyboard.press('k');
  await expect(playground.editedChip).toBeVisible();
  await playground.goTo(15.5);
  await playground.showLog();
  const url = await files.copyLink();
  expect(url.length).toBeLessThan(1500);
  expect(await page.getByRole('textbox', { name: 'Link' }).evaluate((field) => field.scrollLeft)).toBe(0);
  await isSound(page, 'the dialog with the link');
  await page.keyboard.press('Escape');
  const saved = await files.save('Save the run');
  expect(saved.name).toBe('payment-outage.breakwater-run.json');
  await playground.playToTheEnd();
  const hash = await playground.hash();

  const guest = await freshPage(browser, 'light');
  const there = new PlaygroundPage(guest);
  await guest.goto(url);
  await expect(there.clock).toHaveText('00:15.500');
  await expect(there.transport.getByRole('button', { name: 'Run' })).toBeEnabled();
  await expect(guest.getByRole('button', { name: /Seed 5\b|seed 5\b/ }).first()).toBeVisible();
  await expect(there.inspector.getByRole('heading', { name: 'payments', level: 2 })).toBeVisible();
  await expect(there.logRows.filter({ hasText: 'Edit 1: payments killed' })).toHaveCount(1);
  await there.playToTheEnd();
  expect(await there.hash()).toBe(hash);
  // A reload opens the link once more; a file of the same run leads to the same place.
  await guest.reload();
  await expect(there.clock).toHaveText('00:15.500');
  await new FilesPage(guest).drop(saved);
  // As soon as it is kept its address is that of the draft.
  await expect(guest).toHaveURL(/#\/draft\//);
  await expect(there.clock).toHaveText('00:15.500');
  await there.playToTheEnd();
  expect(await there.hash()).toBe(hash);
  await guest.context().close();
});

test('files come in by a dialog, by dropping and by pasting; bad ones are told in full and change nothing', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const playground = new PlaygroundPage(page);
  const files = new FilesPage(page);
  const own = { ...OUTAGE, name: 'A shop of my own', seed: 4 };
  const title = page.getByRole('heading', { level: 1, name: 'A shop of my own' });
  await page.goto('./');
  await files.choose('own.breakwater.json', writeScenario(own));
  await playground.isReady();
  await expect(title).toBeVisible();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(runScenario(own).hash);
  // Back leaves the run where it is, and both Continue and Forward lead to it again.
  await page.goBack();
  const left = page.getByRole('region', { name: 'Continue where you left' });
  await expect(left).toContainText('own.breakwater.json');
  await left.getByRole('button', { name: 'Continue' }).click();
  await expect(title).toBeVisible();

  const spoiled = writeScenario(own)
    .replace('"durationMs": 90000', '"durationMs": -1')
    .replace('"seed": 4', '"seed": "x"');
  const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['spoiled.json', spoiled, /seed.*"x".*durationMs.*a number from 1000 to 14400000 ms.*-1/s],
    ['picture.json', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /It is a PNG picture/],
    ['empty.json', '', /It is empty/],
    ['package.json', '{ "name": "x" }', /the file is no scenario of Breakwater/],
    ['cut.json', writeScenario(own).slice(0, 3000), /line \d+, column \d+.*the end of the text/s],
  ];
  for (const [name, content, words] of bad) {
    await files.drop({ name, content });
    const dialog = page.getByRole('dialog', { name: `“${name}” could not be opened` });
    await expect(dialog).toContainText(words);
    if (name === 'spoiled.json') await isSound(page, 'what is wrong with a file');
    await dialog.getByRole('button', { name: 'Close' }).first().click();
    await expect(dialog).toBeHidden();
  }
  await files.drop({ name: 'a.json', content: '{}' }, { name: 'b.json', content: '{}' });
  await expect(page.getByRole('dialog', { name: '“2 files” could not be opened' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title).toBeVisible();
  await expect(playground.transport.getByText('Ended')).toBeVisible();

  await files.paste(writeScenario({ ...own, name: 'Pasted' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Pasted' })).toBeVisible();
  await playground.isReady();
  const saved = await files.save('Save the scenario');
  expect(JSON.parse(await readFile(saved.path, 'utf8'))).toMatchObject({ name: 'Pasted', seed: 4 });
});

test('links that are spoiled say so, and one that is too long offers the file', async ({ page }) => {
  const files = new FilesPage(page);
  const playground = new PlaygroundPage(page);
  await page.goto('./#/link/abc');
  await expect(page.getByRole('heading', { level: 1, name: 'This link is not whole' })).toBeVisible();
  await isSoundInBothThemes(page, 'a spoiled link');
  await page.getByRole('button', { name: 'Start page' }).click();
  let noise = '';
  for (let at = 1; noise.length < 15_000; at++)
    noise += String.fromCharCode(33 + (((at * at * 7919) % 8999) % 90));
  await files.choose('long.json', writeScenario({ ...OUTAGE, notes: noise }));
  await playground.isReady();
  const dialog = await files.share();
  await expect(dialog).toContainText(/makes a link of 1\d.\d{3} characters/);
  await isSound(page, 'a link that is too long');
  expect(
    (await files.saved(async () => dialog.getByRole('button', { name: /Save the run/ }).click())).name,
  ).toBe('payment-outage.breakwater-run.json');
});

test('a link to a run that calls servers calls none before somebody has agreed', async ({
  page,
  browser,
}) => {
  const server = await startFaultyServer();
  try {
    const playground = new PlaygroundPage(page);
    await playground.openFile(wireScenario({ fine: server.origin }));
    const url = await new FilesPage(page).copyLink();
    const guest = await freshPage(browser, 'dark');
    const there = new PlaygroundPage(guest);
    await guest.goto(url);
    await there.isReady();
    await there.play();
    const dialog = guest.getByRole('dialog', { name: 'This scenario wants to call servers' });
    await expect(dialog).toContainText(server.origin);
    expect(server.received).toHaveLength(0);
    await dialog.getByRole('button', { name: 'Allow for this page' }).click();
    await expect.poll(() => server.received.length).toBeGreaterThan(0);
    await guest.context().close();
  } finally {
    await server.close();
  }
});

/** Of somebody who was never here: nothing is kept from before. */
async function freshPage(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  return (await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } })).newPage();
}
