import { expect, test, type Locator, type Page } from '@playwright/test';
import { manyServices } from './many-services';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';
import { client, header, service } from './scenario-parts';

const SHOP = 'a shop with quite a long name';

/** Two kinds of request that ask the same, a fault that is soon spent, and an expectation about the third of three. */
function shop(ratePerSecond: number, points = 0): object {
  const list = Array.from({ length: points }, (_, index) => ({ atMs: index * 20, ratePerSecond }));
  return {
    ...header('forms', 'Forms', 60_000),
    requestTypes: [
      { id: 'read', name: 'GET /' },
      { id: 'write', name: 'GET /' },
    ],
    nodes: [
      {
        ...client('web', 0),
        ratePerSecond,
        ...(points > 0 && { shape: { kind: 'list', between: 'steps', points: list } }),
        mix: ['read', 'write'].map((requestType) => ({ requestType, edge: 'web-shop', weight: 1 })),
      },
      { ...service('shop', 'service', 300, 1), name: SHOP, instances: 3, concurrency: 100 },
    ],
    edges: [{ id: 'web-shop', from: 'web', to: 'shop' }],
    faults: [
      { id: 'first', name: 'First ones', kind: 'fail-first', count: 5, ...at(2, 20) },
      { id: 'slow', name: 'Slow', kind: 'degraded', latencyFactor: 2, ...at(3, 30) },
    ],
    expect: [
      {
        id: 'third',
        kind: 'state',
        of: { node: 'shop', instance: 3 },
        state: 'up',
        hold: 'always',
        over: { fromMs: 1000, toMs: 30_000 },
      },
    ],
  };
}

function at(from: number, to: number) {
  return { target: { nodes: ['shop'] }, fromMs: from * 1000, toMs: to * 1000 };
}

for (const width of [1600, 1280]) {
  test(`${width} px wide, nothing of the charts of a part is cut or lies over another`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const playground = new PlaygroundPage(page);
    await playground.openFile(shop(4000));
    await playground.playTo(4, '5×');
    await playground.selectPart(SHOP);
    await playground.dock
      .getByRole('radiogroup', { name: 'Charts of' })
      .getByText(SHOP, { exact: true })
      .click();
    const figures = playground.dock.getByRole('figure');
    await expect(figures).toHaveCount(3);
    await expect(figures.first().locator('svg text').filter({ hasText: '4\u2009000' })).toBeVisible();
    for (const view of ['Workers', 'Instances: mean time']) {
      await playground.chooseLastChart(SHOP, view);
      for (const figure of await figures.all()) {
        const [title, legend] = [figure.getByRole('heading'), figure.locator('dl')];
        expect(await overlaps(title, legend), `${view}: a title and its figures`).toBe(false);
        expect(await isCut(legend), `${view}: the figures`).toBe(false);
        for (const text of await figure.locator('svg text').all()) {
          expect(await isWithin(text, figure), `${view}: the label ${await text.textContent()}`).toBe(true);
        }
      }
    }
  });
}

test('a list of a thousand points stays a short form', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  await playground.openFile(shop(50, 999));
  await playground.selectPart('web');
  await expect(inspector.getByText('Points 1 to 20 of 999')).toBeVisible();
  expect(await inspector.locator('input').count()).toBeLessThan(60);
  await inspector.getByRole('button', { name: 'Points after' }).click();
  await expect(inspector.getByRole('textbox', { name: 'Point 21: moment' })).toHaveValue('400');
  await inspector.getByRole('button', { name: 'Add a point' }).click();
  await expect(inspector.getByRole('textbox', { name: 'Point 1000: moment' })).toHaveValue('19.98');
  await expect(inspector.getByText('Points 981 to 1\u2009000 of 1\u2009000')).toBeVisible();
  await inspector.getByRole('button', { name: 'Add a point' }).click();
  await expect(inspector.getByText(/takes .*1000.*, not .*1001/)).toBeVisible();
  await isSound(page, 'a long list', ['Inspector']);
});

