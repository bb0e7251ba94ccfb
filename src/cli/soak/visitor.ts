import type { Page } from '@playwright/test';

/** What somebody does while the run goes on, one thing after the other, over and over. */
const DEEDS: readonly ((page: Page) => Promise<void>)[] = [
  tab('Traces'),
  tab('Log'),
  select('orders → payments'),
  tab('Breakers'),
  select('payments'),
  async (page) => page.keyboard.press('s'),
  tab('Charts'),
  async (page) => page.keyboard.press('Control+z'),
  async (page) => page.keyboard.press('Escape'),
  async (page) => page.keyboard.press('t'),
  async (page) => page.keyboard.press('t'),
];

export async function doSomething(page: Page, turn: number): Promise<void> {
  await DEEDS[turn % DEEDS.length](page);
}

function tab(name: string): (page: Page) => Promise<void> {
  return async (page) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

function select(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    const parts = page.getByRole('listbox', { name: 'Parts of the scenario' });
    await parts
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .first()
      .click();
  };
}
