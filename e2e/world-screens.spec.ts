import { expect, test } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';
import { RICH_WORLD } from './rich-world';

const INSPECTOR = 'Inspector';
const DOCK = 'Charts, breakers and log';

test.use({ viewport: { width: 1440, height: 900 } });

test('the forms, lanes and charts of a rich world are accessible and fit', async ({ page }) => {
  test.setTimeout(60_000);
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await playground.openFile(RICH_WORLD);
  await playground.playTo(6, '10×');
  await playground.selectPart('shop');
  for (const title of ['Slower and slower', 'Queue', 'Failures', 'Instances come and go', 'Zones and tags']) {
    await playground.unfold(title);
  }
  await playground.chooseLastChart('shop', 'Instances: mean time');
  await isSoundInBothThemes(page, 'a service of three instances', [INSPECTOR, 'Timeline', DOCK]);
  await playground.dock.getByRole('button', { name: 'Charts as a table' }).click();
  await isSoundInBothThemes(page, 'instances as a table', [DOCK]);
  await playground.dock.getByRole('button', { name: 'Charts as a table' }).click();
  await playground.selectPart('shoppers');
  await playground.inspector
    .getByRole('combobox', { name: 'Rate over time' })
    .selectOption('a list of points');
  await expect(playground.inspector.getByRole('list', { name: 'Points' })).toBeVisible();
  await isSoundInBothThemes(page, 'a rate that changes, and a patience', [INSPECTOR]);
  await playground.selectPart('clerks');
  await isSoundInBothThemes(page, 'users who wait', [INSPECTOR]);
  await playground.selectPart('gateway → shop');
  await playground.inspector.getByRole('tab', { name: 'Call' }).click();
  await playground.unfold('Split');
  await playground.chooseLastChart('gateway → shop', 'Network');
  await isSoundInBothThemes(page, 'a call and its network', [INSPECTOR, DOCK]);
  expect(complaints).toEqual([]);
});
