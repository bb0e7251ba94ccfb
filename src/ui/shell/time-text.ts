import { err, ok, type Result } from '../../base/result';
import { NS_PER_MS, NS_PER_SECOND, type Time } from '../../base/time';
import { momentText } from '../time-axis/moment-text';

const NS_OF_UNIT: Readonly<Record<string, number>> = {
  ms: NS_PER_MS,
  s: NS_PER_SECOND,
  min: 60 * NS_PER_SECOND,
  h: 3600 * NS_PER_SECOND,
};

/** 32.4, 1:05, 1:00:05.5; what stands before it says from where it counts, and a unit may follow a single number. */
const SHAPE = /^([+\-\u2212])?\s*(?:(\d+):)?(?:(\d+):)?(\d+(?:[.,]\d*)?|[.,]\d+)\s*([a-z]+)?$/i;

/**
 * The moment that somebody typed: "32.4" and "32.4 s", "800 ms", "1:05", or "+5" and "-2 s" from the present one. The
 * error is a sentence with what was expected and what came.
 */
export function parseTimeText(typed: string, present: Time, duration: Time): Result<Time, string> {
  const text = typed.trim();
  if (text === '') return err(`${EXPECTED}: the field is empty.`);
  const parts = SHAPE.exec(text);
  const length = parts === null ? undefined : lengthOf(parts);
  if (parts === null || length === undefined) return err(`${EXPECTED}, not “${text}”.`);
  const sign = parts[1];
  const time = sign === undefined ? length : sign === '+' ? present + length : present - length;
  if (time >= 0 && time <= duration) return ok(Math.round(time));
  return err(`The run goes from 0 s to ${momentText(duration, 0)}: “${text}” would be at ${said(time)}.`);
}

const EXPECTED = 'Type a moment such as 32.4 s, 800 ms or 1:05, or a step such as +5 s';

/** In ns; undefined for a unit that is none, and for minutes with seconds that are not below sixty. */
function lengthOf([, , first, second, last = '', unit]: readonly (string | undefined)[]): number | undefined {
  const amount = Number(last.replace(',', '.'));
  if (first === undefined) {
    const size = NS_OF_UNIT[unit?.toLowerCase() ?? 's'];
    return size === undefined ? undefined : amount * size;
  }
  const [hours, minutes] = second === undefined ? [0, Number(first)] : [Number(first), Number(second)];
  const isClock = amount < 60 && (second === undefined || minutes < 60) && unit === undefined;
  return isClock ? ((hours * 60 + minutes) * 60 + amount) * NS_PER_SECOND : undefined;
}

function said(time: Time): string {
  return time < 0 ? `${(time / NS_PER_SECOND).toFixed(2)} s` : momentText(time, 2);
}
