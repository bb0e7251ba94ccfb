import { expect, type Locator, type Page } from '@playwright/test';

/** The canvas as somebody draws on it. */
export class DrawingPage {
  readonly canvas: Locator;
  /** What is said of each act to whoever does not see the canvas. */
  readonly said: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('region', { name: 'Topology' });
    this.said = page.getByRole('status', { name: 'Drawing' });
  }

  /** Begins with nothing, from wherever the person is. */
  async begin(): Promise<void> {
    // Nobody presses a key of a page that does not show yet.
    await expect(
      this.page.getByRole('button', { name: 'Find a command, a scenario or a part' }),
    ).toBeVisible();
    await this.page.keyboard.press('Control+k');
    await this.page.getByPlaceholder('What do you want to do?').fill('New scenario');
    await this.page.getByRole('option', { name: /^New scenario/ }).click();
    await expect(this.canvas.getByText('Nothing here yet.')).toBeVisible();
  }

  /** By the keyboard: a few letters of what it is. */
  async add(letters: string, called: string): Promise<void> {
    await this.page.keyboard.press('i');
    const field = this.page.getByPlaceholder('What do you need?');
    await expect(field).toBeFocused();
    await field.fill(letters);
    await field.press('Enter');
    await expect(this.said).toHaveText(`${called} added`);
    await expect(this.card(called)).toBeFocused();
  }

  /** By the keyboard: from one card, to a node by its name. */
  async connect(from: string, to: string): Promise<void> {
    await this.card(from).focus();
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('d');
    const field = this.page.getByPlaceholder('Which node?');
    await expect(field).toBeFocused();
    await field.fill(to);
    await field.press('Enter');
    await expect(this.said).toHaveText(`${from} → ${to} connected`);
  }

  card(name: string): Locator {
    return this.canvas.locator('.react-flow__node').filter({ hasText: new RegExp(`^${name}`) });
  }

  /** Once it stands: nobody aims at a card that glides. */
  async boxOf(name: string) {
    const look = async () => this.card(name).boundingBox();
    let box = await look();
    await expect(async () => {
      const before = box;
      box = await look();
      expect(box).toEqual(before);
    }).toPass({ intervals: [50] });
    if (box === null) throw new Error(`${name} is not drawn.`);
    return { ...box, middleX: box.x + box.width / 2, middleY: box.y + box.height / 2 };
  }

  /** A card is taken in its middle to somewhere else on the screen; the pointer stays down. */
  async carry(name: string, to: { readonly x: number; readonly y: number }): Promise<void> {
    const { mouse } = this.page;
    const { middleX, middleY } = await this.boxOf(name);
    await mouse.move(middleX, middleY);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 6 });
  }

  /** From the handle of a card to a place on the screen; the pointer stays down. */
  async drawFrom(name: string, to: { readonly x: number; readonly y: number }): Promise<void> {
    const { mouse } = this.page;
    const from = await this.boxOf(name);
    await mouse.move(from.middleX, from.middleY, { steps: 3 });
    await expect(this.canvas.locator('[data-call-handle]')).toBeVisible();
    await mouse.move(from.x + from.width, from.middleY);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 6 });
  }
}
