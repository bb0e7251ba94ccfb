import type { PartRef } from '../../../worker/protocol';

type Parts = readonly PartRef[];

/**
 * Whoever takes up a card that was not selected selects it. All panes would follow at its first step, and hold the card up
 * on its way; so they hear of it when the card is let go.
 */
export class HeldChoice {
  private waiting: Parts | null = null;
  private carries = false;

  constructor(private readonly selectAll: (parts: Parts) => void) {}

  /** What was chosen last and is yet to be told; null when all is told. */
  get untold(): Parts | null {
    return this.waiting;
  }

  /** React Flow says what is selected a moment before it says that a card is being carried. */
  choose(parts: Parts): void {
    this.waiting = parts;
    queueMicrotask(() => {
      if (!this.carries) this.tell();
    });
  }

  takeUp(): void {
    this.carries = true;
  }

  /** Also when anything else is done meanwhile: that means what was chosen last. */
  letGo(): void {
    this.carries = false;
    this.tell();
  }

  private tell(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) this.selectAll(waiting);
  }
}
