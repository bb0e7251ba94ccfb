import { createServer, type Server } from 'node:http';
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf } from './pages/complaints';
import { ConsolePage } from './pages/console-page';
import { Drafts } from './pages/drafts';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';
import { client, header, service } from './scenario-parts';

const ORDER = {
  customerId: 'user-1',
  items: [{ productId: 'product-1', quantity: 1, unitPriceCents: 1000 }],
};

async function opened(page: Page): Promise<{ playground: PlaygroundPage; console: ConsolePage }> {
  const playground = new PlaygroundPage(page);
  const console = new ConsolePage(page);
  await playground.open();
  return { playground, console };
}

test('a request that is chosen and sent by the keyboard is a real one, and shows in log and traces', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const { playground, console } = await opened(page);
  await playground.play();
  await console.show();
  await console.service.selectOption('orders');
  await console.path.focus();
  await page.keyboard.type('/orders');
  await expect(console.paths.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(console.paths.getByRole('option', { selected: true })).toContainText('POST');
  await page.keyboard.press('Enter');
  await expect(console.method).toHaveValue('POST');
  await expect(console.body).toHaveValue(/customerId/);
  await page.keyboard.press('Control+Enter');
  await console.hasStatus('201 Created');
  expect(console.finished.map((request) => `${request.method()} ${new URL(request.url()).pathname}`)).toEqual(
    ['POST /mock/orders/orders'],
  );
  await expect(console.response.getByRole('button', { name: 'By the network' })).toBeVisible();
  await expect(console.response.getByRole('region', { name: 'Body of the response' })).toContainText('"id"');
  await console.tab('What the engines did').click();
  const spans = console.response.getByRole('treegrid', { name: 'Spans of the trace' });
  await expect(spans.getByRole('row').first()).toContainText('console');
  await console.response.getByRole('button', { name: 'Open in Traces' }).click();
  await expect(playground.dock.getByRole('tab', { name: 'Traces', selected: true })).toBeVisible();
  await expect(playground.dock.getByRole('region', { name: 'Trace', exact: true })).toContainText('console');
  await playground.showLog();
  await playground.dock.getByRole('button', { name: 'Requests', exact: true }).click();
  await expect(playground.logRows.first()).toContainText(/orders/);
  expect(complaints).toEqual([]);
});

test('a body that is not valid is explained where it is wrong, and nothing that was typed is lost', async ({
  page,
}) => {
  const { playground, console } = await opened(page);
  await playground.play();
  await console.show();
  const wrong = { ...ORDER, items: [{ ...ORDER.items[0], quantity: 'many' }] };
  await console.type('POST', 'orders', '/orders', wrong);
  await console.send();
  await console.hasStatus(/4\d\d/);
  const remark = console.pane.getByRole('button', { name: /\/items\/0\/quantity/ });
  await expect(remark).toBeVisible();
  await remark.click();
  const selected = await console.body.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe('"many"');
  await console.tab('Fields').click();
  await expect(console.pane.getByRole('region', { name: 'Body', exact: true })).toContainText('quantity');
  await playground.dock.getByRole('tab', { name: 'Charts' }).click();
  await console.show();
  await console.tab(/^Body/).first().click();
  await expect(console.body).toHaveValue(JSON.stringify(wrong, null, 2));
  await console.body.fill('{\n  "customerId": }');
  await expect(console.pane.getByRole('button', { name: /Line 2, column 17/ })).toBeVisible();
});

test('requests are remembered by the tab, loaded, sent again and copied', async ({ page }) => {
  const { playground, console } = await opened(page);
  await playground.play();
  await console.show();
  await console.type('GET', 'orders', '/nowhere?x=1');
  await console.send();
  await console.hasStatus('404 Not found');
  await expect(console.response.getByText('Known there:')).toBeVisible();
  await console.type('GET', 'orders', '/orders');
  await console.send();
  await console.hasStatus(/200|5\d\d/);
  await console.tab(/^History/).click();
  await expect(console.history.getByRole('listitem')).toHaveCount(2);
  await console.history.getByTitle(/nowhere.*Load it into the form/).click();
  await expect(console.path).toHaveValue('/nowhere?x=1');
  const origin = new URL(page.url()).origin;
  expect(await console.copied('Copy as curl')).toBe(`curl '${origin}/mock/orders/nowhere?x=1'`);
  expect(await console.copied('Copy as fetch')).toBe(`await fetch("${origin}/mock/orders/nowhere?x=1");`);
  // A request is part of the run, which comes back with it.
  await new Drafts(page).isSaved();
  await page.reload();
  await expect(page.getByText(/Continued where you left/)).toBeVisible();
  await console.show();
  await expect(console.path).toHaveValue('/nowhere?x=1');
  await console.tab(/^History/).click();
  await expect(console.history.getByRole('listitem')).toHaveCount(2);
  await console.pane.getByRole('button', { name: 'Clear the history' }).click();
  await expect(console.history).toHaveCount(0);
});

