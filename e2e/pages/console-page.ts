import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** The request console as a person uses it: by the names and roles of what it shows. */
export class ConsolePage {
  readonly pane: Locator;
  readonly method: Locator;
  readonly service: Locator;
  readonly path: Locator;
  readonly paths: Locator;
  readonly body: Locator;
  readonly response: Locator;
  readonly history: Locator;
  /** What the browser asked of mock services and has the answers to. */
  readonly finished: Request[] = [];

  constructor(readonly page: Page) {
    this.pane = page.getByRole('region', { name: 'Request console' });
    this.method = this.pane.getByRole('combobox', { name: 'Method' });
    this.service = this.pane.getByRole('combobox', { name: 'Service' });
    this.path = this.pane.getByRole('combobox', { name: 'Path' });
    this.paths = page.getByRole('listbox', { name: 'Paths that are known' });
    this.body = this.pane.getByRole('textbox', { name: 'Body' });
    this.response = this.pane.getByRole('region', { name: 'Response', exact: true });
    this.history = this.pane.getByRole('list', { name: 'Requests of this tab, newest first' });
    page.on('requestfinished', (request) => {
      if (request.url().includes('/mock/')) this.finished.push(request);
    });
  }

  /** By the key that shows it. */
  async show(): Promise<void> {
    await this.page.keyboard.press('c');
    await expect(this.path).toBeVisible();
  }

  async type(method: string, service: string, path: string, body?: unknown): Promise<void> {
    await this.method.selectOption(method);
    await this.service.selectOption(service);
    await this.path.fill(path);
    await this.path.press('Escape');
    if (body !== undefined) await this.body.fill(JSON.stringify(body, null, 2));
  }

  async send(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Send', exact: true }).click();
  }

  tab(name: string | RegExp): Locator {
    return this.pane.getByRole('tab', { name });
  }

  /** "201 Created", once it is there. */
  async hasStatus(words: string | RegExp): Promise<void> {
    await expect(this.response.getByRole('banner').or(this.response.locator('header'))).toContainText(words);
  }

  /** What the clipboard holds after a press of an entry of the copy menu. */
  async copied(entry: string): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(async () => navigator.clipboard.writeText(''));
    await this.pane.getByRole('button', { name: 'Copy the request' }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
    const read = async (): Promise<string> => this.page.evaluate(async () => navigator.clipboard.readText());
    await expect.poll(read).not.toBe('');
    return read();
  }
}
