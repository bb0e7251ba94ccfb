import { NEVER, type Duration, type Time } from '../base/time';
import type { FaultModel } from './fault-model';

/** A fault that grows or fades does so in so many steps: each is an event, and between two of them nothing changes. */
export const RAMP_STEPS = 20;

/** How much of a fault acts at a moment, from 0 (not at all) to 1. */
export function strengthAt(fault: FaultModel, now: Time): number {
  const turn = turnAt(fault, now);
  if (turn < 0) return 0;
  const since = now - (fault.from + turn * fault.everyNs);
  const fading = since - (fault.to - fault.from - fault.rampOutNs);
  if (fading >= fault.rampOutNs) return 0;
  const faded = fading >= 0 ? 1 - climbed(fading, fault.rampOutNs) : 1;
  return Math.min(climbed(since, fault.rampInNs), faded);
}

/** The next moment after now at which the strength changes; NEVER when it stays as it is. */
export function nextChange(fault: FaultModel, now: Time): Time {
  if (fault.to <= fault.from) return NEVER;
  const turn = turnAt(fault, now);
  if (turn < 0) return fault.from;
  const begin = fault.from + turn * fault.everyNs;
  const end = begin + fault.to - fault.from;
  if (now >= end) return turn + 1 < fault.times ? begin + fault.everyNs : NEVER;
  const rising = nextStep(begin, fault.rampInNs, now);
  const falling = fault.rampOutNs > 0 ? nextStep(end - fault.rampOutNs, fault.rampOutNs, now) : NEVER;
  return Math.min(rising, falling, end);
}

/** Which turn of the fault has begun last, from 0; -1 before the first. */
export function turnAt(fault: FaultModel, now: Time): number {
  if (now < fault.from) return -1;
  if (fault.times <= 1) return 0;
  return Math.min(fault.times - 1, Math.floor((now - fault.from) / fault.everyNs));
}

/** Each step stands for its middle, so that the whole ramp does as much as a smooth one. */
function climbed(time: Duration, ramp: Duration): number {
  if (time >= ramp) return 1;
  return (stepAt(time, ramp) + 0.5) / RAMP_STEPS;
}

function stepAt(time: Duration, ramp: Duration): number {
  return Math.floor((time * RAMP_STEPS) / ramp);
}

/** The next boundary between two steps of a ramp, its beginning and its end included. */
function nextStep(begin: Time, ramp: Duration, now: Time): Time {
  if (now < begin) return begin;
  if (now >= begin + ramp) return NEVER;
  return begin + Math.ceil(((stepAt(now - begin, ramp) + 1) * ramp) / RAMP_STEPS);
}
