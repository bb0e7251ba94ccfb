import { expect, type Locator, type Page } from '@playwright/test';
import { FilesPage } from './files-page';

/** The playground as a person uses it: by the names and roles of what it shows. */
export class PlaygroundPage {
  readonly transport: Locator;
  readonly inspector: Locator;
  readonly dock: Locator;
  readonly status: Locator;
  readonly canvas: Locator;
  readonly parts: Locator;
  readonly clock: Locator;
  readonly log: Locator;
  readonly lanes: Locator;

  constructor(readonly page: Page) {
    // A phone has the same buttons in a bar of its own.
    this.transport = page
      .getByRole('group', { name: 'Run', exact: true })
      .or(page.getByRole('region', { name: 'Run', exact: true }));
    this.inspector = page.getByRole('region', { name: 'Inspector' });
    this.dock = page.getByRole('region', { name: 'Charts, breakers and log' });
    this.status = page.getByRole('contentinfo');
    this.canvas = page.getByRole('region', { name: 'Topology' });
    this.parts = page.getByRole('listbox', { name: 'Parts of the scenario' });
    this.clock = page.getByRole('timer', { name: 'Simulated time' });
    this.log = this.dock.getByRole('listbox', { name: 'Changes of the run, newest first' });
    this.lanes = page.getByRole('grid', { name: 'Lanes of the timeline' });
  }

  async open(scenarioId = 'payment-outage', query = ''): Promise<void> {
    await this.page.goto(`./#/run/${scenarioId}${query}`);
    await this.isReady();
  }

  /** Chooses a scenario file on the start page, whatever becomes of it. */
  async chooseFile(file: unknown, name = 'own.json'): Promise<void> {
    await this.page.goto('./');
    await new FilesPage(this.page).choose(name, JSON.stringify(file));
  }

  async openFile(file: unknown): Promise<void> {
    await this.chooseFile(file);
    await this.isReady();
  }

  async isReady(): Promise<void> {
    await expect(this.transport.getByRole('button', { name: 'Run' })).toBeEnabled();
    await expect(this.clock).toHaveText('00:00.000');
  }

