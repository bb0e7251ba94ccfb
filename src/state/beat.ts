import { runAll } from './run-all';

/** What React renders, and what is drawn past it by hand: at a beat of the one, the other stands still. */
export type Half = 'rendered' | 'drawn';

/** Runs what it is given at the next beat of its half: an animation frame, but not every one. */
export interface Beat {
  next(run: () => void, half: Half): void;
  /** Somebody is at work: for a moment beats come more slowly, and the frames belong to what is done by hand. */
  giveWay(): void;
  /** How many times as long as usual it is from one beat to the next. */
  readonly stretch: number;
}

/** Seven or eight beats a second for each half: text does not read better for changing more often. */
const BEAT_MS = 120;
/** While somebody drags or edits three a second will do, for so long after the last deed. */
const STRETCH_AT_WORK = 3;
const GIVES_WAY_MS = 350;

/**
 * Whatever changes text or shapes of the document waits for a beat. However little changes, the browser lays out,
 * paints and composes the page as a whole, so what changes does so in few animation frames, and the frames between two
 * beats are left to what moves. All of it in one would be more than there is time for in a frame, so there are two
 * halves, each with its beats in the middle between those of the other. `together` runs several changes as one
 * (`flushSync` of React).
 */
export function createBeat(
  nextFrame: (run: (now: number) => void) => void,
  together: (run: () => void) => void,
): Beat {
  const waiting: Record<Half, (() => void)[]> = { rendered: [], drawn: [] };
  const last: Record<Half, number> = { rendered: -Infinity, drawn: -Infinity };
  let isScheduled = false;
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
    const half = dueAt(now);
    if (half === null) return schedule();
    last[half] = now;
    const due = waiting[half];
    waiting[half] = [];
    if (waiting[other(half)].length > 0) schedule();
    together(() => runAll(due));
  }

  /** The half that has waited for longer, if its beat has come. */
  function dueAt(now: number): Half | null {
    const beatMs = BEAT_MS * stretch;
    if (now - Math.max(last.rendered, last.drawn) < beatMs / 2) return null;
    const isDue = (half: Half): boolean => waiting[half].length > 0 && now - last[half] >= beatMs;
    const first: Half = last.rendered <= last.drawn ? 'rendered' : 'drawn';
    if (isDue(first)) return first;
    return isDue(other(first)) ? other(first) : null;
  }

  return {
    next: (run, half) => {
      waiting[half].push(run);
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

function other(half: Half): Half {
  return half === 'rendered' ? 'drawn' : 'rendered';
}
