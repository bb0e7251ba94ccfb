import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';

test('a database says what it is, becomes another kind in one edit, and strangers that call it are marked', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  await playground.open('database-per-service');
  await expect(inspector.getByRole('heading', { name: 'Cross ownership' })).toBeVisible();

  await inspector.getByRole('button', { name: 'support → users db' }).first().click();
  await expect(inspector).toContainText('It crosses ownership: users db belongs to users.');
  const edge = playground.canvas.getByRole('button', { name: /^Call support → users db/ });
  await expect(edge).toHaveAccessibleName(/crosses ownership: users db belongs to users/);
  await expect(playground.canvas.getByText('crosses', { exact: true })).toHaveCount(1);

  const card = playground.canvas.getByRole('button', { name: /^analytics db, analytic database/ });
  await card.click();
  const workers = inspector.getByLabel('Workers', { exact: true });
  await expect(workers).toHaveValue('4');
  await inspector.getByLabel('Kind', { exact: true }).selectOption('key-value');
  await expect(inspector).toContainText('One value by its key, from memory');
  await expect(workers).toHaveValue('1000');
  await expect(
    playground.canvas.getByRole('button', { name: /^analytics db, key-value database/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(workers).toHaveValue('4');
  await expect(inspector).toContainText('Analytic database');

  await inspector.getByLabel('Belongs to', { exact: true }).selectOption('orders');
  await expect(inspector).toContainText('analytics calls it, which crosses ownership: it belongs to orders.');
  await expect(playground.canvas.getByText('crosses', { exact: true })).toHaveCount(2);
});
