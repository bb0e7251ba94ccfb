import { expect, type Locator, type Page } from '@playwright/test';

/** What the person has made, as the bar, the start page and the list of drafts show it. */
export class Drafts {
  readonly status: Locator;
  readonly list: Locator;
  readonly section: Locator;

  constructor(readonly page: Page) {
    this.status = page.getByRole('button', { name: /^(Saved|Saving|Not saved|Looking on|Closed there)/ });
    this.list = page.getByRole('dialog', { name: 'Drafts' });
    this.section = page.getByRole('region', { name: 'Continue where you left' });
  }

  /** What was changed last is kept, and the address leads to it. */
  async isSaved(): Promise<void> {
    await expect(this.status).toHaveText('Saved');
    await expect(this.page).toHaveURL(/#\/draft\//);
  }

  row(name: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: name });
  }

  async choose(row: string, entry: string): Promise<void> {
    await this.row(row)
      .getByRole('button', { name: /^More about/ })
      .click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}
