import { expect, test } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';
import { TextPage } from './pages/text-page';

test('the scenario is read and written as text while it runs, and what is wrong with it is told in its place', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const text = new TextPage(page);
  const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  await playground.open();
  await playground.enlargeDock();
  await playground.goTo(3);
  await text.show();
  await playground.play();

  // What is typed acts where the run stands, and is one step to take back.
  await text.replace('"name": "payments",', '"name": "money",');
  await expect(text.status).toHaveText(/It is applied when you pause/);
  await expect(playground.node(/^money/)).toBeVisible();
  await text.isInStep();
  await expect(undo).toHaveAccessibleName(/Text: nodes\.payments\.name/);
  expect(await playground.seconds()).toBeGreaterThan(3);
  await playground.pause();

  // What is edited elsewhere shows here, and the cursor stays where it is.
  await undo.click();
  await expect(text.line('"name": "payments"')).toBeVisible();
  await text.isInStep();

  // A value that cannot be is marked in its place, and the run goes on with the last good version.
  await text.replace('"concurrency": 16', '"concurrency": 0');
  await page.keyboard.press('Control+Enter');
  await expect(text.status).toHaveText(
    /Not applied; the run goes on with the last good version\. nodes\.payments\.concurrency: expected .*, received 0\./,
  );
  await expect(text.editor.locator('.cm-lintRange-error')).toHaveText('0');
  await isSoundInBothThemes(page, 'a text with a problem', ['The scenario as text']);

  // It is kept while something else has the place of the text.
  await playground.showLog();
  await page.getByRole('tab', { name: 'Text', exact: true }).click();
  await expect(text.status).toHaveText(/nodes\.payments\.concurrency/);
  await text.button('Go to it').click();
  await expect(text.editor).toBeFocused();

  // No JSON at all.
  await page.keyboard.press('End');
  await page.keyboard.type(',,');
  await expect(text.status).toHaveText(/Line \d+, column \d+: expected JSON: a key in double quotes/);
  await text.button('Back to the scenario in force').click();
  await text.isInStep();
  await expect(text.line('"concurrency": 0')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('keys alone write a text with what is offered for it; nothing is lost when somebody edits elsewhere meanwhile', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const text = new TextPage(page);
  await playground.open();
  await playground.enlargeDock();
  const tab = page.getByRole('tab', { name: 'Text', exact: true });
  await page.getByRole('tab', { name: 'Charts' }).focus();
  await page.keyboard.press('End');
  await expect(tab).toBeFocused();
  await text.isInStep();

  // Only the calls that orders makes are offered for its plan.
  await text.find('"id": "orders"');
  await text.find('"plan": [');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('"');
  await expect(text.offers.getByRole('option')).toHaveText([
    /^orders-db/,
    /^orders-inventory/,
    /^orders-payments/,
  ]);
  // An offer that has only just come is not taken: it could be a key that was meant for the text.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type(',');
  await page.keyboard.press('Control+Enter');
  await text.isInStep();
  await expect(page.getByRole('banner').getByRole('button', { name: /^Undo/ })).toHaveAccessibleName(
    /nodes\.orders\.plan/,
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(text.editor).not.toBeFocused();

  // Both change the same scenario.
  await text.find('"notes": "');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('!');
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click();
  await expect(text.status).toHaveText(/changed elsewhere meanwhile\. Your text is kept/);
  await text.button('Take my text').click();
  await text.isInStep();
  await text.find('"orders-db",');
  await expect(text.line('"orders-db",')).toBeVisible();

  // The past is read, and not written.
  await playground.goTo(5);
  await playground.goTo(1);
  await expect(text.status).toHaveText(/this past moment/);
  await expect(text.editor).toHaveAttribute('aria-readonly', 'true');
});
