import type { Locator } from '@playwright/test';
import type { PlaygroundPage } from './playground-page';

/** The sagas of a run as a person uses them. */
export class SagasPage {
  readonly rows: Locator;
  readonly pane: Locator;

  constructor(readonly playground: PlaygroundPage) {
    const { page } = playground;
    this.rows = page.getByRole('listbox', { name: 'Sagas' }).getByRole('option');
    this.pane = page.getByRole('region', { name: 'Saga', exact: true });
  }

  async open(): Promise<void> {
    const { page, dock } = this.playground;
    const isPhone = (page.viewportSize()?.width ?? 0) < 640;
    if (isPhone) await this.playground.showOnPhone('Charts');
    await dock.getByRole('tab', { name: 'Sagas' }).click();
  }

  /** Only those in a state. */
  async show(state: RegExp): Promise<void> {
    const { page } = this.playground;
    await page.getByRole('group', { name: 'State of a saga' }).getByRole('button', { name: state }).click();
  }

  async asTable(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Steps as a table' }).click();
  }

  /** Rows of the table of steps. */
  stepsLike(name: RegExp): Locator {
    return this.pane.getByRole('rowheader', { name });
  }
}
