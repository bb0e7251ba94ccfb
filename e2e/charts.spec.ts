import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { ChartsPage } from './pages/charts-page';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { isSound, isSoundInBothThemes } from './pages/soundness';

const DOCK = 'Charts, breakers and log';
const P95 = { orders: 'orders, latency, p95, ms', payments: 'payments, latency, p95, ms' };
const USUAL = ['Outcomes per second', 'Latency of answers, ms', 'Goodput, amplification'];

test.use({ viewport: { width: 1440, height: 900 } });

test('charts are chosen, pinned, put in order, enlarged, and are there again after a reload', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const charts = new ChartsPage(playground);
  await playground.open();
  await playground.goTo(32);
  await expect.poll(async () => charts.titles()).toEqual(USUAL);
  await charts.add('Only orders', 'p95');
  await charts.add('Only payments', 'p95');
  await playground.enlargeDock();
  await expect.poll(async () => charts.titles()).toEqual([...USUAL, P95.orders, P95.payments]);

  // What is selected changes; what is pinned stays.
  await playground.selectPart('inventory');
  await expect(charts.figures).toHaveCount(8);
  await charts.choose('inventory, latency, ms', 'Pinned to inventory');
  await playground.selectPart('orders db');
  await expect(charts.chart('inventory, latency, ms')).toBeVisible();
  await page.keyboard.press('Escape');
  const pinned = [...USUAL, 'inventory, latency, ms', P95.orders, P95.payments];
  await expect.poll(async () => charts.titles()).toEqual(pinned);

  // By keyboard the last one goes to the front, and the focus goes with it.
  const grip = charts.chart(P95.payments).getByRole('button', { name: /^Move the chart/ });
  await grip.focus();
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(async () => (await charts.titles()).indexOf(P95.payments)).toBe(4 - step);
    await expect(grip).toBeFocused();
  }
  // By the grip another one goes to its place.
  await charts.chart(P95.orders).hover();
  await charts
    .chart(P95.orders)
    .getByRole('button', { name: /^Move the chart/ })
    .hover();
  await page.mouse.down();
  await charts.chart(P95.payments).hover();
  await expect(page.locator('[data-target="true"]')).toHaveCount(1);
  await page.mouse.up();
  const order = [P95.orders, P95.payments, ...USUAL, 'inventory, latency, ms'];
  await expect.poll(async () => charts.titles()).toEqual(order);
  await isSoundInBothThemes(page, 'charts of one\u2019s own', [DOCK]);

  await charts.choose(P95.payments, 'Enlarge');
  await expect(charts.figures).toHaveCount(1);
  const lines = await charts.figures.locator('.recharts-surface text').count();
  expect(lines).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Back to all charts' }).click();
  await expect(charts.figures).toHaveCount(6);
  await charts.choose(P95.payments, 'Enlarge');
  await expect(charts.figures).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(charts.figures).toHaveCount(6);
  await charts.choose('Goodput, amplification', 'Hide the chart');

  await page.reload();
  await playground.isReady();
  const kept = order.filter((title) => !title.startsWith('Goodput'));
  await expect.poll(async () => charts.titles()).toEqual(kept);
  const list = await playground.openChartList();
  await isSoundInBothThemes(page, 'the list of charts');
  await list.getByRole('button', { name: 'Reset charts' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => charts.titles()).toEqual(USUAL);
  expect(complaints).toEqual([]);
});

