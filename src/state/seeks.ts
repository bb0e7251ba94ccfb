import type { SeekTarget } from '../worker/lines';

/**
 * Seeks of somebody who drags: while one is under way only the newest of those that followed is kept, so that the
 * session never has a queue of moments that nobody waits for any more.
 */
export class Seeks {
  private isUnderWay = false;
  private next: SeekTarget | null = null;

  constructor(private readonly send: (target: SeekTarget) => void) {}

  ask(target: SeekTarget): void {
    if (this.isUnderWay) {
      this.next = target;
      return;
    }
    this.isUnderWay = true;
    this.send(target);
  }

  /** The session has shown where the last one led, or it has begun anew. */
  arrived(): void {
    this.isUnderWay = false;
    const { next } = this;
    this.next = null;
    if (next !== null) this.ask(next);
  }

  /** Whatever was to come is not wanted any more. */
  forget(): void {
    this.isUnderWay = false;
    this.next = null;
  }
}
