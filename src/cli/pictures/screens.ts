import type { Page } from '@playwright/test';

/** How to get from the start page to a screen; a screen that a phone or a desk does not have is left out. */
export interface Screen {
  readonly name: string;
  readonly desk?: Steps;
  readonly phone?: Steps;
}

type Steps = (page: Page) => Promise<void>;

const BREAKER = /^Circuit breaker of orders → payments/;

export const SCREENS: readonly Screen[] = [
  both('start', previewsDone),
  both('start-nothing-found', async (page) => {
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('quantum teapot');
    await settled(page);
  }),
  both('start-unknown', async (page) => {
    await page.goto('./#/run/no-such-scenario');
    await previewsDone(page);
  }),
  both('outage-begin', openOutage),
  both('outage-open', async (page) => playTo(page, 32.4)),
  {
    name: 'outage-call',
    desk: async (page) => {
      await playTo(page, 32.4);
      await page.getByRole('button', { name: BREAKER }).first().click();
      await settled(page);
    },
  },
  {
    name: 'outage-node',
    desk: async (page) => {
      await playTo(page, 24);
      await page.getByRole('button', { name: /^payments, service/ }).click();
      await settled(page);
    },
  },
  {
    name: 'outage-edited',
    desk: async (page) => {
      await playTo(page, 8);
      await page.getByRole('button', { name: /^inventory, service/ }).click();
      await page.keyboard.press('k');
      await playFor(page, 3);
    },
  },
  tab('outage-breakers', 'Breakers'),
  tab('outage-log', 'Log'),
  { name: 'phone-charts', phone: phoneTab('Charts') },
  { name: 'phone-log', phone: phoneTab('Log') },
  { name: 'phone-settings', phone: phoneTab('Settings') },
  { name: 'phone-library', phone: phoneTab('Library') },
  both('outage-ended', async (page) => {
    await openOutage(page);
    await setSpeedTo100(page);
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.body.innerText.includes('01:30.000'), undefined, {
      timeout: 60_000,
    });
    await settled(page);
  }),
  {
    name: 'palette',
    desk: async (page) => {
      await openOutage(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('pay');
      await settled(page);
    },
  },
  {
    name: 'shortcuts',
    desk: async (page) => {
      await openOutage(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await settled(page);
    },
  },
];

function both(name: string, steps: Steps): Screen {
  return { name, desk: steps, phone: steps };
}

function tab(name: string, label: string): Screen {
  return {
    name,
    desk: async (page) => {
      await playTo(page, 32.4);
      await page.getByRole('tab', { name: new RegExp(`^${label}`) }).click();
      await settled(page);
    },
  };
}

function phoneTab(label: string): Steps {
  return async (page) => {
    await playTo(page, 32.4);
    const bar = page.getByRole('navigation', { name: 'Parts of the playground' });
    await bar.getByText(label, { exact: true }).click();
    await settled(page);
  };
}

async function previewsDone(page: Page): Promise<void> {
  await page
    .getByText(/expectations hold/)
    .first()
    .waitFor({ timeout: 30_000 });
  await settled(page);
}

async function openOutage(page: Page): Promise<void> {
  await page.goto('./#/run/payment-outage');
  await page.getByRole('region', { name: 'Topology' }).waitFor();
  await page.getByRole('timer').filter({ hasText: '00:00.000' }).waitFor();
  await settled(page);
}

/** Fast most of the way and then at the usual speed, so that the picture shows a run at the usual speed. */
async function playTo(page: Page, seconds: number): Promise<void> {
  await openOutage(page);
  await page.keyboard.press('4');
  await page.keyboard.press('Space');
  await reached(page, seconds - 2.5);
  await page.keyboard.press('1');
  await reached(page, seconds);
  await page.keyboard.press('Space');
  await settled(page);
}

async function playFor(page: Page, seconds: number): Promise<void> {
  await page.keyboard.press('Space');
  await page.waitForTimeout(seconds * 1000);
  await page.keyboard.press('Space');
  await settled(page);
}

async function setSpeedTo100(page: Page): Promise<void> {
  for (let press = 0; press < 10; press++) await page.keyboard.press('+');
}

async function reached(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const text = document.querySelector('[role=timer]')?.textContent ?? '';
      return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) >= least;
    },
    seconds,
    { polling: 'raf', timeout: 60_000 },
  );
}

/** Figures are drawn a few times a second, and panes slide for a moment. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(700);
}
