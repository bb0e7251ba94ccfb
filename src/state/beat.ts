import { runAll } from './run-all';

/** Runs what it is given at the next beat: an animation frame, but not every one. */
export interface Beat {
  next(run: () => void): void;
}

/** Twenty beats a second: text does not read better for changing more often. */
const BEAT_MS = 48;

/**
 * Whatever changes text or shapes of the document waits for a beat. However little changes, the browser lays out,
 * paints and composes the page as a whole, so all that changes does so in the same animation frame, and the frames
 * between two beats are left to what moves. `together` runs several changes as one (`flushSync` of React).
 */
export function createBeat(
  nextFrame: (run: (now: number) => void) => void,
  together: (run: () => void) => void,
): Beat {
  let waiting: (() => void)[] = [];
  let isScheduled = false;
  let last = -Infinity;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(reached);
  }

  function reached(now: number): void {
    isScheduled = false;
    if (now - last < BEAT_MS) {
      schedule();
      return;
    }
    last = now;
    const due = waiting;
    waiting = [];
    together(() => runAll(due));
  }

  return {
    next: (run) => {
      waiting.push(run);
      schedule();
    },
  };
}
