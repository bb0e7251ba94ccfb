import type { SeekTarget } from '../worker/lines';
import type { RunMode } from './run';

/** Wherever a run is sent, that is not the end at which it stood. */
export function onTheWay(mode: RunMode): RunMode {
  return mode === 'ended' || mode === 'full' ? 'paused' : mode;
}

/** Of steps back that came faster than they are made so many wait: a key that is let go does not go on for long. */
const MOST_WAITING = 20;

/**
 * Seeks of somebody who drags: while one is under way only the newest of those that followed is kept, so that the
 * session never has a queue of moments that nobody waits for any more. Steps back are counted from it, and all made.
 */
export class Seeks {
  private isUnderWay = false;
  private next: SeekTarget[] = [];

  constructor(private readonly send: (target: SeekTarget) => void) {}

  ask(target: SeekTarget): void {
    if (!this.isUnderWay) {
      this.isUnderWay = true;
      this.send(target);
    } else if (target.to === 'time') this.next = [target];
    else if (this.next.length < MOST_WAITING) this.next.push(target);
  }

  /** The session has shown where the last one led, or it has begun anew. */
  arrived(): void {
    this.isUnderWay = false;
    const next = this.next.shift();
    if (next !== undefined) this.ask(next);
  }

  /** Whatever was to come is not wanted any more. */
  forget(): void {
    this.isUnderWay = false;
    this.next = [];
  }
}
