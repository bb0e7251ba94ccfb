import { expect, test, type Locator } from '@playwright/test';
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

test('weights, duration and what is measured are edited like any setting, and refusals are in plain words', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  const field = (name: string): Locator => inspector.getByRole('textbox', { name, exact: true });
  await playground.openFile(shop(50));
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
