import { msToNs } from '../../base/time';
import type { Fault } from '../../scenario/format';
import { turnsOf } from '../../state/fault-reach';
import { shortInstant } from '../timeline/fault-words';

/**
 * Why a fault cannot be changed as somebody wants: it would have acted otherwise in what has passed. An edit acts from the
 * present moment on; what was stays as it was. Undefined where the change is about what lies ahead: a fault that acts now
 * may end at another time, and one that has begun may come again later. `now` is in ms, 0 while nothing has happened.
 */
export function whyNotNow(before: Fault, after: Fault, now: number): string | undefined {
  if (!before.enabled && !after.enabled) return undefined;
  if (now === 0 || after.fromMs >= now || pastText(before, now) === pastText(after, now)) return undefined;
  const [turn] = turnsOf(before, now);
  if (turn === undefined) return tooEarly(after.name, after.fromMs, now);
  const began = `${before.name} began at ${instant(before.fromMs)}`;
  const isOver = before.times === 1 && before.toMs <= now;
  const what = isOver ? `${began} and ended at ${instant(before.toMs)}` : began;
  const can = isOver ? `It can come again after ${instant(now)}` : 'Its end can be moved';
  return `${what}: that has passed and stays as it was. ${can}, or go back before ${instant(before.fromMs)} to move it.`;
}

/** Why a fault cannot begin at a moment that somebody has written; undefined when it can. */
export function whyTooEarly(fromMs: number, now: number): string | undefined {
  return fromMs < now ? tooEarly('a new fault', fromMs, now) : undefined;
}

function tooEarly(name: string, fromMs: number, now: number): string {
  return `${instant(fromMs)} has passed: ${name} can begin at ${instant(now)} or later. To change what was, go back before it.`;
}

/** What a fault does before a moment, so that two can be compared. */
function pastText(fault: Fault, now: number): string {
  const { rampInMs, rampOutMs } = fault;
  const turns = turnsOf(fault, now).map(({ fromMs, toMs }) => {
    const fades = Math.min(toMs - rampOutMs, now);
    return [fromMs, Math.min(toMs, now), rampInMs, fades, fades < now ? [toMs, rampOutMs] : 0];
  });
  return JSON.stringify(turns);
}

function instant(ms: number): string {
  return shortInstant(msToNs(ms));
}
