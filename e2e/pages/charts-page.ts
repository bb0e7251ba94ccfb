import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import type { PlaygroundPage } from './playground-page';

/** The charts of the dock, as a person arranges them and takes them away. */
export class ChartsPage {
  private readonly page: Page;

  constructor(private readonly playground: PlaygroundPage) {
    this.page = playground.page;
  }

  get figures(): Locator {
    return this.playground.dock.getByRole('figure');
  }

  /** What the charts are called, in their order. */
  async titles(): Promise<string[]> {
    return this.figures
      .getByRole('heading')
      .evaluateAll((found) => found.map((title) => title.getAttribute('title') ?? title.textContent ?? ''));
  }

  chart(title: string): Locator {
    return this.figures.filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  /** Ticks figures of something in the list of all charts. */
  async add(of: string, ...kinds: readonly string[]): Promise<void> {
    const list = await this.playground.openChartList();
    await list.getByRole('combobox', { name: 'Figures of' }).selectOption({ label: of });
    for (const kind of kinds)
      await list.getByRole('checkbox', { name: kind, exact: true }).check({ force: true });
    await this.page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  }

  async choose(title: string, item: string): Promise<void> {
    await this.chart(title).getByRole('button', { name: 'Chart menu' }).click();
    await this.page
      .getByRole('menuitem', { name: item })
      .or(this.page.getByRole('menuitemcheckbox', { name: item }))
      .click();
  }

  /** What is saved by something. */
  async saved(act: () => Promise<void>): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await act();
    return download;
  }

  async savedText(act: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
    const file = await this.saved(act);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /** Opens a saved picture in the page: its size, how many colours it has, and whether it is XML where it is text. */
  async openPicture(file: Download): Promise<{ width: number; height: number; colours: number }> {
    const isPng = file.suggestedFilename().endsWith('.png');
    const bytes = await readFile(await file.path());
    const type = isPng ? 'image/png' : 'image/svg+xml';
    return this.page.evaluate(
      async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        const pixels =
          context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
        const words = new Uint32Array(pixels.buffer);
        return { width: canvas.width, height: canvas.height, colours: new Set(words).size };
      },
      `data:${type};base64,${bytes.toString('base64')}`,
    );
  }

  /** What a real parser says is wrong with a picture: that it is no XML, or that it would fetch something. */
  async faultsOf(svg: string): Promise<string[]> {
    return this.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const faults = [...parsed.querySelectorAll('parsererror')].map((error) => error.textContent ?? '');
      if (parsed.documentElement.localName !== 'svg') faults.push('It is no picture.');
      for (const name of ['title', 'desc']) {
        if ((parsed.querySelector(name)?.textContent ?? '') === '') faults.push(`It has no ${name}.`);
      }
      for (const element of parsed.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (name === 'class' || value.includes('var('))
            faults.push(`${element.localName} has ${name}="${value}"`);
          if (/href|src/.test(name) || /url\((?!#)/.test(value)) faults.push(`${value} would be fetched.`);
          const [, id] = /url\(#([^)]+)\)/.exec(value) ?? [];
          if (id !== undefined && parsed.getElementById(id) === null) faults.push(`${id} is not there.`);
        }
      }
      return faults;
    }, svg);
  }
}
