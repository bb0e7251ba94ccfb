import { NS_PER_MS, NS_PER_SECOND, type Duration } from '../../base/time';

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1000,
  µs: 1000,
  ms: NS_PER_MS,
  s: NS_PER_SECOND,
  min: 60 * NS_PER_SECOND,
};

/** "250 ms", "1.5s", "1,5 s"; a number alone means milliseconds. Null for nothing, undefined for what is no duration. */
export function readDuration(text: string): Duration | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const match = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-zµμ]*)$/i.exec(trimmed);
  if (match === null) return undefined;
  const [, digits = '', unit = ''] = match;
  const factor = UNITS[unit === '' ? 'ms' : unit.toLowerCase().replace('μ', 'µ')];
  return factor === undefined ? undefined : Math.round(Number(digits.replace(',', '.')) * factor);
}
