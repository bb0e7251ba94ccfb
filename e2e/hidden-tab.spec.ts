import { expect, test } from '@playwright/test';
import { BROWSER_ARGUMENTS } from '../src/cli/checks/browser-arguments';
import { findBrowser } from '../src/cli/checks/find-browser';
import { RawBrowser, type RawTab } from './raw-browser';

const CONSOLE = 'section[aria-label="Request console"]';
const CLOCK = '[role="timer"][aria-label="Simulated time"]';
const HIDDEN = 'document.visibilityState';

let browser: RawBrowser;

test.beforeEach(async () => {
  const { executablePath, env } = await findBrowser();
  browser = await RawBrowser.start(executablePath, BROWSER_ARGUMENTS, { ...process.env, ...env });
});

test.afterEach(async () => browser.close());

/** A run under way, with its console open. */
async function withConsole(tab: RawTab): Promise<void> {
  await expect.poll(async () => tab.clickButton('body', 'Run')).toBe(true);
  await expect
    .poll(async () => {
      await tab.press('c');
      return tab.read(`document.querySelector('${CONSOLE}') !== null`);
    })
    .toBe(true);
}

async function send(tab: RawTab): Promise<void> {
  await expect.poll(async () => tab.clickButton(CONSOLE, 'Send')).toBe(true);
}

test('behind another tab a run goes on, and its console asks its own run, also after a hard reload', async ({
  baseURL,
}) => {
  const address = `${baseURL}/#/run/payment-outage`;
  const behind = await browser.open(address);
  await withConsole(behind);
  const before = await browser.open(address);
  await withConsole(before);
  const visible = await behind.read(HIDDEN);
  // A headless shell has no windows: all of its tabs always say that they are visible.
  test.skip(visible === 'visible', 'this browser has no tabs that hide each other');

  const began = await behind.textOf(CLOCK);
  await send(behind);
  await expect.poll(() => behind.answers.length).toBe(1);
  expect(behind.answers[0]).toMatchObject({ byServiceWorker: true, type: 'application/json' });
  expect(new URL(behind.answers[0].url).origin).toBe(new URL(address).origin);
  expect(before.answers).toEqual([]);
  expect(await behind.read(HIDDEN)).toBe('hidden');

  await behind.reloadHard();
  await withConsole(behind);
  await send(behind);
  await expect.poll(() => behind.answers.length).toBe(2);
  expect(behind.answers[1]).toMatchObject({ byServiceWorker: true, type: 'application/json' });
  expect(before.answers).toEqual([]);
  expect(await behind.read(HIDDEN)).toBe('hidden');

  await behind.toFront();
  await expect.poll(async () => behind.textOf(`${CONSOLE} header`)).toMatch(/\d{3} \w/);
  await expect.poll(async () => behind.textOf(CLOCK)).not.toBe(began);
});
