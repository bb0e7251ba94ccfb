import { Pace } from './pace';
import { runAll } from './run-all';

/** Runs what it is given at the next beat: an animation frame, but not every one. */
export interface Beat {
  next(run: () => void): void;
  /** Somebody is at work: for a moment beats come more slowly, and the frames belong to what is done by hand. */
  giveWay(): void;
}

/**
 * Whatever changes text or shapes of the document waits for a beat. However little changes, the browser lays out,
 * paints and composes the page as a whole, so all that changes does so in the same animation frame, and the frames
 * between two beats are left to what moves. Where beats take longer than a frame lasts, they become rarer.
 * `together` runs several changes as one (`flushSync` of React).
 */
export function createBeat(
  nextFrame: (run: (now: number) => void) => void,
  together: (run: () => void) => void,
): Beat {
  const pace = new Pace();
  let waiting: (() => void)[] = [];
  let isScheduled = false;
  let last = -Infinity;
  let isAsked = false;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(reached);
  }

  function reached(now: number): void {
    isScheduled = false;
    pace.frame(now);
    if (waiting.length === 0) {
      pace.rest();
      return;
    }
    if (isAsked) pace.giveWay(now);
    isAsked = false;
    // The frame after a beat is looked at as well: it tells how long the beat took.
    schedule();
    if (now - last < pace.msFrom(now)) return;
    last = now;
    pace.beat();
    const due = waiting;
    waiting = [];
    together(() => runAll(due));
  }

  return {
    next: (run) => {
      waiting.push(run);
      schedule();
    },
    giveWay: () => {
      isAsked = true;
    },
  };
}
