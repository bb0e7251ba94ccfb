import { expect, type Locator, type Page } from '@playwright/test';

/** The scenario as text: an editor that is written in by keys, as a person does. */
export class TextPage {
  readonly pane: Locator;
  readonly editor: Locator;
  readonly status: Locator;
  readonly offers: Locator;

  constructor(readonly page: Page) {
    this.pane = page.getByRole('region', { name: 'The scenario as text' });
    this.editor = this.pane.getByRole('textbox', { name: 'The scenario as JSON' });
    this.status = this.pane.getByRole('status');
    this.offers = page.getByRole('listbox', { name: 'Completions' });
  }

  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Text', exact: true }).click();
    await this.isInStep();
  }

  async isInStep(): Promise<void> {
    await expect(this.status).toHaveText('In step with the scenario.');
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name, exact: true });
  }

  /** The line in sight that holds these words. */
  line(words: string | RegExp): Locator {
    return this.editor.locator('.cm-line').filter({ hasText: words }).first();
  }

  /** Finds words by the editor's own search and selects them, so that what is typed next takes their place. */
  async find(words: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('Control+f');
    const field = this.pane.getByRole('textbox', { name: 'Find' });
    await field.fill(words);
    await field.dispatchEvent('change');
    await field.press('Enter');
    await field.press('Escape');
    await expect(this.editor).toBeFocused();
  }

  /** What is typed takes the place of the first such words after the cursor. */
  async replace(words: string, typed: string): Promise<void> {
    await this.find(words);
    await this.page.keyboard.insertText(typed);
  }
}
