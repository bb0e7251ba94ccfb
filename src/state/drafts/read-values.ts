/** Readers of values of which nothing is known: each gives what it was asked for, or throws a sentence that says what is wrong. */

export type Kept = Readonly<Record<string, unknown>>;

export class Spoiled extends Error {}

export function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function keptIn(value: unknown, what: string): Kept {
  if (isKept(value)) return value;
  throw new Spoiled(`${what} is ${nameOf(value)} and should be an object`);
}

export function listIn(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Spoiled(`${what} is ${nameOf(value)} and should be a list`);
}

export function textIn(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw new Spoiled(`${what} is ${nameOf(value)} and should be a text`);
}

export function countIn(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new Spoiled(`${what} is ${nameOf(value)} and should be a number from 0 up`);
}

export function wholeIn(value: unknown, what: string): number {
  const number = countIn(value, what);
  if (Number.isSafeInteger(number)) return number;
  throw new Spoiled(`${what} is ${number} and should be a whole number`);
}

export function oneOf<Value>(value: unknown, allowed: readonly Value[], otherwise: Value): Value {
  return allowed.find((one) => one === value) ?? otherwise;
}

export function jsonIn(value: unknown, what: string): unknown {
  try {
    return JSON.parse(textIn(value, what));
  } catch (error) {
    if (error instanceof Spoiled) throw error;
    throw new Spoiled(`${what} cannot be read as JSON`);
  }
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : (JSON.stringify(value) ?? typeof value).slice(0, 24);
}