test('a paused run goes on for a request and pauses again; at an earlier moment another line begins', async ({
  page,
}) => {
  const { playground, console } = await opened(page);
  await playground.playTo(5);
  const before = await playground.seconds();
  await console.show();
  await expect(console.pane.getByText(/The run is paused/)).toBeVisible();
  await console.type('GET', 'orders', '/orders');
  await console.send();
  await console.hasStatus(/200|5\d\d/);
  await expect(playground.transport.getByRole('button', { name: 'Run' })).toBeVisible();
  expect(await playground.seconds()).toBeGreaterThan(before);
  await playground.transport.getByRole('button', { name: 'Back to the start' }).click();
  await expect(playground.clock).toHaveText('00:00.000');
  await expect(console.pane.getByText(/begins another line/)).toBeVisible();
  await console.send();
  await expect(page.getByText('Line 2').first()).toBeVisible();
  await console.tab(/^History/).click();
  await expect(console.history.getByRole('listitem')).toHaveCount(2);
});

test('a request of the console leaves all moments to go to', async ({ page }) => {
  const { playground, console } = await opened(page);
  await playground.play();
  await console.show();
  await console.type('GET', 'orders', '/orders');
  await console.send();
  await console.hasStatus(/200|5\d\d/);
  await playground.pause();
  const time = await playground.stoppedAt();
  for (let visit = 0; visit < 2; visit++) {
    await playground.canvas.click({ position: { x: 300, y: 220 } });
    await page.keyboard.press('0');
    await expect(playground.clock).toHaveText('00:00.000');
    await page.keyboard.press('e');
    await expect.poll(async () => playground.seconds()).toBe(time);
  }
});

test('two tabs are two consoles, each with a run of its own', async ({ context }) => {
  const one = await opened(await context.newPage());
  const other = await opened(await context.newPage());
  for (const { playground, console } of [one, other]) {
    await playground.play();
    await console.show();
  }
  await one.console.type('GET', 'orders', '/orders');
  await one.console.send();
  await one.console.hasStatus(/200|5\d\d/);
  await other.console.type('GET', 'payments', '/nowhere');
  await other.console.send();
  await other.console.hasStatus('404');
  expect([one, other].map(({ console }) => console.finished.length)).toEqual([1, 1]);
  await one.console.tab(/^History/).click();
  await expect(one.console.history.getByRole('listitem')).toHaveCount(1);
});

/** With an answer, so that there is something of everything to look at. */
async function answered(page: Page): Promise<{ playground: PlaygroundPage; console: ConsolePage }> {
  const { playground, console } = await opened(page);
  await playground.play();
  await console.show();
  await console.type('POST', 'orders', '/orders', ORDER);
  await console.send();
  await console.hasStatus(/\d\d\d/);
  await playground.pause();
  return { playground, console };
}

test('what is sent and what came back pass axe, also on a phone, where the console has room', async ({
  page,
}) => {
  const { playground, console } = await answered(page);
  await isSound(page, 'console, body');
  for (const tab of ['Headers', 'Fields', /^History/]) {
    await console.tab(tab).first().click();
    await isSound(page, `console, ${tab}`);
  }
  await console.tab('What the engines did').click();
  await expect(console.response.getByRole('treegrid')).toBeVisible();
  await isSound(page, 'console, engines');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await playground.dock.getByRole('tab', { name: 'Console' }).click();
  await expect(console.path).toHaveValue('/orders');
  await isSound(page, 'console on a phone');
});

