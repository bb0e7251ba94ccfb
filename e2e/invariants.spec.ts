import { expect, test, type Locator, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { builtIn } from '../src/scenario/library/catalogue';
import { runScenario } from '../src/scenario/run-scenario';
import { fileOf } from '../src/scenario/write-scenario';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { SagasPage } from './pages/sagas-page';
import { isSoundInBothThemes } from './pages/soundness';

const KEYS = ensure(await builtIn('forgotten-keys'), 'forgotten-keys');
const BROKEN = ensure(
  runScenario(KEYS).expectations.find(({ id }) => id === 'no-doubles'),
  'the rule about doubles',
);
const RULE = 'Some order is charged twice';

function notice(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: 'Paused by' });
}

/** The scenario in which the rule pauses the run, as a file of somebody's own. */
function pausingFile(): object {
  const expectations = KEYS.expect.map((one) => (one.id === BROKEN.id ? { ...one, pauses: true } : one));
  return fileOf({ ...KEYS, expect: expectations });
}

test('a rule that is broken pauses the run there, is named with its order, and play goes on', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await playground.open('forgotten-keys');
  const expected = playground.inspector.getByRole('listitem').filter({ hasText: RULE });
  await expected.getByRole('button', { name: 'Pause when this rule is broken' }).click();
  await expect(expected.getByRole('button', { pressed: true })).toBeVisible();
  await playground.setSpeed('10×');
  await playground.play();
  await expect(notice(page)).toContainText(`Paused by “${RULE}”`, { timeout: 60_000 });
  await expect(notice(page)).toContainText(BROKEN.evidence);
  await expect(notice(page)).toContainText(/Order web\.\d+ was charged 2 times/);
  await expect(playground.transport.getByRole('button', { name: /^Run/ })).toBeVisible();
  expect(await playground.seconds()).toBe(Math.floor((BROKEN.at ?? 0) / 1e6) / 1000);
  await expect(expected).toContainText(BROKEN.evidence);
  // The moment is marked on the axis, and the saga is at hand.
  await expect(page.getByTitle(`${RULE}: ${BROKEN.evidence}`).first()).toBeVisible();
  await notice(page).getByRole('button', { name: 'Show the saga' }).click();
  await expect(notice(page)).toBeHidden();
  const { pane } = new SagasPage(playground);
  await expect(pane).toContainText(BROKEN.evidence.match(/web\.\d+/)?.[0] ?? 'an order');
  // Somebody who goes on is not told again, and comes to the end that the command line comes to.
  await playground.playToTheEnd();
  await expect(notice(page)).toBeHidden();
  expect(await playground.hash()).toBe(runScenario(KEYS).hash);
  expect(complaints).toEqual([]);
});

test('going over the moment does not pause, and playing there once more does', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.openFile(pausingFile());
  await playground.goTo(30);
  await expect(notice(page)).toBeHidden();
  await playground.goTo(14);
  await playground.setSpeed('10×');
  await playground.play();
  await expect(notice(page)).toContainText(RULE, { timeout: 60_000 });
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toBeHidden();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width} x ${viewport.height}`, () => {
    test.use({ viewport });

    test('why a run has paused is accessible and fits', async ({ page }) => {
      const playground = new PlaygroundPage(page);
      await playground.openFile(pausingFile());
      await playground.setSpeed('100×');
      await playground.play();
      await expect(notice(page)).toContainText(RULE, { timeout: 60_000 });
      await isSoundInBothThemes(page, 'a run that a rule has paused');
      await notice(page).getByRole('button', { name: 'Show the saga' }).click();
      await expect(new SagasPage(playground).pane).toContainText('web.');
      await isSoundInBothThemes(page, 'the saga that broke the rule');
    });
  });
}
