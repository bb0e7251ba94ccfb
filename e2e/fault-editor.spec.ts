import { expect, test, type Locator, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSoundInBothThemes } from './pages/soundness';

/** A place of an element, across from 0 to 1, in its middle or a little below its top. */
async function placeIn(element: Locator, across: number, down = 0.5): Promise<[number, number]> {
  const { x, y, width, height } = ensure((await element.boundingBox()) ?? undefined, 'a box');
  return [x + width * across, y + height * down];
}

async function drag(page: Page, [x, y]: readonly [number, number], by: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 6 });
}

test('faults are drawn, moved, stretched, repeated and taken back, and what is expected of them is judged', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const { lanes, inspector } = playground;
  await playground.open();
  await lanes.hover();
  await page.keyboard.press('a');
  const bar = (name: string): Locator => lanes.getByRole('button', { name: new RegExp(`^${name}, `) });
  const outage = bar('Payment outage');
  await expect(outage).toHaveAccessibleName('Payment outage, 20 s to 45 s, 25 s long');

  // Moved and stretched by hand: it comes to rest at whole seconds; Escape gives a drag up.
  const lane = ensure(
    (await outage.locator('xpath=ancestor::*[@role="gridcell"]').boundingBox()) ?? undefined,
    'a lane',
  );
  const second = lane.width / 90;
  const card = playground.node(/^payments db/);
  const stands = await card.boundingBox();
  await drag(page, await placeIn(outage, 0.5), second * 5 + 1);
  await expect(page.getByText('25 s to 50 s, 25 s long').first()).toBeVisible();
  await page.mouse.up();
  await expect(outage).toHaveAccessibleName(/ 25 s to 50 s,/);
  // The edit makes a draft of the scenario, in which all cards stay where they were.
  await expect(page).toHaveURL(/#\/draft\//);
  expect(await card.boundingBox()).toEqual(stands);
  await drag(page, await placeIn(outage, 0.995), second * -10);
  await page.mouse.up();
  await expect(outage).toHaveAccessibleName(/ 25 s to 40 s, 15 s long/);
  await drag(page, await placeIn(outage, 0.5), second * 20);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(outage).toHaveAccessibleName(/ 25 s to 40 s,/);

  // The same by keys, with a ramp and another turn; a row of presses is one edit.
  await outage.focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('+');
  await expect(outage).toHaveAccessibleName(/ 22 s to 37 s, 15 s long, grows over 1 s, 2 times, every 30 s/);
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('heading', { level: 2, name: 'Payment outage' })).toBeFocused();
  const ends = inspector.getByRole('textbox', { name: 'Ends at' });
  await ends.fill('20');
  await ends.press('Enter');
  await expect(inspector.getByRole('alert').filter({ hasText: 'Ends at must be later' })).toBeVisible();
  await expect(ends).toHaveValue('20');
  await ends.press('Escape');

  // Another one is drawn on the free part of its lane, doubled, and deleted again.
  await drag(page, await placeIn(outage, -0.6), second * 6);
  await page.mouse.up();
  const drawn = bar('Payment outage \\(2\\)');
  await expect(drawn).toBeVisible();
  // From the form of one to that of another by keys: the focus is at the title of what is shown.
  for (const one of [outage, drawn]) {
    await one.focus();
    await page.keyboard.press('Enter');
    await expect(inspector.locator('h2')).toBeFocused();
  }
  await expect(inspector.locator('h2')).toHaveText('Payment outage (2)');
  await drawn.focus();
  await page.keyboard.press('d');
  await expect(bar('Payment outage \\(3\\)')).toBeVisible();
  await bar('Payment outage \\(3\\)').focus();
  await page.keyboard.press('Delete');
  await expect(bar('Payment outage \\(3\\)')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(bar('Payment outage \\(3\\)')).toBeVisible();
  for (const name of ['Payment outage \\(3\\)', 'Payment outage \\(2\\)']) {
    await bar(name).focus();
    await page.keyboard.press('Delete');
    await expect(bar(name)).toHaveCount(0);
  }

  // One by the form of a new fault, at a part that is found by its name.
  await page.getByRole('button', { name: 'Add a fault' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a fault' });
  await dialog.getByText('Bad network').click();
  const aim = dialog.getByRole('combobox', { name: 'Aimed at' });
  await aim.fill('a mainframe');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'is called “a mainframe”' })).toBeVisible();
  await expect(aim).toBeFocused();
  await aim.fill('orders inv');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Begins at' }).fill('50');
  await dialog.getByRole('textbox', { name: 'Ends at' }).fill('55');
  await isSoundInBothThemes(page, 'the form of a new fault');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(bar('Bad network: orders → inventory')).toHaveAccessibleName(/50 s to 55 s/);
  await expect(inspector.getByRole('heading', { level: 2, name: /^Bad network/ })).toBeVisible();

  // While it runs, a kill is recorded as a fault; what has passed cannot be moved any more, and that is said.
  await playground.goTo(30);
  await playground.selectPart('inventory');
  await page.keyboard.press('k');
  await expect(bar('inventory killed')).toHaveAccessibleName(/30 s to 90 s/);
  await outage.focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await outage.blur();
  await expect(page.getByText(/Payment outage stays as it was.*began at 22 s/).first()).toBeVisible();
  await expect(outage).toHaveAccessibleName(/ 22 s to 37 s/);
  await page.getByRole('button', { name: 'Add a fault' }).click();
  await dialog.getByRole('textbox', { name: 'Begins at' }).fill('10');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('10 s has passed: a new fault can begin at 30 s or later.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await playground.showLog();
  await expect(playground.logRows.filter({ hasText: 'During Payment outage' }).first()).toBeVisible();

  // A sentence is typed and completed, changed in place, and judged; its mark on the lanes leads to its moment.
  await page.getByRole('button', { name: 'Add an expectation' }).click();
  const add = inspector.getByRole('combobox', { name: 'Add an expectation' });
  await expect(add).toBeFocused();
  await add.pressSequentially('goodput at least 10 %');
  await page.keyboard.press('Enter');
  const sentence = inspector.getByRole('button', { name: /^Goodput at least 10 %, 0 to 90 s/ });
  await expect(sentence).toHaveAttribute('aria-expanded', 'true');
  const form = inspector.getByRole('group', { name: /^Form of: Goodput at least 10 %/ });
  await form.getByRole('textbox', { name: 'To' }).fill('20');
  await form.getByRole('textbox', { name: 'To' }).press('Enter');
  await expect(inspector.getByRole('button', { name: /^Goodput at least 10 %, 0 to 20 s/ })).toBeVisible();
  await expect(inspector.getByText(/expected at least 10 %/)).toBeVisible();
  const mark = lanes.getByRole('button', { name: /^Goodput at least 10 %, 0 to 20 s: holds since 20.00 s/ });
  await isSoundInBothThemes(page, 'the timeline and the expectations');
  await lanes.getByRole('button', { name: /^Goodput at least 99 %, 2 to 20 s: holds/ }).focus();
  for (let press = 0; press < 8 && !(await mark.evaluate((it) => it === document.activeElement)); press++)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(playground.clock).toHaveText('00:20.000');

  // Kept as the start, the kill is one of the faults.
  await playground.goTo(30.5);
  await page.getByRole('button', { name: /^Edited/ }).click();
  await page
    .getByRole('button', { name: /Keep .* as the start/ })
    .or(page.getByRole('menuitem', { name: /Keep .* as the start/ }))
    .first()
    .click();
  await expect(playground.clock).toHaveText('00:00.000');
  await expect(bar('inventory killed')).toHaveAccessibleName(/30 s to 90 s/);
  expect(complaints).toEqual([]);
});
