import { expect, test, type Locator } from '@playwright/test';
import type { JsonValue } from '../src/base/json';
import { parseScenario } from '../src/scenario/parse-scenario';
import { runScenario } from '../src/scenario/run-scenario';
import { EditedInNode } from './edited-in-node';
import { complaintsOf } from './pages/complaints';
import { PlaygroundPage } from './pages/playground-page';
import { RICH_WORLD } from './rich-world';

const parsed = parseScenario(RICH_WORLD);
if (!parsed.ok) throw new Error(`The scenario of this test is wrong: ${JSON.stringify(parsed.error)}`);
const SCENARIO = parsed.value;
const REPORT = runScenario(SCENARIO);

test('a rich world opens from a file and ends like the command line', async ({ page }) => {
  const complaints = complaintsOf(page);
  const playground = new PlaygroundPage(page);
  await playground.openFile(RICH_WORLD);
  await expect(page.getByRole('heading', { level: 1, name: 'A rich world' })).toBeVisible();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(REPORT.hash);
  expect(REPORT.expectations.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds', 'holds']);
  await expect(playground.status).toContainText('4 hold');
  await playground.transport.getByRole('button', { name: 'Back to the start' }).click();
  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(REPORT.hash);
  expect(complaints).toEqual([]);
});

test('each fault has a lane that says and draws when it acts', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.openFile(RICH_WORLD);
  const says: Readonly<Record<string, RegExp>> = {
    'One of three': /Crash: 30 % of the instances of shop, crashed, from 5 s until 8 s/,
    Hiccups: /stock, errors 20 %, from 11 s until 11.50 s, 4 times, every 2 s/,
    'Slower and slower': /shop, latency × 2, .* growing over 2 s, fading over 1 s/,
    Split: /Partition: between zones a and b, refused, from 24 s until 26 s/,
    'Lost messages': /gateway → shop, loss 30 %, .*switched off/,
  };
  for (const [fault, words] of Object.entries(says)) {
    await expect(playground.faultLane(fault)).toHaveAccessibleName(words);
    await expect(playground.faultSwitch(fault)).toHaveAttribute(
      'aria-pressed',
      String(fault !== 'Lost messages'),
    );
  }
  const outline = async (fault: string): Promise<string> =>
    (await playground
      .faultLane(fault)
      .getByTitle(new RegExp(`^${fault}\\. `))
      .locator('svg path')
      .getAttribute('d')) ?? '';
  expect(shapesIn(await outline('One of three'))).toEqual([4]);
  expect(shapesIn(await outline('Hiccups'))).toEqual([4, 4, 4, 4]);
  // Slopes at both ends make corners between the ends and the top.
  expect(shapesIn(await outline('Slower and slower'))).toEqual([6]);
});

test('a switch on a lane turns a fault on or off in the middle of a run, and Ctrl+Z takes it back', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.openFile(RICH_WORLD);
  await playground.showLog();
  await playground.goToNextChange();
  await expect(playground.clock).toHaveText('00:05.000');
  const storm = playground.faultSwitch('Lost messages');
  await storm.click();
  await expect(storm).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.logRows.filter({ hasText: 'Edit 1: Lost messages: switched on' })).toHaveCount(1);
  const hiccups = playground.faultSwitch('Hiccups');
  // From the lane of the first fault past that of the breaker, and across to the switch.
  await playground.faultLane('One of three').getByRole('rowheader').getByRole('button').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(hiccups).toBeFocused();
  await page.keyboard.press('Space');
  await expect(hiccups).toHaveAttribute('aria-pressed', 'false');
  await expect(playground.logRows.first()).toContainText('Edit 2: Hiccups: switched off');
  await expect(playground.clock).toHaveText('00:05.000');
  // The crash ends and the instance starts, and then it is up: messages are lost all the while.
  await playground.goToNextChange();
  await playground.goToNextChange();
  await expect(playground.clock).toHaveText('00:10.000');
  await playground.selectPart('gateway → shop');
  await playground.inspector.getByRole('tab', { name: 'Call' }).click();
  await expect.poll(async () => figure(playground.inspector, 'messages lost on the way')).toBeGreaterThan(5);
  await page.keyboard.press('Control+z');
  await expect(hiccups).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(storm).toHaveAttribute('aria-pressed', 'false');
  await expect(playground.logRows.filter({ hasText: /Edit [34]:/ })).toHaveCount(2);
  await playground.playToTheEnd();
  const run = new EditedInNode(SCENARIO).nextChange();
  run.set('faults.storm.enabled', true).set('faults.hiccups.enabled', false);
  const expected = run.nextChange().nextChange().undo().undo().toTheEnd();
  expect(await playground.hash()).toBe(expected.hash);
  expect(expected.totals).not.toEqual(REPORT.totals);
});

