/** A timer that runs, until it has fired or was cancelled. */
export interface Timer {
  cancel(): void;
  /** Whether the process has to stay for this timer. Where processes end by themselves, that is; a page never does. */
  keepAlive(keep: boolean): void;
}

/** What the driver knows of time. Tests hand in one of their own. */
export interface Clock {
  /** Milliseconds that never run backwards, with whatever fraction the clock has. */
  now(): number;
  /** Milliseconds since 1970: two processes compare their times by it, and nothing else is done with it. */
  wallNow(): number;
  /** Calls once, after so many milliseconds (at most 2^31 - 1), or a little earlier or later, as timers do. */
  setTimer(run: () => void, ms: number): Timer;
  /** Calls when everything that promises have set in motion is done; not every clock can tell. */
  readonly whenQuiet?: ((run: () => void) => void) | undefined;
  /** A guard is being made. */
  lookAgain?(): void;
  /** How often other timers have taken the place of those that this clock sets: those set before may never fire. */
  readonly timersReplaced?: number;
}

interface Unreferable {
  ref(): unknown;
  unref(): unknown;
}

function isUnreferable(timer: unknown): timer is Unreferable {
  return typeof timer === 'object' && timer !== null && 'ref' in timer && 'unref' in timer;
}

/** In Node a tick comes when no promise has anything left to do. A page has nothing like it. */
function quietInNode(): ((run: () => void) => void) | undefined {
  const node: unknown = Reflect.get(globalThis, 'process');
  if (typeof node !== 'object' || node === null || !('nextTick' in node)) return undefined;
  const { nextTick } = node;
  return typeof nextTick === 'function' ? (run) => void Reflect.apply(nextTick, node, [run]) : undefined;
}

/**
 * Tests put clocks and timers of their own in the place of those of the platform: they are heard, and the time goes on
 * from where it was. Asking `globalThis` for `performance` takes as long as reading the clock in Node, asking for
 * `setTimeout` takes nothing; who replaces the one replaces the other. A guard that is made looks at both.
 */
class PerformanceClock implements Clock {
  timersReplaced = 0;
  private source = globalThis.performance;
  private timers = globalThis.setTimeout;
  private ahead = 0;

  constructor(readonly whenQuiet: ((run: () => void) => void) | undefined) {}

  now(): number {
    if (setTimeout !== this.timers) this.lookAgain();
    return this.source.now() + this.ahead;
  }

  wallNow(): number {
    return Date.now();
  }

  setTimer(run: () => void, ms: number): Timer {
    this.lookAgain();
    const id = setTimeout(run, ms);
    // Only those who have set a timer can take it back.
    const clear = clearTimeout;
    return {
      cancel: () => clear(id),
      keepAlive: (keep) => {
        const timer: unknown = id;
        if (!isUnreferable(timer)) return;
        if (keep) timer.ref();
        else timer.unref();
      },
    };
  }

  lookAgain(): void {
    const { performance } = globalThis;
    if (setTimeout !== this.timers) {
      this.timers = setTimeout;
      this.timersReplaced++;
    }
    if (performance === this.source) return;
    const last = this.source.now() + this.ahead;
    this.source = performance;
    this.ahead = last - performance.now();
  }
}

/** The clock of the browser or of Node. */
export const systemClock: Clock = new PerformanceClock(quietInNode());