test.describe('without service workers', () => {
  test.use({ serviceWorkers: 'block' });

  test('requests go to the run directly, and the console says so and why', async ({ page }) => {
    const { playground, console } = await opened(page);
    await playground.play();
    await console.show();
    await console.type('GET', 'orders', '/nowhere');
    await console.send();
    await console.hasStatus('404');
    expect(console.finished).toEqual([]);
    await expect(console.pane.getByText(/do not show in the network panel\. \S/)).toBeVisible();
    await expect(console.response.getByRole('button', { name: 'Directly' })).toBeVisible();
    await isSound(page, 'console without a service worker');
  });
});

test.describe("a service whose work is done by a server of somebody's own", () => {
  const calls: string[] = [];
  let server: Server;
  let address = '';

  test.beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.method !== 'OPTIONS') calls.push(`${request.method} ${request.url}`);
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-allow-methods': '*',
        'content-type': 'application/json',
      });
      response.end('{"ok":true}');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${portOf(server)}`;
  });

  test.afterAll(() => server.close());
  test.beforeEach(() => void calls.splice(0));

  test('is called only after somebody agreed, and the page says that it is', async ({ page }) => {
    const playground = new PlaygroundPage(page);
    const console = new ConsolePage(page);
    await playground.openFile(withServer(address));
    await playground.play();
    const question = page.getByRole('dialog', { name: 'This scenario wants to call servers' });
    await expect(question).toContainText(address);
    await expect(question).toContainText('for the work of shop');
    await isSound(page, 'the question before a server is called');
    await page.keyboard.press('Escape');
    await expect(playground.clock).toHaveText('00:00.000');
    expect(calls).toEqual([]);
    await playground.play();
    await question.getByRole('button', { name: 'Allow for this page' }).click();
    await expect.poll(() => calls.length).toBeGreaterThan(3);
    const strip = page.getByRole('region', { name: 'Real requests' });
    await expect(strip).toContainText(`shop → ${address}`);
    await expect(playground.node(/^shop, .*its work is done by real requests/)).toBeVisible();
    const reason = /Real requests are made/;
    for (const name of ['Step one event', /Speed/]) {
      const button = playground.transport.getByRole('button', { name });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
    }
    await playground.transport.getByRole('button', { name: 'Step one event' }).hover();
    await expect(
      page.getByRole('tooltip', { name: reason }).or(page.getByText(reason)).first(),
    ).toBeVisible();
    await strip.getByRole('button', { name: 'Show the wire' }).click();
    const rows = console.pane.getByRole('listbox', { name: 'Real requests of the run, newest first' });
    await expect(rows.getByRole('option').filter({ hasText: '200' }).first()).toContainText('GET');
    await isSound(page, 'the wire');
  });

  test('is not called when the run is simulated instead', async ({ page }) => {
    const playground = new PlaygroundPage(page);
    await playground.openFile(withServer(address));
    await playground.play();
    await page.getByRole('button', { name: 'Run simulated instead' }).click();
    await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Real requests' })).toHaveCount(0);
    expect(calls).toEqual([]);
    await playground.pause();
    await playground.selectPart('shop');
    const transport = await playground.unfold('Transport');
    await expect(transport.getByRole('combobox')).toHaveValue('simulated');
    await transport.getByRole('combobox').selectOption('http');
    const field = transport.getByRole('textbox', { name: 'Address' });
    await expect(field).toHaveValue(address);
    await field.fill('nowhere');
    await field.press('Enter');
    await expect(transport.getByRole('alert').filter({ hasText: 'an address like' })).toBeVisible();
  });
});

function portOf(server: Server): number {
  const place = server.address();
  return typeof place === 'object' && place !== null ? place.port : 0;
}

/** One client that asks one service, which has a server do its work. */
function withServer(address: string): object {
  return {
    ...header('own-server', 'Own server', 60_000),
    requestTypes: [{ id: 'ask', name: 'Ask', method: 'GET', path: '/things' }],
    nodes: [
      {
        ...client('web', 0),
        ratePerSecond: 5,
        mix: [{ requestType: 'ask', edge: 'web-shop', weight: 1 }],
      },
      { ...service('shop', 'service', 200, 5), transport: 'http', address },
    ],
    edges: [{ id: 'web-shop', from: 'web', to: 'shop' }],
  };
}
