import { expect, test } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { writeScenario } from '../src/scenario/write-scenario';
import { PlaygroundPage } from './pages/playground-page';

const OUTAGE = ensure(await builtIn('payment-outage'), 'payment-outage');

function asFile(name: string, text: string) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('a scenario from a file runs as from the command line', async ({ page }) => {
  const own = { ...OUTAGE, name: 'A shop of my own', seed: 4 };
  const playground = new PlaygroundPage(page);
  await page.goto('./');
  await page.getByLabel('Scenario file').setInputFiles(asFile('own.breakwater.json', writeScenario(own)));
  await playground.isReady();
  await expect(page.getByRole('heading', { level: 1, name: 'A shop of my own' })).toBeVisible();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(runScenario(own).hash);
  // Back leaves the run where it is, and both Continue and Forward lead to it again.
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Continue where you left' })).toContainText(
    'own.breakwater.json',
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A shop of my own' })).toBeVisible();
  expect(await playground.hash()).toBe(runScenario(own).hash);
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'A shop of my own' })).toBeVisible();
  expect(await playground.hash()).toBe(runScenario(own).hash);
});

test('a bad file is told field by field, and what was open before is still there', async ({ page }) => {
  await page.goto('./');
  const spoiled = writeScenario(OUTAGE)
    .replace('"durationMs": 90000', '"durationMs": -1')
    .replace('"seed": 27', '"seed": "x"');
  await page.getByLabel('Scenario file').setInputFiles(asFile('spoiled.json', spoiled));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('“spoiled.json” could not be opened');
  await expect(alert).toContainText(/durationMs: expected .*received -1/);
  await expect(alert).toContainText(/seed: expected .*received "x"/);
  await alert.getByRole('button', { name: 'Back to the start page' }).click();
  await page.getByLabel('Scenario file').setInputFiles(asFile('notes.txt', 'not even JSON'));
  await expect(page.getByRole('alert')).toContainText('notes.txt');
  await page.getByRole('button', { name: 'Back to the start page' }).click();
  await page.getByRole('link', { name: /Payment outage/ }).click();
  await new PlaygroundPage(page).isReady();
});
