import { expect, type Locator, type Page } from '@playwright/test';

/** The note of the tour, and the ring around what it speaks of. */
export class TourPage {
  readonly note: Locator;
  readonly done: Locator;
  readonly next: Locator;
  private readonly ring: Locator;

  constructor(readonly page: Page) {
    this.note = page.getByRole('region', { name: 'Tour', exact: true });
    this.done = this.note.getByRole('status').filter({ hasText: 'Done' });
    this.next = this.note.getByRole('button', { name: 'Next' });
    this.ring = page.locator('[data-tour-ring]');
  }

  /** This step is shown, has the focus, and points at what it speaks of without lying over its middle. */
  async isAt(title: string, anchor: Locator): Promise<void> {
    await expect(this.note.getByRole('heading', { name: title })).toBeVisible();
    await expect(this.note).toBeFocused();
    await expect
      .poll(async () => {
        const [ring, thing, note] = await Promise.all(
          [this.ring, anchor.first(), this.note].map(async (one) => one.boundingBox()),
        );
        if (!ring || !thing || !note) return 'something is not in sight';
        const middle = { x: thing.x + thing.width / 2, y: thing.y + thing.height / 2 };
        if (!isIn(middle, ring)) return 'the ring is elsewhere';
        return isIn(middle, note) ? 'the note lies over it' : 'points at it';
      }, title)
      .toBe('points at it');
  }

  async goOn(): Promise<void> {
    await this.next.click();
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isIn(point: { readonly x: number; readonly y: number }, { x, y, width, height }: Box): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}
