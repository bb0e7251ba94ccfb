import type { Time } from '../base/time';
import type { Guard } from '../policies/guard';
import { Alarm } from './alarm';
import type { Clock } from './clock';

/** A double counts nanoseconds exactly for 104 days, so after half of that time is counted anew. */
const ERA_ENDS: Time = 2 ** 52;

/** What all guards have together that go by the same clock: how they count time, the alarm, shared budgets. */
export class Era {
  readonly alarm: Alarm;
  /** Budgets that several guards draw on, by the name under which they share it. */
  readonly shared = new Map<string, Guard>();

  constructor(clock: Clock) {
    this.alarm = new Alarm(clock);
  }

  isOver(now: Time): boolean {
    return now > ERA_ENDS;
  }
}

const eras = new WeakMap<Clock, Era>();

/** The era that whoever begins now belongs to. */
export function eraOf(clock: Clock): Era {
  clock.lookAgain?.();
  const known = eras.get(clock);
  if (known !== undefined && !known.isOver(known.alarm.now())) return known;
  const era = new Era(clock);
  eras.set(clock, era);
  return era;
}
