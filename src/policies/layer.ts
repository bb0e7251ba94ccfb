import type { Outcome } from '../base/outcome';
import { NEVER, type Duration, type Time } from '../base/time';
import type { Guard } from './guard';
import type { Host } from './host';

/** `enter`: go inward. */
export const PASS = -2;
/** `enter`, `exit`: the attempt waits here; a timer or another call's end takes it up again. */
export const PARKED = -1;

/** PASS, PARKED, or an outcome (zero and above) that answers the call at this layer. */
export type Signal = number;

/**
 * One layer at its place in a version of a stack. Its fields never change; what belongs to one call lies in the
 * frame of the attempt, what belongs to all calls lies in the engine state of its guard.
 */
export interface Layer {
  readonly id: string;
  /** Mixed into the draws of this layer. */
  readonly key: number;
  /** Place in the stack, outermost first. */
  readonly position: number;
  /** Where the numbers of this layer begin in an attempt's frame, and how many there are. */
  readonly frame: number;
  readonly frameSize: number;
  /** Offset in the frame of the token of this layer's timer; -1 when it has none. */
  readonly timerFrame: number;
  /** The delay that this layer's timer nearly always has, so that a queue can serve it; 0 when it varies. */
  readonly usualDelay: Duration;
  /** Its engine, which it may share with others. */
  readonly guard?: Guard;

  enter(host: Host, row: number): Signal;
  /** The outcome of `tryRow` (the row itself, or a try of its own that this layer opened) on its way out. */
  exit(host: Host, row: number, outcome: Outcome, tryRow: number): Signal;
  timer(host: Host, row: number): void;
  /** An attempt parked here was let in by the end of another. */
  resume(host: Host, row: number): void;
  /** An attempt parked here loses its place. */
  reject(host: Host, row: number): void;
  /** A layer further out gave up: stop waiting. Returns how many tries of this layer are still out. */
  withdraw(host: Host, row: number): number;
  /** One of those has ended. */
  tryEnded(host: Host, row: number, tryRow: number): void;
  /** How many of those are still out; of a layer that never has more than one, this need not be told. */
  triesOut(host: Host, row: number): number;
  /** Until when the layer waits for the try of this row; NEVER when it does not mind. */
  deadline(host: Host, row: number): Time;
  /** The try that was given up has really ended: give back what the attempt still holds here. */
  release(host: Host, row: number, outcome: Outcome): void;
  /** How a call ends that the layer does not let through; -1 when it lets all through, or only makes them wait. */
  readonly rejection: Outcome;
  /** The earliest time at which the layer may let a call through that it rejects now; 0 when it would not reject it. */
  notBefore(host: Host, row: number): Time;
  /** A try that this layer sent on its way by itself, without anybody waiting for it, has ended (walk.ts). */
  detachedEnded(host: Host, tryRow: number, outcome: Outcome): void;
  /** The call along another edge that this layer waits for has ended. */
  otherEnded(host: Host, row: number, outcome: Outcome): void;
}

export interface LayerPlace {
  readonly id: string;
  readonly key: number;
  readonly position: number;
  readonly frame: number;
}

/** What most layers have in common: their place, and nothing to do. */
export abstract class PlacedLayer implements Layer {
  readonly id: string;
  readonly key: number;
  readonly position: number;
  readonly frame: number;
  abstract readonly frameSize: number;
  readonly timerFrame: number = -1;
  readonly usualDelay: Duration = 0;
  readonly rejection: Outcome = -1;

  constructor(place: LayerPlace) {
    this.id = place.id;
    this.key = place.key;
    this.position = place.position;
    this.frame = place.frame;
  }

  abstract enter(host: Host, row: number): Signal;
  abstract exit(host: Host, row: number, outcome: Outcome, tryRow: number): Signal;

  timer(_host: Host, _row: number): void {}

  resume(_host: Host, _row: number): void {}

  reject(_host: Host, _row: number): void {}

  withdraw(_host: Host, _row: number): number {
    return 0;
  }

  tryEnded(_host: Host, _row: number, _tryRow: number): void {}

  triesOut(_host: Host, _row: number): number {
    return 0;
  }

  deadline(_host: Host, _row: number): Time {
    return NEVER;
  }

  release(_host: Host, _row: number, _outcome: Outcome): void {}

  notBefore(_host: Host, _row: number): Time {
    return 0;
  }

  detachedEnded(_host: Host, _tryRow: number, _outcome: Outcome): void {
    throw new Error(`Layer "${this.id}" heard of a try that it never sent on its way`);
  }

  otherEnded(_host: Host, _row: number, _outcome: Outcome): void {
    throw new Error(`Layer "${this.id}" heard of a call along another edge that it never made`);
  }
}
