import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { ensure } from '../../src/base/assert';

interface Dropped {
  readonly name: string;
  readonly content: string | Uint8Array;
}

interface Saved extends Dropped {
  readonly path: string;
}

/** How files and links come in and go out, as a person does it. */
export class FilesPage {
  constructor(private readonly page: Page) {}

  /** By the button of the start page and the dialog of the system. */
  async choose(name: string, content: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Open file' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  }

  /** Anywhere over the page. */
  async drop(...files: readonly Dropped[]): Promise<void> {
    const given = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
    const transfer = await this.page.evaluateHandle((list) => {
      const data = new DataTransfer();
      for (const { name, bytes } of list) data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    }, given);
    const veil = this.page.getByText('Drop a scenario or a run to open it');
    // What takes drops is fetched with the first drag.
    await expect(async () => {
      await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
      await expect(veil).toBeVisible({ timeout: 500 });
    }).toPass();
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect(veil).toBeHidden();
  }

  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(async (words) => navigator.clipboard.writeText(words), text);
    await this.page.keyboard.press('Control+v');
  }

  async share(): Promise<Locator> {
    await this.fromMenu('Share a link…');
    return this.page.getByRole('dialog', { name: 'Share this run' });
  }

  /** The link to the run, as it is in the clipboard. The dialog stays open. */
  async copyLink(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const dialog = await this.share();
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog.getByRole('status')).toHaveText('The link is in the clipboard.');
    return this.page.evaluate(async () => navigator.clipboard.readText());
  }

  async save(item: 'Save the run' | 'Save the scenario'): Promise<Saved> {
    return this.saved(async () => this.fromMenu(item));
  }

  /** What the browser saves once somebody has pressed. */
  async saved(press: () => Promise<void>): Promise<Saved> {
    const download = this.page.waitForEvent('download');
    await press();
    const given = await download;
    const path = ensure((await given.path()) ?? undefined, 'a saved file');
    return { name: given.suggestedFilename(), path, content: await readFile(path) };
  }

  private async fromMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
