import type { NumberField } from '../../base/settings';
import { count } from '../figures';
import { err, ok, type Result } from '../../base/result';

/**
 * What a number means to a reader: durations are milliseconds inside, ratios run from 0 to 1, the rest is plain.
 * The declaration of a setting fits as it is.
 */
export type Quantity = Pick<NumberField, 'kind' | 'unit'> & Partial<Pick<NumberField, 'min' | 'max'>>;

export interface NumberText {
  readonly text: string;
  /** Stands beside the text, and is what a number typed without a unit is taken in. */
  readonly unit: string;
}

interface Unit {
  readonly name: string;
  readonly size: number;
}

const MS: Unit = { name: 'ms', size: 1 };
const SECOND: Unit = { name: 's', size: 1000 };
const MINUTE: Unit = { name: 'min', size: 60_000 };
const PERCENT: Unit = { name: '%', size: 0.01 };
const DURATION_UNITS = [MS, SECOND, MINUTE] as const;

/** More digits than anybody types, fewer than binary fractions leave behind (0.07 * 100 is 7.000000000000001). */
const DIGITS = 10;

/** The number in the unit that suits its size: 250 ms, 1.5 s, 10 min, 50 %. What is no number has no text. */
export function numberText(value: number, quantity: Quantity): NumberText {
  const unit = unitFor(value, quantity);
  if (Number.isNaN(value)) return { text: '', unit: unit.name };
  return { text: String(inUnit(value, unit)), unit: unit.name };
}

/** One line of words: "250 ms", "50 %", "10 calls", "3", "1 000 000 rows". */
export function quantityText(value: number, quantity: Quantity): string {
  const { text, unit } = numberText(value, quantity);
  const words = text.replace(/^\d{4,}/, (digits) => count(Number(digits)));
  return unit === '' ? words : `${words} ${unit}`;
}

/**
 * Reads what somebody typed. A number alone is in the unit that stood beside it; a unit may follow, with a space or
 * without, as long as it fits. The error is a sentence for the reader, with what came and what would do.
 */
export function parseNumberText(
  typed: string,
  quantity: Quantity,
  shownUnit: string,
): Result<number, string> {
  const text = typed.trim().replace(/[\u2009\u202f\u00a0]/g, ' ');
  if (text === '') return err(`Type ${wanted(quantity)}: the field is empty.`);
  const parts = /^([+\-\u2212]?[\d ]*(?:[.,]\d*)?(?:e[+-]?\d+)?)\s*([^\d\s.,]\D*)?$/i.exec(text);
  const amount = amountOf(parts?.[1] ?? '');
  if (parts === null || amount === undefined) return err(`Type ${wanted(quantity)}, not “${typed.trim()}”.`);
  const unit = unitNamed(parts[2]?.trim() ?? shownUnit, quantity);
  if (unit === undefined) {
    return err(`Type ${wanted(quantity)}: “${parts[2]?.trim() ?? shownUnit}” is not a unit of this field.`);
  }
  return inRange(tidied(amount * unit.size), quantity);
}

/** The nearest value that the quantity allows. */
export function clampToRange(value: number, quantity: Quantity): number {
  const whole = quantity.kind === 'integer' ? Math.round(value) : tidied(value);
  return Math.min(quantity.max ?? Infinity, Math.max(quantity.min ?? -Infinity, whole));
}

/** One press of an arrow key: a step of one in the last digit that is usual at this size. */
export function stepOf(value: number, quantity: Quantity): number {
  switch (quantity.kind) {
    case 'integer':
      return 1;
    case 'ratio':
      return 0.01;
    case 'number':
      return Math.abs(value) < 10 ? 0.1 : 1;
    case 'duration':
      if (value < 100) return 1;
      if (value < 1000) return 10;
      return value < 60_000 ? 100 : 1000;
  }
}

function inRange(value: number, quantity: Quantity): Result<number, string> {
  const { min, max } = quantity;
  if (quantity.kind === 'integer' && !Number.isInteger(value)) {
    return err(`Type a whole number, not ${value}.`);
  }
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return ok(value + 0);
  return err(`${quantityText(value, quantity)} is outside the range: ${rangeText(quantity)}.`);
}

/** "1 to 100", "1 ms to 10 min" */
export function rangeText(quantity: Quantity): string {
  const { min, max } = quantity;
  if (min === undefined && max === undefined) return 'any number';
  if (max === undefined) return `at least ${quantityText(min ?? 0, quantity)}`;
  if (min === undefined) return `at most ${quantityText(max, quantity)}`;
  const [low, high] = [numberText(min, quantity), numberText(max, quantity)];
  // A unit that both ends share is said once, for the second.
  return `${low.unit === high.unit ? low.text : quantityText(min, quantity)} to ${quantityText(max, quantity)}`;
}

function wanted(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'duration':
      return 'a duration such as 250 ms, 1.5 s or 2 min';
    case 'ratio':
      return 'a share such as 50 %';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
  }
}

/** Thousands may be set apart, and the decimal sign may be a comma. */
function amountOf(digits: string): number | undefined {
  const plain = digits.replaceAll(' ', '').replace('\u2212', '-').replace(',', '.');
  if (!/\d/.test(plain)) return undefined;
  const amount = Number(plain);
  return Number.isFinite(amount) ? amount : undefined;
}

function unitFor(value: number, quantity: Quantity): Unit {
  if (quantity.kind === 'ratio') return PERCENT;
  if (quantity.kind !== 'duration') return { name: quantity.unit ?? '', size: 1 };
  const size = Math.abs(value);
  if (size >= 2 * MINUTE.size && size % MINUTE.size === 0) return MINUTE;
  return size >= SECOND.size ? SECOND : MS;
}

function unitNamed(name: string, quantity: Quantity): Unit | undefined {
  if (quantity.kind === 'ratio') return name === '%' ? PERCENT : undefined;
  if (quantity.kind === 'duration') return DURATION_UNITS.find((unit) => unit.name === name.toLowerCase());
  const own = quantity.unit ?? '';
  return name === own ? { name: own, size: 1 } : undefined;
}

function inUnit(value: number, unit: Unit): number {
  return tidied(value / unit.size);
}

function tidied(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
