import type { Duration, Time } from '../base/time';
import { HEAD } from '../worker/frame';
import type { RunStore } from './run';

/** What it needs of the run; a test gives a small one. */
export interface SoughtRun {
  readonly feed: Pick<RunStore['feed'], 'frame'>;
  getState(): Pick<ReturnType<RunStore['getState']>, 'layout' | 'phase'>;
  seek(time: Time): void;
}

/** For so long a moment that was asked for counts as the present one, since its frame is still on its way. */
const ON_ITS_WAY_MS = 250;

/** Where the person sends the run, by pointer, keys and buttons: each goes on from where the last of them led. */
export class Seeker {
  private aim = { time: 0, at: -Infinity };

  constructor(
    private readonly run: SoughtRun,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The moment that the run stands at, or is just being sent to. */
  get moment(): Time {
    const { time, at } = this.aim;
    return this.now() - at < ON_ITS_WAY_MS ? time : this.head(HEAD.time);
  }

  /** No farther than the run is long. */
  to(time: Time): void {
    const { phase, layout } = this.run.getState();
    if (phase !== 'ready' || layout === null) return;
    const bounded = Math.round(Math.max(0, Math.min(layout.durationNs, time)));
    this.aim = { time: bounded, at: this.now() };
    this.run.seek(bounded);
  }

  by(delta: Duration): void {
    this.to(this.moment + delta);
  }

  /** To the end of what is known. */
  toNewest(): void {
    this.to(this.head(HEAD.reach));
  }

  private head(field: typeof HEAD.time | typeof HEAD.reach): Time {
    return this.run.feed.frame?.head(field) ?? 0;
  }
}

const seekers = new WeakMap<RunStore, Seeker>();

/** One for the run of a page. */
export function seekerOf(run: RunStore): Seeker {
  const known = seekers.get(run);
  if (known !== undefined) return known;
  const made = new Seeker(run);
  seekers.set(run, made);
  return made;
}
