import { NEVER, NS_PER_MS, type Time } from '../base/time';
import type { Clock, Timer } from './clock';

/** Somebody who has things to do at certain times. */
export interface Sleeper {
  /** Whether the alarm has it on its list; the alarm's own business. */
  isListed: boolean;
  /** When the next of them is due; NEVER when it need not be woken. */
  wakeTime(): Time;
  /** Does what is due. */
  wake(): void;
}

/** The longest that timers of browsers and of Node can be set for. */
const LONGEST_MS = 2 ** 31 - 1;
/** The clock of a new era begins here, so that what a snapshot dates an hour back still has a time. */
export const ERA_BEGINS: Time = 3600e9;

/** Where nobody tells that promises have come to rest: so many of their steps the next call may take to come. */
const STEPS_TO_REST = 3;

const NOW = Promise.resolve();

/**
 * The one timer of all guards that go by a clock. It is set for the earliest deadline, only while somebody waits, and
 * keeps the process alive only while a call does.
 *
 * Most calls are answered long before their deadlines, one after another. So the timer is not taken back at once when
 * nobody waits any more, but when promises have come to rest and the next call has not come either: setting and taking
 * back a timer costs as much as everything else that a guarded call takes.
 */
export class Alarm {
  /** Deadlines of calls that wait now, of all guards together. */
  private callsWaiting = 0;
  private readonly sleepers: Sleeper[] = [];
  private timer: Timer | null = null;
  private setFor: Time = NEVER;
  /** Of the clock, when the timer was set. */
  private timersReplaced: number | undefined = undefined;
  private keepsAlive = true;
  private isFiring = false;
  private isLookingForRest = false;
  private stepsToRest = 0;
  private readonly originMs: number;
  /** All microseconds since then; the present of this alarm never runs back. */
  private latest: Time = ERA_BEGINS;

  constructor(readonly clock: Clock) {
    this.originMs = clock.now();
  }

  now(): Time {
    const time = ERA_BEGINS + Math.round((this.clock.now() - this.originMs) * NS_PER_MS);
    if (time > this.latest) this.latest = time;
    return this.latest;
  }

  /** An instant of this alarm in milliseconds of its clock. */
  toClock(time: Time): number {
    return time === NEVER ? Infinity : this.originMs + (time - ERA_BEGINS) / NS_PER_MS;
  }

  callWaits(): void {
    this.callsWaiting++;
    if (this.callsWaiting === 1 && !this.keepsAlive) this.setKeepAlive(true);
  }

  callWaitsNoMore(): void {
    this.callsWaiting--;
  }

  /** To be asked when a turn is over in which calls may have stopped waiting. */
  mayRest(): void {
    if (this.callsWaiting === 0 && this.timer !== null && this.keepsAlive) this.lookForRest();
  }

  /** Wakes this sleeper when its time comes. To be asked again whenever the time may have become an earlier one. */
  attend(sleeper: Sleeper): void {
    const due = sleeper.wakeTime();
    if (due === NEVER) return;
    if (!sleeper.isListed) {
      sleeper.isListed = true;
      this.sleepers.push(sleeper);
    }
    if (this.isFiring) return;
    if (this.timer !== null && this.clock.timersReplaced !== this.timersReplaced) this.setAgain();
    else if (due < this.setFor) this.set(due);
  }

  /** Nobody knows whether the timer will ever fire. */
  private setAgain(): void {
    this.set(NEVER);
    this.setAnew();
  }

  /** Somebody stopped watching, or ended everything at once: perhaps nobody has to be woken any more. */
  lookForRest(): void {
    if (this.isLookingForRest) return;
    this.isLookingForRest = true;
    const { whenQuiet } = this.clock;
    this.stepsToRest = STEPS_TO_REST;
    if (whenQuiet === undefined) void NOW.then(this.oneStepLater);
    else whenQuiet(this.restIfIdle);
  }

  private readonly oneStepLater = (): void => {
    if (this.callsWaiting === 0 && this.stepsToRest-- > 0) void NOW.then(this.oneStepLater);
    else this.restIfIdle();
  };

  private readonly restIfIdle = (): void => {
    this.isLookingForRest = false;
    if (this.callsWaiting === 0) this.setAnew();
  };

  private readonly fire = (): void => {
    this.timer = null;
    this.setFor = NEVER;
    this.isFiring = true;
    try {
      // A timer may come too early: then nobody finds anything due, and it is set anew for what is left.
      this.sleepers.slice().forEach((sleeper) => sleeper.wake());
    } finally {
      this.isFiring = false;
      this.setAnew();
    }
  };

  /** Looks at everybody who may have to be woken, and forgets who has not. */
  private setAnew(): void {
    let earliest: Time = NEVER;
    let kept = 0;
    for (const sleeper of this.sleepers) {
      const due = sleeper.wakeTime();
      if (due === NEVER) {
        sleeper.isListed = false;
        continue;
      }
      this.sleepers[kept++] = sleeper;
      if (due < earliest) earliest = due;
    }
    this.sleepers.length = kept;
    if (earliest !== this.setFor) this.set(earliest);
    else this.setKeepAlive(this.callsWaiting > 0);
  }

  private set(due: Time): void {
    this.timer?.cancel();
    this.timer = null;
    this.setFor = due;
    if (due === NEVER) return;
    const ms = Math.min(LONGEST_MS, Math.max(0, Math.ceil((due - this.now()) / NS_PER_MS)));
    this.timer = this.clock.setTimer(this.fire, ms);
    this.timersReplaced = this.clock.timersReplaced;
    this.keepsAlive = true;
    this.setKeepAlive(this.callsWaiting > 0);
  }

  private setKeepAlive(keep: boolean): void {
    if (this.timer === null || keep === this.keepsAlive) return;
    this.keepsAlive = keep;
    this.timer.keepAlive(keep);
  }
}
