import type { Locator } from '@playwright/test';
import type { PlaygroundPage } from './playground-page';

/** The events of the data as a person uses them. */
export class EventsPage {
  readonly rows: Locator;
  readonly event: Locator;
  readonly stream: Locator;
  readonly chain: Locator;
  readonly versions: Locator;
  readonly slider: Locator;
  readonly command: Locator;

  constructor(readonly playground: PlaygroundPage) {
    const { page } = playground;
    this.rows = page.getByRole('listbox', { name: 'Events' }).getByRole('option');
    this.event = page.getByRole('region', { name: 'Event', exact: true });
    this.stream = page.getByRole('region', { name: 'Stream', exact: true });
    this.chain = this.event.getByRole('region', { name: 'What led to what' }).getByRole('listitem');
    this.versions = this.stream.getByRole('listbox', { name: 'Versions' }).getByRole('option');
    this.slider = this.stream.getByRole('slider', { name: 'Version' });
    this.command = page.getByRole('dialog', { name: 'Send a command' });
  }

  async open(): Promise<void> {
    const { page, dock } = this.playground;
    const isPhone = (page.viewportSize()?.width ?? 0) < 640;
    if (isPhone) await this.playground.showOnPhone('Charts');
    await dock.getByRole('tab', { name: 'Events' }).click();
  }

  /** Only those of a type. */
  async show(type: string): Promise<void> {
    await this.playground.page.getByRole('combobox', { name: 'Type of event' }).selectOption(type);
  }

  async showService(service: RegExp): Promise<void> {
    const { page } = this.playground;
    await page.getByRole('group', { name: 'Services' }).getByRole('button', { name: service }).click();
  }

  /** Opens the dialog from the stream that is shown, and waits until it knows what can be sent. */
  async writeCommand(): Promise<void> {
    await this.stream.getByRole('button', { name: 'Send a command' }).click();
    await this.command.getByLabel('Service').waitFor();
  }

  /** Lines of the row that differ from the version before. */
  linesThat(differ: 'changed' | 'added' | 'removed'): Locator {
    return this.stream.getByRole('region', { name: /^The row at version/ }).getByText(`${differ}: `);
  }

  get row(): Locator {
    return this.stream.getByRole('region', { name: /^The row at version/ });
  }
}
