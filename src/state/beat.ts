import { runAll } from './run-all';

/** Runs what it is given at the next beat: an animation frame, but not every one. */
export interface Beat {
  next(run: () => void): void;
  /** Somebody is at work: for a moment beats come more slowly, and the frames belong to what is done by hand. */
  giveWay(): void;
  /** How many times as long as usual it is from one beat to the next. */
  readonly stretch: number;
}

/** Twelve beats a second: text does not read better for changing more often. */
const BEAT_MS = 80;
/** While somebody drags or edits three a second will do, for so long after the last deed. */
const STRETCH_AT_WORK = 4;
const GIVES_WAY_MS = 350;

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
  let isAsked = false;
  let slowUntil = -Infinity;
  let stretch = 1;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(reached);
  }

  function reached(now: number): void {
    isScheduled = false;
    if (isAsked) slowUntil = now + GIVES_WAY_MS;
    isAsked = false;
    stretch = now < slowUntil ? STRETCH_AT_WORK : 1;
    if (now - last < BEAT_MS * stretch) {
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
    giveWay: () => {
      isAsked = true;
    },
    get stretch() {
      return stretch;
    },
  };
}