test('one of three instances crashes and comes back, on the card, in the table and in the log', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.openFile(RICH_WORLD);
  await playground.selectPart('shop');
  await playground.showLog();
  await playground.dock.getByRole('button', { name: 'Instances', exact: true }).click();
  const table = playground.inspector.getByRole('region', { name: 'Instances of shop' });
  const card = playground.node(/^shop,/);
  await playground.goToNextChange();
  await expect(playground.clock).toHaveText('00:05.000');
  await expect(card).toContainText('2/3 up');
  await expect(playground.node(/^shop,.* 2 of 3 instances up/)).toBeVisible();
  await expect(playground.inspector).toContainText('2 of 3 ready');
  await expect(table.getByRole('row', { name: /^2 crashed/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^[13] up/ })).toHaveCount(2);
  await expect(playground.logRows).toHaveText([/5\.000 s.*shop 2 crashed/]);
  await playground.goToNextChange();
  await expect(table.getByRole('row', { name: /^2 starting/ })).toBeVisible();
  await expect(card).toContainText('2/3 up');
  await playground.goToNextChange();
  await expect(playground.clock).toHaveText('00:10.000');
  await expect(card).toContainText('3/3 up');
  await expect(playground.inspector).toContainText('3 of 3 ready');
  await expect(table.getByRole('row', { name: /^[123] up/ })).toHaveCount(3);
  await expect(playground.logRows).toHaveText([
    /10\.000 s.*shop 2 is up/,
    /8\.000 s.*shop 2 is starting/,
    /5\.000 s.*shop 2 crashed/,
  ]);
});

const SPIKE = { kind: 'spike', fromMs: 15_000, toMs: 18_000, ratePerSecond: 200 };
/** One setting of each group, as the form shall change it. */
const EDITS: readonly (readonly [path: string, value: JsonValue])[] = [
  ['nodes.shop.queueOrder', 'lifo'],
  ['nodes.shop.crowding', 0.2],
  ['nodes.shop.startupMs', 4000],
  ['edges.gateway-shop.lossRate', 0.2],
  ['nodes.clerks.users', 40],
  ['nodes.shoppers.shape', SPIKE],
];

test('a setting of each group, changed in the middle of a run, acts and is in the log', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const { inspector } = playground;
  const logged = async (edit: number, words: string): Promise<void> =>
    expect(playground.logRows.first()).toContainText(`Edit ${edit}: ${words}`);
  await playground.openFile(RICH_WORLD);
  await playground.showLog();
  await playground.goToNextChange();

  await playground.selectPart('shop');
  const queue = await playground.unfold('Queue');
  await refuses(queue.getByRole('textbox', { name: 'Room' }), '-5', /outside the range: 0 to 1\s000\s000/);
  await queue.getByRole('combobox', { name: 'Next is' }).selectOption('the newest request');
  await logged(1, 'shop: next is the most important request → the newest request');
  const capacity = await playground.unfold('Capacity');
  await enter(capacity.getByRole('textbox', { name: 'Crowding' }), '0.2');
  await logged(2, 'shop: crowding 0 → 0.2');
  const coming = await playground.unfold('Instances come and go');
  await refuses(coming.getByRole('textbox', { name: 'Startup' }), 'soon', /Type a duration .*not “soon”/);
  await enter(coming.getByRole('textbox', { name: 'Startup' }), '4');
  await logged(3, 'shop: startup 2 s → 4 s');

  await playground.selectPart('gateway → shop');
  await inspector.getByRole('tab', { name: 'Call' }).click();
  await refuses(inspector.getByRole('textbox', { name: 'Loss' }), '150', /150 % is outside the range/);
  await enter(inspector.getByRole('textbox', { name: 'Loss' }), '20');
  await logged(4, 'gateway → shop: loss 0 % → 20 %');

  await playground.selectPart('clerks');
  await refuses(
    inspector.getByRole('textbox', { name: 'Users' }),
    '20001',
    /outside the range: 0 to 20\s000/,
  );
  await enter(inspector.getByRole('textbox', { name: 'Users' }), '40');
  await logged(5, 'clerks: users 12 → 40');

  await playground.selectPart('shoppers');
  // In itself any moment is fine: only the whole scenario knows that a spike cannot end before it begins.
  await refuses(inspector.getByRole('textbox', { name: 'Until' }), '1', /Until must be .*15/);
  await enter(inspector.getByRole('textbox', { name: 'Rate then' }), '200');
  await logged(6, 'shoppers, rate over time:');
  // The fault that began, the instance that crashed, and the edits: what was refused is not among them.
  await expect.poll(async () => playground.logCount()).toBe(2 + EDITS.length);

  await playground.playToTheEnd();
  expect(await playground.hash()).toBe(edited(EDITS).hash);
  // It came back at 8 s, and now that takes four seconds.
  await playground.dock.getByRole('searchbox', { name: 'Find in the log' }).fill('shop 2 is up');
  await expect(playground.logRows).toHaveText([/12\.000 s/]);
});

