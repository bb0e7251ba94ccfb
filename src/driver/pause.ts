import { NEVER, type Time } from '../base/time';
import type { Alarm, Sleeper } from './alarm';

class Pause implements Sleeper {
  isListed = false;

  constructor(
    private readonly alarm: Alarm,
    private due: Time,
    private readonly over: () => void,
  ) {
    alarm.callWaits();
    alarm.attend(this);
  }

  wakeTime(): Time {
    return this.due;
  }

  wake(): void {
    if (this.alarm.now() < this.due) return;
    this.due = NEVER;
    this.alarm.callWaitsNoMore();
    this.over();
  }
}

/** Resolves at an instant of an alarm, by the timer that all have in common. */
export function pauseUntil(alarm: Alarm, due: Time): Promise<void> {
  return new Promise((resolve) => void new Pause(alarm, due, resolve));
}
