import { expect, test, type Page } from '@playwright/test';
import { ensure } from '../src/base/assert';
import { complaintsOf } from './pages/complaints';
import { Drafts } from './pages/drafts';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';

async function edited(page: Page): Promise<{ playground: PlaygroundPage; drafts: Drafts }> {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.goTo(12);
  await playground.faultSwitch('Payment outage').click();
  await expect(playground.editedChip).toBeVisible();
  return { playground, drafts: new Drafts(page) };
}

/** The page ends without being told. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const browser = await page.context().newCDPSession(page);
  // Nobody answers.
  browser.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

test('an edited run comes back after a reload and a crash: undo, moment and end are the same', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const complaints = complaintsOf(page);
  const { playground, drafts } = await edited(page);
  await drafts.isSaved();
  await playground.goTo(23.4);
  await playground.selectPart('payments');
  await drafts.isSaved();
  await page.reload();
  await expect(page.getByText('Continued where you left, at 23.40 s.')).toBeVisible();
  await expect(playground.clock).toHaveText('00:23.400');
  await expect(playground.inspector.getByRole('heading', { name: 'payments' })).toBeVisible();
  // Who edits and closes the tab at once loses nothing, and neither does anybody whose tab breaks just then.
  await playground.faultSwitch('Payment outage').click();
  await expect(playground.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'true');
  const address = page.url();
  await page.close({ runBeforeUnload: false });
  const fragile = await context.newPage();
  const between = new PlaygroundPage(fragile);
  await fragile.goto(address);
  await expect(between.clock).toHaveText('00:23.400');
  await expect(between.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'true');
  await between.faultSwitch('Payment outage').click();
  await expect(between.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'false');
  await crash(fragile);
  const other = await context.newPage();
  const again = new PlaygroundPage(other);
  await other.goto(address);
  await expect(again.clock).toHaveText('00:23.400');
  await expect(again.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'false');
  for (const before of ['true', 'false']) {
    await other.keyboard.press('Control+z');
    await expect(again.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', before);
  }
  await again.playToTheEnd();
  const hash = await again.hash();
  await new Drafts(other).isSaved();
  await other.reload();
  await expect(again.transport.getByText('Ended')).toBeVisible();
  expect(await again.hash()).toBe(hash);
  // The scenario itself is as it was.
  await other.goto('./#/run/payment-outage');
  await again.isReady();
  await expect(again.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'true');
  await expect(again.editedChip).toBeHidden();
  expect(complaints).toEqual([]);
});

test('cards that were moved while the run stood in its middle come back, and no edit of the run was needed', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const drafts = new Drafts(page);
  await playground.open();
  await playground.goTo(12);
  const card = playground.node(/^inventory\b/);
  const place = async (): Promise<string> => card.evaluate(({ style }) => style.transform);
  const before = await place();
  await card.focus();
  await page.keyboard.press('Enter');
  // Until the tools for drawing have come arrows move nothing.
  await expect(async () => {
    await page.keyboard.press('Shift+ArrowDown');
    expect(await place()).not.toBe(before);
  }).toPass();
  const moved = await place();
  await expect(playground.editedChip).toBeVisible();
  await drafts.isSaved();
  await page.reload();
  await expect(page.getByText('Continued where you left, at 12.00 s.')).toBeVisible();
  await expect.poll(place).toBe(moved);
  await page.keyboard.press('Control+z');
  await expect.poll(place).not.toBe(moved);
  await expect(playground.editedChip).toBeHidden();
});

test('the start page has all that was made: to go on with, to name, to copy, and to delete with a way back', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { drafts } = await edited(page);
  await drafts.isSaved();
  await page.goto('./#/');
  await page.reload();
  await expect(drafts.section).toContainText('Payment outage');
  await expect(drafts.section).toContainText('1 edit');
  await isSound(page, 'start page with a draft');
  await drafts.section.getByRole('button', { name: /All/ }).click();
  await drafts.choose('Payment outage', 'Rename');
  await page.keyboard.type('Calm shop');
  await page.keyboard.press('Enter');
  await expect(drafts.row('Calm shop')).toHaveCount(1);
  await drafts.choose('Calm shop', 'Duplicate');
  await expect(drafts.row('Calm shop (copy)')).toHaveCount(1);
  await drafts.choose('Calm shop (copy)', 'Delete');
  await expect(drafts.list.getByText('“Calm shop (copy)” was deleted.')).toBeVisible();
  await expect(drafts.row('Calm shop')).toHaveCount(1);
  await drafts.list.getByRole('button', { name: 'Undo' }).click();
  await expect(drafts.row('Calm shop')).toHaveCount(2);
  await drafts
    .row('Calm shop (copy)')
    .getByRole('button', { name: /^More about/ })
    .click();
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await isSound(page, 'the list of drafts and the menu of one');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await isSound(page, 'the list of drafts on a phone');
  await drafts.list.getByRole('link', { name: 'Calm shop (copy)' }).click();
  const playground = new PlaygroundPage(page);
  await expect(playground.clock).toHaveText('00:12.000');
  await expect(page.getByRole('heading', { level: 1, name: 'Calm shop (copy), edited' })).toBeVisible();
  await expect(page).toHaveTitle(/^Calm shop \(copy\), paused/);
  // Whoever looks at another scenario has made nothing of that.
  await playground.open('retry-storm');
  await playground.showOnPhone('Charts');
  await expect(drafts.status).toBeHidden();
  await page.goto('./#/');
  await page.reload();
  await expect(drafts.section).toContainText('Calm shop (copy)');
  await isSound(page, 'start page with drafts on a phone');
});

test('a run that begins anew leaves its edits in a draft, and the worker may die meanwhile', async ({
  page,
}) => {
  const { playground, drafts } = await edited(page);
  await drafts.isSaved();
  const address = page.url();
  const dying = ensure(page.workers().at(-1), 'the worker of the page');
  await dying.evaluate(() => {
    setTimeout(() => {
      throw new Error('a test broke the worker');
    });
  });
  await expect(page.getByText(/brought back.*a test broke the worker/)).toBeVisible();
  await drafts.isSaved();
  await page.reload();
  await expect(playground.clock).toHaveText('00:12.000');
  await expect(playground.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'false');
  await playground.editedChip.click();
  await page.getByRole('menuitem', { name: 'Begin anew without the edits' }).click();
  const notice = page.getByText(
    /^The run begins anew without its edit\. What you had before is kept as a draft/,
  );
  await expect(notice).toBeVisible();
  await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(1);
  await playground.isReady();
  await expect(playground.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'true');
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(playground.clock).toHaveText('00:12.000');
  await expect(playground.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'false');
  expect(page.url()).not.toBe(address);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await page.keyboard.type('all drafts');
  await expect(page.getByRole('option', { selected: true })).toHaveText('All drafts');
  await page.keyboard.press('Enter');
  await expect(drafts.row('before it began anew')).toHaveCount(1);
});

test('a draft that is open in a tab is not overwritten by another', async ({ page, context }) => {
  const { drafts } = await edited(page);
  await drafts.isSaved();
  const address = page.url();
  const other = await context.newPage();
  const there = new PlaygroundPage(other);
  await other.goto(address);
  await expect(other.getByRole('heading', { name: 'This draft is open in another tab' })).toBeVisible();
  await isSound(other, 'a draft that is open elsewhere');
  await other.getByRole('button', { name: 'Take it over' }).click();
  await expect(there.clock).toHaveText('00:12.000');
  await expect(page.getByText(/Another tab has taken this draft over/)).toBeVisible();
  await expect(drafts.status).toHaveText('Looking on');
  // Both go on, each with its own.
  await new PlaygroundPage(page).faultSwitch('Payment outage').click();
  await expect(page.getByText(/is kept as “Payment outage \(copy\)”/)).toBeVisible();
  await drafts.isSaved();
  expect(page.url()).not.toBe(address);
  await expect(there.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'false');
  await new Drafts(other).isSaved();
  expect(other.url()).toBe(address);
});

test('where storage is forbidden or full it is said, and a file is offered', async ({ page, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('no storage here', 'SecurityError');
      },
    });
  });
  const { drafts } = await edited(page);
  await expect(drafts.status).toHaveText('Not saved: this browser forbids storage');
  expect(page.url()).toContain('#/run/payment-outage');
  await isSound(page, 'a run that is not kept');
  await drafts.status.click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as a file' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^payment-outage.*\.json$/);
  const full = await context.newPage();
  await full.addInitScript(() => {
    Reflect.deleteProperty(window, 'indexedDB');
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  await edited(full);
  await expect(new Drafts(full).status).toHaveText('Not saved: this browser forbids storage');
});

test('a full storage is told, and what was not written yet is written when there is room', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, { isFull: true });
    const { prototype } = IDBObjectStore;
    prototype.put = new Proxy(Reflect.get(prototype, 'put'), {
      apply: (put, store, given) => {
        if (Reflect.get(window, 'isFull') === true) throw new DOMException('no room', 'QuotaExceededError');
        return Reflect.apply(put, store, given);
      },
    });
  });
  const { drafts } = await edited(page);
  await expect(drafts.status).toHaveText('Not saved: storage is full');
  await page.evaluate(() => Object.assign(window, { isFull: false }));
  await expect(drafts.status).toHaveText('Saved', { timeout: 20_000 });
  await drafts.isSaved();
});

test('a spoiled draft spoils nothing else, and what there is of it can be saved or begun anew', async ({
  page,
}) => {
  const { drafts } = await edited(page);
  await drafts.isSaved();
  const id = page.url().replace(/.*draft\//, '');
  await page.goto('./#/');
  await page.evaluate(async (draft) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('breakwater-drafts');
      request.addEventListener('success', () => resolve(request.result));
    });
    await new Promise((resolve) => {
      const transaction = database.transaction(['heads', 'parts'], 'readwrite');
      transaction.objectStore('parts').put('[{"id":', [draft, 'lines']);
      transaction.objectStore('heads').put(null, 'nothing');
      transaction.addEventListener('complete', resolve);
    });
    database.close();
  }, id);
  await page.reload();
  await drafts.section.getByRole('button', { name: /All/ }).click();
  await expect(drafts.row('A spoiled draft')).toHaveCount(1);
  await drafts.row('Payment outage').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'This draft is spoiled' })).toBeVisible();
  await isSound(page, 'a spoiled draft');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save what there is' }).click();
  await downloading;
  await page.getByRole('button', { name: 'Begin anew without its edits' }).click();
  await drafts.isSaved();
  expect(page.url()).not.toContain(id);
});

test('a list of drafts opens with the focus on itself while it has nothing but its cross', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Find a command, a scenario or a part' }).click();
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('All drafts');
  await page.keyboard.press('Enter');
  const { list } = new Drafts(page);
  await expect(list.getByText('No drafts yet.')).toBeVisible();
  await expect(list).toBeFocused();
  await expect(page.getByRole('tooltip')).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(list.getByRole('button', { name: 'Close' })).toBeFocused();
});