test('figures go into a CSV, and chart and topology into pictures', async ({ page }) => {
  test.setTimeout(90_000);
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  const charts = new ChartsPage(playground);
  await playground.open();
  await playground.goTo(24);

  const { name, text } = await charts.savedText(async () =>
    charts.choose('Outcomes per second', 'Save as CSV'),
  );
  expect(name).toBe('payment-outage-seed-27-outcomes.csv');
  const [head, ...rows] = text.trimEnd().split('\r\n');
  expect(head).toContain('time (s),known future,"end to end, served (requests/s)"');
  expect(rows.every((row) => row.includes(',no,'))).toBe(true);
  const [time, , ...ends] = (rows.at(-1) ?? '').split(',');
  await playground.dock.getByRole('button', { name: 'Charts as a table' }).click();
  const second = playground.dock.getByRole('row', { name: new RegExp(`^${time} s`) });
  await expect(second).toBeVisible();
  const cells = await second.getByRole('cell').allTextContents();
  expect(ends).toEqual(cells.slice(1, 1 + ends.length));
  await playground.dock.getByRole('button', { name: 'Charts as a table' }).click();

  await charts.choose('Outcomes per second', 'Picture…');
  const dialog = page.getByRole('dialog', { name: 'Picture of the chart' });
  await expect(dialog.getByRole('img')).toBeVisible();
  await takesPictures(charts, dialog.page(), 'outcomes');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('picture of the topology');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Export a picture of the topology/);
  await page.keyboard.press('Enter');
  const topology = page.getByRole('dialog', { name: 'Picture of the topology' });
  await expect(topology.getByRole('img', { name: 'Topology of Payment outage' })).toBeVisible();
  await isSoundInBothThemes(page, 'the picture of the topology');
  await takesPictures(charts, page, 'topology');
  expect(complaints).toEqual([]);
});

/** Saves what the open dialog offers in both forms and colours, and opens it again. */
async function takesPictures(charts: ChartsPage, page: PlaygroundPage['page'], what: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const save = async (form: 'PNG' | 'SVG') =>
    charts.saved(async () => dialog.getByRole('button', { name: `Save as ${form}` }).click());
  const grounds: string[] = [];
  for (const colours of ['Dark', 'Light']) {
    await dialog.getByRole('radiogroup', { name: 'Colours' }).getByText(colours).click();
    const svg = await save('SVG');
    expect(svg.suggestedFilename()).toBe(`payment-outage-seed-27-${what}.svg`);
    const text = await readFile(await svg.path(), 'utf8');
    expect(await charts.faultsOf(text)).toEqual([]);
    expect(text).toContain('seed 27');
    grounds.push(/<rect [^>]*fill="(#\w+)"/.exec(text)?.[1] ?? '');
    const [drawn, png] = [await charts.openPicture(svg), await charts.openPicture(await save('PNG'))];
    expect(png.width).toBe(drawn.width * 2);
    expect(png.height).toBe(drawn.height * 2);
    expect(Math.min(drawn.colours, png.colours)).toBeGreaterThan(20);
  }
  expect(grounds).toEqual(['#0d1015', '#f5f7f9']);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(dialog.getByRole('status')).toHaveText('The picture is in the clipboard.');
  await page.evaluate(() => {
    const { clipboard } = navigator;
    clipboard.write = async () => {
      // It is the next press alone that is refused.
      Reflect.deleteProperty(clipboard, 'write');
      return Promise.reject(new DOMException('no', 'NotAllowedError'));
    };
  });
  await dialog.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(dialog.getByRole('status')).toContainText('does not let this page use the clipboard');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('on a phone the charts are a list that scrolls, and each has its menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new PlaygroundPage(page);
  const charts = new ChartsPage(playground);
  await playground.open();
  await playground.showOnPhone('Charts');
  await expect(charts.figures).toHaveCount(3);
  const [first, second] = await Promise.all([0, 1].map(async (at) => charts.figures.nth(at).boundingBox()));
  expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
  await charts.choose('Outcomes per second', 'Move on');
  await expect.poll(async () => (await charts.titles())[1]).toBe('Outcomes per second');
  await charts.add('Only payments', 'Queue');
  // What is drawn meanwhile may push it down again.
  await expect(async () => {
    await charts.figures.last().scrollIntoViewIfNeeded();
    await expect(charts.figures.last()).toBeInViewport({ timeout: 1000 });
  }).toPass();
  await isSound(page, 'charts on a phone', [DOCK]);
});
