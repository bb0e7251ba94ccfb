import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';

test('several parts are set and broken at once, settings are found, led to and reset, and words are edited', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const { inspector, parts } = playground;
  const row = (name: string) => parts.getByTitle(name, { exact: true });
  const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
  await playground.open();

  // By the keyboard: three services in a row, with no hand on the canvas.
  await row('orders').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(inspector.getByRole('heading', { name: '3 nodes' })).toBeVisible();
  await expect(playground.dock.getByRole('radiogroup', { name: 'Charts of' })).toBeHidden();
  await expect(parts.getByRole('option', { selected: true })).toHaveCount(3);
  const workers = inspector.getByLabel('Workers', { exact: true });
  await expect(workers).toHaveAttribute('placeholder', 'mixed');
  await inspector.getByLabel('Workers, who has what: 16 to 64 requests').click();
  await expect(inspector.getByRole('definition').filter({ hasText: '64 requests' })).toBeVisible();
  await isSound(page, 'several nodes', ['Inspector']);
  await workers.fill('24');
  await workers.press('Enter');
  await expect(workers).toHaveValue('24');
  await expect(workers).toBeFocused();

  // What one of them cannot be, none of them becomes, and what was typed stays.
  await playground.unfold('Data');
  const keeps = inspector.getByLabel('Keeps', { exact: true });
  await keeps.selectOption('orders');
  await expect(
    inspector.getByRole('alert').filter({ hasText: /^(orders|payments|inventory): / }),
  ).toBeVisible();
  await keeps.press('Escape');

  await inspector.getByRole('button', { name: 'Leave out inventory' }).click();
  await expect(inspector.getByRole('heading', { name: '2 nodes' })).toBeVisible();
  await inspector.getByRole('button', { name: 'Kill 2 nodes' }).click();
  await expect(playground.faultLane('orders and payments killed')).toBeVisible();
  await undo.click();
  await expect(playground.faultLane('orders and payments killed')).toBeHidden();
  await undo.click();
  await expect(workers).toHaveAttribute('placeholder', 'mixed');

  // Layers of several calls.
  await row('orders → payments').click();
  await row('orders → inventory').click({ modifiers: ['ControlOrMeta'] });
  await inspector.getByRole('switch', { name: 'Retry of all is on' }).click();
  await expect(inspector.getByRole('switch', { name: 'Retry of all is on' })).not.toBeChecked();
  await isSound(page, 'several calls', ['Inspector']);
  await undo.click();
  await expect(inspector.getByRole('switch', { name: 'Retry of all is on' })).toBeChecked();

  // The palette leads to a setting of any part, and its field has the caret.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('payments breaker open for');
  await expect(page.getByRole('option', { name: /^Open for/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  const openFor = inspector.getByLabel('Open for', { exact: true });
  await expect(openFor).toBeFocused();
  await page.keyboard.type('1.5s');
  await page.keyboard.press('Enter');
  await expect(openFor).toHaveValue('1.5');

  // What is not at its default says so and leads back, by the keyboard.
  const mark = inspector.getByRole('button', { name: 'Open for: not at its default, 5 s' });
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Default: 5 s' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(openFor).toHaveValue('5');
  await expect(openFor).toBeFocused();
  await expect(mark).toBeHidden();

  // The search of the pane, by value.
  await page.keyboard.press('Control+f');
  const sought = inspector.getByRole('searchbox', { name: 'Find a setting' });
  await expect(sought).toBeFocused();
  await sought.fill('250ms');
  await expect(inspector.getByLabel('Gives up after', { exact: true })).toHaveValue('250');
  await page.emulateMedia({ colorScheme: 'light' });
  await isSound(page, 'settings found', ['Inspector']);
  await inspector.getByRole('button', { name: /^Timeout/ }).click();
  await expect(inspector.getByLabel('Gives up after', { exact: true })).toBeFocused();
  await expect(inspector.getByRole('tab', { name: /Policies/, selected: true })).toBeVisible();

  // Nothing typed is lost while the run moves on; Escape gives it up.
  const after = inspector.getByLabel('Gives up after', { exact: true });
  await playground.play();
  await after.fill('9');
  const seconds = await playground.seconds();
  await expect.poll(async () => playground.seconds()).toBeGreaterThan(seconds + 1);
  await expect(after).toHaveValue('9');
  await after.press('Escape');
  await expect(after).toHaveValue('250');
  await playground.pause();

  // The words of the scenario.
  await inspector.getByRole('button', { name: 'Back to the scenario' }).click();
  await inspector.getByRole('button', { name: 'Edit the words of the scenario' }).click();
  const question = inspector.getByLabel('Question', { exact: true });
  await question.fill('x'.repeat(501));
  await expect(inspector.getByText('It has 501 characters: at most 500 are kept.')).toBeVisible();
  await question.fill('Does anybody notice?');
  await isSound(page, 'words', ['Inspector']);
  await inspector.getByRole('button', { name: 'Done' }).click();
  await expect(inspector.getByRole('heading', { name: 'Does anybody notice?' })).toBeVisible();
});
