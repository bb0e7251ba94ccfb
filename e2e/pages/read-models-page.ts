import type { Locator } from '@playwright/test';
import type { PlaygroundPage } from './playground-page';

/** The read models of a run as a person uses them. */
export class ReadModelsPage {
  readonly list: Locator;
  readonly rows: Locator;
  readonly pane: Locator;
  readonly writeSide: Locator;
  readonly readSide: Locator;
  readonly found: Locator;
  readonly document: Locator;

  constructor(readonly playground: PlaygroundPage) {
    const { page } = playground;
    this.list = page.getByRole('listbox', { name: 'Read models' });
    this.rows = this.list.getByRole('option');
    this.pane = page.getByRole('region', { name: 'Read model', exact: true });
    this.writeSide = this.pane.getByRole('region', { name: 'Write side' });
    this.readSide = this.pane.getByRole('region', { name: 'Read side' });
    // The first row is that of the captions.
    this.found = this.pane.getByRole('table', { name: 'Documents that were found' }).locator('tbody tr');
    this.document = this.pane.getByRole('region', { name: 'Document', exact: true });
  }

  async open(): Promise<void> {
    const { page, dock } = this.playground;
    const isPhone = (page.viewportSize()?.width ?? 0) < 640;
    if (isPhone) await this.playground.showOnPhone('Charts');
    await dock.getByRole('tab', { name: 'Read models' }).click();
  }

  /** How it stands, or what it holds. */
  async show(side: 'How it stands' | 'What it holds'): Promise<void> {
    await this.pane.getByText(side, { exact: true }).click();
  }

  /** Says something of it as an operator. */
  async say(word: string): Promise<void> {
    await this.pane.getByRole('group', { name: 'As operator' }).getByRole('button', { name: word }).click();
  }

  field(name: string): Locator {
    return this.pane.getByRole('form', { name: 'Query' }).getByRole('searchbox', { name });
  }
}