test('what is typed into a list of points is never lost, and every edit builds on the one before', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  const point = (name: string): Locator =>
    inspector.getByRole('textbox', { name: `Point ${name}`, exact: true });
  const edits = await slowEdits(page);
  await playground.openFile(shop(50, 3));
  await playground.selectPart('web');
  await edits.hold();

  // Both fields of one row, the second before there is an answer about the first.
  await point('1: moment').fill('10');
  await page.keyboard.press('Tab');
  await point('1: rate').fill('222');
  await page.keyboard.press('Enter');
  await point('2: rate').fill('333');
  await inspector.getByRole('button', { name: 'Add a point' }).click();
  await point('3: rate').fill('444');
  await inspector.getByRole('button', { name: 'Remove point 2' }).click();
  await expect(point('3: rate')).toHaveValue('50');
  await point('3: rate').fill('555');
  await playground.parts.getByTitle(SHOP, { exact: true }).click();
  await expect(inspector.getByRole('heading', { name: SHOP })).toBeVisible();
  await edits.letGo();
  await playground.selectPart('web');
  for (const [name, value] of [
    ['1: moment', '10'],
    ['1: rate', '222'],
    ['2: moment', '40'],
    ['2: rate', '444'],
    ['3: moment', '60'],
    ['3: rate', '555'],
  ]) {
    await expect(point(name)).toHaveValue(value);
  }
  await expect(inspector.getByRole('button', { name: /^Remove point/ })).toHaveCount(3);
});

test('before there is an answer, fields and switches go by what was set last', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  const slow = await slowEdits(page);
  await playground.openFile(shop(50));
  await playground.selectPart(SHOP);
  await playground.playTo(1, '1×');
  await slow.hold();
  const field = inspector.getByRole('textbox', { name: 'Instances', exact: true });
  await enter(field, '4');
  await enter(field, '3');
  const toggle = playground.faultSwitch('Slow');
  for (let click = 0; click < 3; click++) await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  // The newest of them is taken back, when the answers are there.
  await page.keyboard.press('Control+z');
  await slow.letGo();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(field).toHaveValue('3');
  await playground.showLog();
  const edits = playground.logRows.filter({ hasText: /Slow: |instances/ });
  await expect(edits).toHaveCount(6);
  await expect(edits.nth(0)).toContainText('taken back: Slow: switched off');
});

test('an edit that cannot be fetched says so in words, in the form and beside a switch', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  await page.route(/\/editor-/, async (route) => route.abort());
  await playground.open();
  const words = 'a part of Breakwater could not be fetched. Are you offline? Try again.';
  await playground.faultSwitch('Payment outage').click();
  const notice = page.getByText(`Payment outage was not switched off. This edit could not be made: ${words}`);
  await expect(notice).toBeInViewport();
  await expect(playground.faultSwitch('Payment outage')).toHaveAttribute('aria-pressed', 'true');
  await playground.selectPart('payments');
  await enter(inspector.getByRole('textbox', { name: 'Instances', exact: true }), '9');
  await expect(inspector.getByText(`This edit could not be made: ${words}`)).toBeVisible();
  await expect(page.getByText(/dynamically imported|scenario takes/)).toHaveCount(0);
});

test('the first part of the list comes with its heading', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  const playground = new PlaygroundPage(page);
  await playground.openFile(manyServices());
  await playground.parts.getByRole('option').first().click();
  await page.keyboard.press('End');
  await expect(playground.parts.getByText('Callers', { exact: true })).not.toBeInViewport();
  await page.keyboard.press('Home');
  await expect(playground.parts.getByRole('option').first()).toBeFocused();
  await expect(playground.parts.getByText('Callers', { exact: true })).toBeInViewport({ ratio: 1 });
});

