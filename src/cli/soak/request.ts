import { parseArgs } from 'node:util';

export interface Request {
  readonly minutes: number;
  readonly ratePerSecond: number;
}

/** Reads `--minutes 12 --rate 500`; throws a sentence that says what to do. */
export function readRequest(args: readonly string[]): Request {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '60' }, rate: { type: 'string', default: '1000' } },
  });
  return {
    minutes: wholeNumber('--minutes', values.minutes, 3, 600),
    ratePerSecond: wholeNumber('--rate', values.rate, 1, 100_000),
  };
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${option} takes a whole number from ${least} to ${most}, and got "${text}"`);
}
