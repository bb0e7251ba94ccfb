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
 * Asking `globalThis` for `performance` takes as long as reading the clock in Node. So it is kept, and looked at again
 * when a guard is made or a timer is set: tests put clocks of their own there, and the time must go on from where it was.
 */
class PerformanceClock implements Clock {
  private source = globalThis.performance;
  private ahead = 0;

  constructor(readonly whenQuiet: ((run: () => void) => void) | undefined) {}

  now(): number {
    return this.source.now() + this.ahead;
  }

  wallNow(): number {
    return Date.now();
  }

  setTimer(run: () => void, ms: number): Timer {
    this.lookAgain();
    const id = setTimeout(run, ms);
    return {
      cancel: () => clearTimeout(id),
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
    if (performance === this.source) return;
    const last = this.now();
    this.source = performance;
    this.ahead = last - performance.now();
  }
}

/** The clock of the browser or of Node. */
export const systemClock: Clock = new PerformanceClock(quietInNode());
