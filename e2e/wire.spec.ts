import { expect, test, type Page } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { isSound } from './pages/soundness';
import { startFaultyServer, type FaultyServer } from './faulty-server';
import { wireScenario } from './wire-scenario';

/** What a server does wrong, by where it is asked for it, and what the wire says of it. */
const FAULTS = {
  fine: { at: '/body=json', says: /OK|200/ },
  failing: { at: '/status=503', says: /503/ },
  'no-cors': { at: '/cors=none', says: /CORS/ },
  reset: { at: '/break=before', says: /does not answer|broke/i },
  'cut-off': { at: '/body=half', says: /broke off/ },
  malformed: { at: '/body=malformed', says: /stands/ },
  'wrong-type': { at: '/body=html', says: /HTML/ },
  'too-large': { at: '/body=large', says: /MiB/ },
} as const;

type Fault = keyof typeof FAULTS;

function wireOf(page: Page) {
  return page.getByRole('listbox', { name: /real requests/i });
}

async function showWire(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Real requests' })
    .getByRole('button', { name: 'Show the wire' })
    .click();
  await expect(wireOf(page)).toBeVisible();
}

async function withServer(work: (server: FaultyServer) => Promise<void>): Promise<void> {
  const server = await startFaultyServer();
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

test('a server is called after somebody has agreed, and whatever it does wrong is told apart', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await withServer(async (server) => {
    const ids: Fault[] = [
      'fine',
      'failing',
      'no-cors',
      'reset',
      'cut-off',
      'malformed',
      'wrong-type',
      'too-large',
    ];
    const addresses = Object.fromEntries(ids.map((id) => [id, server.origin + FAULTS[id].at]));
    const playground = new PlaygroundPage(page);
    await playground.openFile(wireScenario(addresses));
    await playground.play();
    const dialog = page.getByRole('dialog', { name: 'This scenario wants to call servers' });
    await expect(dialog).toContainText(server.origin);
    expect(server.received).toHaveLength(0);
    await dialog.getByRole('button', { name: 'Allow for this page' }).click();
    await showWire(page);
    for (const id of ids) {
      await expect(wireOf(page).getByRole('option').filter({ hasText: id }).first()).toContainText(
        FAULTS[id].says,
        { timeout: 30_000 },
      );
    }
    expect(server.count('GET', '/orders/1')).toBeGreaterThan(0);
  });
});

test('a recording can be seen again without the server, to the same hash', async ({ page }) => {
  test.setTimeout(90_000);
  const playground = new PlaygroundPage(page);
  await withServer(async (server) => {
    await playground.openFile(wireScenario({ fine: server.origin, failing: `${server.origin}/status=503` }));
    await playground.play();
    await page.getByRole('button', { name: 'Allow for this page' }).click();
    await expect.poll(async () => playground.seconds(), { timeout: 30_000 }).toBeGreaterThan(4);
    await playground.pause();
    // What is under way still comes in, and is a part of the recording.
    await expect(page.getByRole('region', { name: 'Real requests' })).toContainText(/\b0 waiting/);
    await playground.stoppedAt();
  });
  const time = await playground.clock.textContent();
  const hash = await playground.hash();
  await page.keyboard.press('0');
  await expect(playground.clock).toHaveText('00:00.000');
  await page.keyboard.press('e');
  await expect(playground.clock).toHaveText(time ?? '');
  expect(await playground.hash()).toBe(hash);
});

test('who does not agree has the work simulated, and nothing is called', async ({ page }) => {
  await withServer(async (server) => {
    const playground = new PlaygroundPage(page);
    await playground.openFile(wireScenario({ fine: server.origin }));
    await playground.play();
    await page.getByRole('button', { name: 'Run simulated instead' }).click();
    await expect.poll(async () => playground.seconds()).toBeGreaterThan(1);
    expect(server.received).toHaveLength(0);
    await expect(page.getByRole('region', { name: 'Real requests' })).toBeHidden();
  });
});

test('the work of the whole scenario is done by mock services, or by servers under one address', async ({
  page,
}) => {
  await withServer(async (server) => {
    const playground = new PlaygroundPage(page);
    await playground.open();
    const transport = playground.inspector.getByRole('group', { name: 'Transport of all parts' });
    const choice = transport.getByRole('combobox', { name: 'Work is done' });
    const seeWholeScenario = async (): Promise<void> => {
      await playground.inspector.hover();
      await page.mouse.wheel(0, 10_000);
    };
    await seeWholeScenario();
    await choice.selectOption('mock-http');
    await playground.play();
    const strip = page.getByRole('region', { name: 'Real requests' });
    await expect(strip).toBeVisible();
    await strip.getByRole('button', { name: 'Show the wire' }).click();
    for (const part of ['orders', 'payments']) {
      await expect(wireOf(page).getByRole('option').filter({ hasText: part }).first()).toBeVisible();
    }

    await choice.selectOption('http');
    const address = transport.getByRole('textbox', { name: 'Address' });
    await address.fill('127.0.0.1');
    await address.press('Enter');
    await expect(transport.getByRole('alert').filter({ hasText: 'an address like' })).toBeVisible();
    await expect(address).toHaveValue('127.0.0.1');
    await address.fill(`${server.origin}/{node}`);
    await address.press('Enter');
    await page.getByRole('button', { name: 'Allow for this page' }).click();
    await expect
      .poll(() => server.received.map(({ path }) => path))
      .toContainEqual(expect.stringMatching(/^\/payments\//));
    await isSound(page, 'all work is done by servers');

    const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(playground.transport.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(strip).toHaveCount(1);
    await page.setViewportSize({ width, height });
    await expect(playground.dock).toBeVisible();
    await expect(playground.transport).toHaveCount(1);
    await seeWholeScenario();

    // Both is edited: the address, and by whom.
    const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
    for (const edit of [/address/, /server of your own/]) {
      await expect(undo).toHaveAccessibleName(edit);
      await undo.click();
    }
    await expect(choice).toHaveValue('mock-http');
    await playground.selectPart('payments');
    const own = await playground.unfold('Transport');
    await own.getByRole('combobox').selectOption('simulated');
    await playground.canvas.click({ position: { x: 300, y: 220 } });
    await seeWholeScenario();
    await expect(choice).toHaveValue('differently');
  });
});
