import { assert } from '../base/assert';
import type { Clock, Timer } from './clock';

interface ManualTimer {
  readonly due: number;
  readonly run: () => void;
  keepsAlive: boolean;
}

/** Lets everything happen that promises have set in motion. */
export async function settle(): Promise<void> {
  for (let step = 0; step < 30; step++) await Promise.resolve();
}

/** A clock that moves when the test says so. It knows every timer, and sets none by itself. */
export class ManualClock implements Clock {
  wall = 1_000_000;
  private time = 5;
  private timers: ManualTimer[] = [];
  /** How many timers were ever set. */
  timersSet = 0;
  /** Timers fire so much before they should, as some do. */
  earlyByMs = 0;

  now(): number {
    return this.time;
  }

  wallNow(): number {
    return this.wall;
  }

  setTimer(run: () => void, ms: number): Timer {
    assert(ms >= 0 && ms <= 2 ** 31 - 1 && Number.isInteger(ms), `no timer can be set for ${ms} ms`);
    this.timersSet++;
    // Even a timer that comes too early takes some time.
    const due = this.time + Math.max(ms - this.earlyByMs, Math.min(ms, 0.5));
    const timer = { due, run, keepsAlive: true };
    this.timers.push(timer);
    return {
      cancel: () => {
        this.timers = this.timers.filter((other) => other !== timer);
      },
      keepAlive: (keep) => {
        timer.keepsAlive = keep;
      },
    };
  }

  get timersLeft(): number {
    return this.timers.length;
  }

  get keepsAlive(): boolean {
    return this.timers.some(({ keepsAlive }) => keepsAlive);
  }

  /** Time passes without any timer being looked at: a busy event loop, a computer that slept. */
  jump(ms: number): void {
    this.time += ms;
    this.wall += ms;
  }

  /** Time passes, and timers fire when they are due; promises come to rest in between. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    await settle();
    for (;;) {
      const next = this.timers.toSorted((a, b) => a.due - b.due)[0];
      if (next === undefined || next.due > until) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      const at = Math.max(this.time, next.due);
      this.wall += at - this.time;
      this.time = at;
      next.run();
      await settle();
    }
    this.wall += until - this.time;
    this.time = until;
    await settle();
  }
}