test('none of these settings is without effect', () => {
  const all = edited(EDITS);
  for (const edit of EDITS) {
    const without = edited(EDITS.filter((one) => one !== edit));
    expect(without.totals, `without ${edit[0]}`).not.toEqual(all.totals);
  }
});

test('charts of instances, workers and network, and the same as tables', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const { dock } = playground;
  const asTable = dock.getByRole('button', { name: 'Charts as a table' });
  await playground.openFile(RICH_WORLD);
  await playground.faultSwitch('Lost messages').click();
  await playground.playTo(8, '10×');
  await playground.selectPart('shop');
  await playground.chooseLastChart('shop', 'Instances: requests');
  const instances = dock.getByRole('figure').filter({ hasText: 'instances, requests per second' });
  await expect.poll(async () => linesIn(instances)).toBe(3);
  await asTable.click();
  const table = dock.getByRole('region', { name: 'Instances of shop, requests per second, as a table' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Second',
    'Instance 1',
    'Instance 2',
    'Instance 3',
  ]);
  await expect(table.getByRole('row', { name: /^3 s/ }).getByRole('cell')).toHaveText([
    PER_SECOND,
    PER_SECOND,
    PER_SECOND,
  ]);
  // The crash was noticed a second after it: from then on nobody asks that instance.
  await expect(table.getByRole('row', { name: /^6 s/ }).getByRole('cell')).toHaveText([
    PER_SECOND,
    '0/s',
    PER_SECOND,
  ]);
  await asTable.click();

  await playground.chooseLastChart('shop', 'Workers');
  const workers = dock.getByRole('figure').filter({ hasText: 'workers, wait in ms' });
  await expect.poll(async () => linesIn(workers)).toBeGreaterThan(0);
  await expect(workers).toContainText('busy');

  await playground.selectPart('gateway → shop');
  await playground.chooseLastChart('gateway → shop', 'Network');
  const network = dock.getByRole('figure').filter({ hasText: 'network, per second' });
  await expect.poll(async () => linesIn(network)).toBeGreaterThan(0);
  await asTable.click();
  const seconds = dock.getByRole('region', { name: 'Charts of gateway → shop as a table' });
  const second = seconds.getByRole('row', { name: /^4 s/ });
  await expect(second).toBeVisible();
  const titles = await seconds.getByRole('columnheader').allTextContents();
  const cells = await second.locator('th, td').allTextContents();
  expect(Number(cells[titles.indexOf('Lost')])).toBeGreaterThan(0);
});

const PER_SECOND = /^[1-9][\d.]*\/s$/;

/** The scenario with these edits made at its first change. */
function edited(edits: typeof EDITS) {
  const run = new EditedInNode(SCENARIO).nextChange();
  for (const [path, value] of edits) run.set(path, value);
  return run.toTheEnd();
}

async function enter(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

/** A bad value is told at its field, and Escape brings the old one back. */
async function refuses(field: Locator, text: string, why: RegExp): Promise<void> {
  const before = await field.inputValue();
  await enter(field, text);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field.page().getByRole('alert').filter({ hasText: why })).toBeVisible();
  await field.press('Escape');
  await expect(field).toHaveValue(before);
  await expect(field).not.toHaveAttribute('aria-invalid');
}

/** How many corners each closed shape of a path has. */
function shapesIn(path: string): number[] {
  return path
    .split('M')
    .slice(1)
    .map((shape) => shape.replace('Z', '').split('L').length);
}

/** How many lines the paths of a chart draw, apart from its frame. */
async function linesIn(chart: Locator): Promise<number> {
  const paths = await chart
    .locator('svg svg path')
    .evaluateAll((found) => found.map((path) => path.getAttribute('d') ?? ''));
  return paths.join('').split('M').length - 1;
}

/** A figure of a list of terms, by its term. */
async function figure(within: Locator, term: string): Promise<number> {
  const text = await within.locator('dt', { hasText: term }).locator('+ dd').innerText();
  return Number(text.replace(/\D/g, ''));
}