test('weights, duration and what is measured are edited like any setting, and refusals are in plain words', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  const field = (name: string): Locator => inspector.getByRole('textbox', { name, exact: true });
  await playground.openFile(shop(50));
  // A phone has a region for the run itself.
  await expect(inspector.getByRole('region', { name: 'Run', exact: true })).toHaveCount(0);
  await expect(
    inspector.getByRole('region', { name: 'Length and measuring' }).getByRole('textbox'),
  ).toHaveCount(3);
  await enter(field('Duration'), '40');
  await expect(field('Measured until')).toHaveValue('40');
  await enter(field('Measured from'), '5');
  await expect(field('Measured from')).toHaveValue('5');
  await enter(field('Measured from'), '5.5');
  await expect(
    inspector.getByText(/Measured from must be a whole number of seconds.*, not 5\.5 s/),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await enter(field('Duration'), '20');
  await expect(
    inspector.getByText(/expectation “.* 3 stays up, .*” looks at the run up to 30 s/),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field('Duration')).toHaveValue('40');

  await playground.selectPart('web');
  await enter(field('GET / (write)'), '3');
  await expect(inspector.getByText('75% of all')).toBeVisible();
  await enter(field('GET / (write)'), '0');
  await enter(field('GET / (read)'), '0');
  await expect(inspector.getByText('at least one weight must be above 0')).toBeVisible();

  await playground.selectPart(SHOP);
  await enter(field('Instances'), '2');
  await expect(
    inspector.getByText(/ 3 stays up, .*” is about instance 3: keep at least 3 instances/),
  ).toBeVisible();
  await expect(inspector).not.toContainText('expect.');
  expect(complaints).toEqual([]);
});

test('a fault that has failed all that it was to fail acts no more, and one switched off did act', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await playground.openFile(shop(50));
  await playground.selectPart(SHOP);
  await playground.playTo(5, '2×');
  const faults = playground.inspector.getByRole('region', { name: 'Faults' });
  await expect(faults.getByText('has acted')).toBeVisible();
  await expect(faults.getByText('acting now')).toHaveCount(1);
  const paths = playground.faultLane('Slow').locator('svg[preserveAspectRatio="none"] path');
  await expect(paths).toHaveCount(1);
  await playground.faultSwitch('Slow').click();
  // What it did, and what it would have done.
  await expect(paths).toHaveCount(2);
  expect(new Set(await paths.evaluateAll((all) => all.map((path) => path.getAttribute('class')))).size).toBe(
    2,
  );
  expect(complaints).toEqual([]);
});

interface SlowEdits {
  /** From here on edits do not get to the worker; everything else does. */
  readonly hold: () => Promise<void>;
  /** All that were held get there, in order. */
  readonly letGo: () => Promise<void>;
}

/** Before the page is opened: edits that take as long as a test wants. */
async function slowEdits(page: Page): Promise<SlowEdits> {
  await page.addInitScript(() => {
    let isHeld = false;
    const held: (() => void)[] = [];
    // What is edited and what takes that back go the same way, one after the other.
    const EDITING = ['edit', 'undo', 'redo'];
    addEventListener('test:hold', () => {
      isHeld = true;
    });
    addEventListener('test:let-go', () => {
      isHeld = false;
      for (const send of held.splice(0)) send();
    });
    window.Worker = class extends Worker {
      override postMessage(message: { readonly kind: string }): void {
        if (isHeld && EDITING.includes(message.kind)) held.push(() => super.postMessage(message));
        else super.postMessage(message);
      }
    };
  });
  const tell = async (what: string): Promise<void> =>
    page.evaluate((name) => void dispatchEvent(new Event(`test:${name}`)), what);
  return { hold: async () => tell('hold'), letGo: async () => tell('let-go') };
}

async function enter(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${String(part)} is not on the page.`);
  return box;
}

async function overlaps(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await boxOf(one), await boxOf(other)];
  const isApart =
    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !isApart;
}

/** Its contents need more room than it has, or another row; a stroke below a word may stand out by a pixel. */
async function isCut(part: Locator): Promise<boolean> {
  return part.evaluate(
    (element) => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight + 1,
  );
}

async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [a, b] = [await boxOf(inner), await boxOf(outer)];
  return a.x >= b.x - 0.5 && a.x + a.width <= b.x + b.width + 0.5;
}