  /** Simulated seconds, as the clock shows them. */
  async seconds(): Promise<number> {
    const text = (await this.clock.textContent()) ?? '';
    return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  /** The seconds at which the clock stands, once it does: a busy page hears of a pause late. */
  async stoppedAt(): Promise<number> {
    let before = NaN;
    const stands = async (): Promise<boolean> => {
      const last = before;
      before = await this.seconds();
      return before === last;
    };
    await expect.poll(stands, { intervals: [300] }).toBe(true);
    return before;
  }

  async play(): Promise<void> {
    await this.transport.getByRole('button', { name: /^Run/ }).click();
  }

  async pause(): Promise<void> {
    await this.transport.getByRole('button', { name: 'Pause' }).click();
  }

  async pauseIfPlaying(): Promise<void> {
    const button = this.transport.getByRole('button', { name: 'Pause' });
    if (await button.isVisible()) await button.click();
  }

  /** The charts take the room of the canvas as far as they may, and the canvas stays in sight. */
  async enlargeDock(): Promise<void> {
    const line = this.page.getByRole('separator', { name: /Resize timeline and/ });
    await line.focus();
    await line.press('End');
  }

  async step(name: 'Step one event' | 'Step one request' | 'Next change'): Promise<void> {
    await this.transport.getByRole('button', { name }).click();
  }

  /** Runs to the next change and is there when its row has come. */
  async goToNextChange(): Promise<void> {
    const rows = await this.logCount();
    await this.step('Next change');
    await expect.poll(async () => this.logCount()).toBeGreaterThan(rows);
  }

  async setSpeed(speed: string): Promise<void> {
    await this.transport.getByRole('button', { name: /Speed/ }).click();
    await this.page.getByRole('menuitemcheckbox', { name: speed, exact: true }).click();
  }

  /** Plays on until the clock shows at least this many seconds, and pauses. A busy page hears of that late. */
  async playTo(seconds: number, speed = '10×'): Promise<void> {
    await this.setSpeed(speed);
    await this.play();
    await expect
      .poll(async () => this.seconds(), { intervals: [20], timeout: 60_000 })
      .toBeGreaterThanOrEqual(seconds);
    await this.pause();
    await expect(this.transport.getByRole('button', { name: /^Run/ })).toBeVisible();
  }

  /** Ahead of what is known the run goes at full speed, so this is the quickest way to a moment. */
  async goTo(seconds: number): Promise<void> {
    await this.clock.click();
    await this.enterMoment(String(seconds));
    await expect.poll(async () => this.seconds(), { timeout: 20_000 }).toBe(seconds);
  }

  async enterMoment(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Moment to go to' }).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Plays to the end of the scenario as fast as it can. */
  async playToTheEnd(): Promise<void> {
    await this.setSpeed('100×');
    await this.play();
    await expect(this.transport.getByText('Ended')).toBeVisible({ timeout: 60_000 });
  }

  /** The whole trace hash, as the button copies it. */
  async hash(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(async () => navigator.clipboard.writeText(''));
    await this.page.getByRole('button', { name: /Copy the trace hash/ }).click();
    // What is said aloud of it may be followed by something else at once; the clipboard keeps it.
    const copied = async (): Promise<string> =>
      this.page.evaluate(async () => navigator.clipboard.readText());
    await expect.poll(copied).toMatch(/^[0-9a-f]{16}$/);
    return copied();
  }

  async showLog(): Promise<void> {
    await this.dock.getByRole('tab', { name: /^Log/ }).click();
  }

  /** A phone shows one part of the playground at a time. */
  async showOnPhone(tab: 'Run' | 'Charts' | 'Log' | 'Settings' | 'Library'): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: 'Parts of the playground' });
    await tabs.getByText(tab, { exact: true }).click();
  }

  /** A node of the canvas, by what is said about it. */
  node(words: RegExp): Locator {
    return this.canvas.getByLabel(words).first();
  }

  get editedChip(): Locator {
    return this.page.getByRole('button', { name: /^Edited/ });
  }

  get logRows(): Locator {
    return this.log.getByRole('option');
  }

  /** How many rows the tab of the log promises. */
  async logCount(): Promise<number> {
    const text = await this.dock.getByRole('tab', { name: /^Log/ }).innerText();
    return Number(text.replace(/\D/g, ''));
  }

  /** Selects a node or call by its name in the list of parts, scrolled to where it is: only rows in sight are drawn. */
  async selectPart(name: string): Promise<void> {
    const row = this.parts.getByTitle(name, { exact: true });
    await this.parts.evaluate((list) => list.scrollTo({ top: 0 }));
    await expect
      .poll(async () => {
        if (await row.isVisible()) return true;
        // At the end it begins anew: rows come a moment after they were scrolled to, and one may have been passed.
        await this.parts.evaluate((list) => {
          const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
          list.scrollTo({ top: isAtEnd ? 0 : list.scrollTop + list.clientHeight });
        });
        return false;
      })
      .toBe(true);
    await row.click();
  }

  /** The lane of a fault, by the name of the fault. */
  faultLane(name: string): Locator {
    return this.lanes.getByRole('row', { name: new RegExp(`^${name}\\. `) });
  }

  faultSwitch(name: string): Locator {
    return this.lanes.getByRole('button', { name: `Fault ${name}`, exact: true });
  }

  /** A folded section of the inspector, unfolded; or one that was open already. */
  async unfold(title: string): Promise<Locator> {
    const toggle = this.inspector.getByRole('button', { name: title, exact: true });
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    return this.inspector.getByRole('region', { name: title, exact: true });
  }

  /** The usual charts, but for the last one of the selected part, which shows this. */
  async chooseLastChart(part: string, shows: string): Promise<void> {
    await this.dock.getByRole('radiogroup', { name: 'Charts of' }).getByText(part, { exact: true }).click();
    const list = await this.openChartList();
    const reset = list.getByRole('button', { name: 'Reset charts' });
    if ((await reset.getAttribute('aria-disabled')) === null) await reset.click();
    const ticked = list.getByRole('checkbox', { checked: true });
    await expect(ticked).toHaveCount(3);
    await ticked.last().uncheck({ force: true });
    await list.getByRole('checkbox', { name: shows, exact: true }).check({ force: true });
    await this.page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  }

  /** All charts that there can be, of what is selected. */
  async openChartList(): Promise<Locator> {
    await this.dock.getByRole('button', { name: 'Choose charts' }).click();
    const list = this.page.getByRole('dialog', { name: 'Charts' });
    await expect(list.getByRole('combobox', { name: 'Figures of' })).toBeFocused();
    return list;
  }
}
