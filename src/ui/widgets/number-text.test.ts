import { describe, expect, it } from 'vitest';
import {
  clampToRange,
  numberText,
  parseNumberText,
  quantityText,
  stepOf,
  type Quantity,
} from './number-text';

const wait: Quantity = { kind: 'duration', min: 1, max: 600_000 };
const share: Quantity = { kind: 'ratio', min: 0.01, max: 1 };
const calls: Quantity = { kind: 'integer', unit: 'calls', min: 1, max: 1000 };
const factor: Quantity = { kind: 'number', min: 0.5 };

function value(typed: string, quantity: Quantity, shownUnit: string): number {
  const result = parseNumberText(typed, quantity, shownUnit);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function error(typed: string, quantity: Quantity, shownUnit = ''): string {
  const result = parseNumberText(typed, quantity, shownUnit);
  if (result.ok) throw new Error(`${typed} was read as ${result.value}`);
  return result.error;
}

describe('a number as it is shown', () => {
  it.each([
    [250, '250 ms'],
    [999, '999 ms'],
    [1000, '1 s'],
    [1500, '1.5 s'],
    [60_000, '60 s'],
    [90_500, '90.5 s'],
    [120_000, '2 min'],
    [600_000, '10 min'],
    [0, '0 ms'],
    [0.5, '0.5 ms'],
  ])('gives the duration %d the unit of its size', (ms, text) => {
    expect(quantityText(ms, wait)).toBe(text);
  });

  it('shows shares in per cent, without the dust of binary fractions', () => {
    expect(quantityText(0.07, share)).toBe('7 %');
    expect(quantityText(0.125, share)).toBe('12.5 %');
  });

  it('leaves plain numbers as they are, and sets their unit beside them', () => {
    expect(numberText(10, calls)).toEqual({ text: '10', unit: 'calls' });
    expect(quantityText(1.5, factor)).toBe('1.5');
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['250', 'ms', 250],
    ['250 ms', 's', 250],
    ['250ms', 's', 250],
    ['1.5 s', 'ms', 1500],
    ['1,5 s', 'ms', 1500],
    ['2', 's', 2000],
    ['2 min', 'ms', 120_000],
    ['.5 s', 'ms', 500],
    ['  3  s ', 'ms', 3000],
    ['1 000', 'ms', 1000],
    ['1\u2009000 ms', 's', 1000],
    ['1e3', 'ms', 1000],
    ['0.3 s', 'ms', 300],
    ['5 S', 'ms', 5000],
  ])('reads the duration “%s” beside %s', (typed, unit, ms) => {
    expect(value(typed, wait, unit)).toBe(ms);
  });

  it('takes a share in per cent, since that is what stands beside it', () => {
    expect(value('50 %', share, '%')).toBe(0.5);
    expect(value('50%', share, '%')).toBe(0.5);
    expect(value('50', share, '%')).toBe(0.5);
    expect(value('7', share, '%')).toBe(0.07);
    expect(value('0.5', { kind: 'ratio' }, '%')).toBe(0.005);
  });

  it('reads plain numbers with and without their unit, and minus zero as zero', () => {
    expect(value('12', calls, 'calls')).toBe(12);
    expect(value('12 calls', calls, 'calls')).toBe(12);
    expect(value('0.5', factor, '')).toBe(0.5);
    expect(Object.is(value('-0', { kind: 'number' }, ''), 0)).toBe(true);
    expect(value('\u22125', { kind: 'number' }, '')).toBe(-5);
  });

  it('reads back what it shows', () => {
    for (const ms of [1, 250, 1234, 61_234, 120_000, 599_999]) {
      const shown = numberText(ms, wait);
      expect(value(shown.text, wait, shown.unit)).toBe(ms);
    }
  });
});

describe('a number that cannot be', () => {
  it('says what would do and what came', () => {
    expect(error('soon', wait, 'ms')).toBe('Type a duration such as 250 ms, 1.5 s or 2 min, not “soon”.');
    expect(error('', wait, 'ms')).toBe('Type a duration such as 250 ms, 1.5 s or 2 min: the field is empty.');
    expect(error('5 %', wait, 'ms')).toBe(
      'Type a duration such as 250 ms, 1.5 s or 2 min: “%” is not a unit of this field.',
    );
    expect(error('5 s', share, '%')).toBe('Type a share such as 50 %: “s” is not a unit of this field.');
    expect(error('half', share, '%')).toBe('Type a share such as 50 %, not “half”.');
    expect(error('2.5', calls, 'calls')).toBe('Type a whole number, not 2.5.');
  });

  it.each(['1.2.3', '--4', 'ms', '1 2 x 3', 'Infinity', 'NaN', '1e999', '0x10', '.', '-'])(
    'does not read “%s” as a number',
    (typed) => {
      expect(parseNumberText(typed, { kind: 'number' }, '').ok).toBe(false);
    },
  );

  it('names the range with its units', () => {
    expect(error('11 min', wait, 'ms')).toBe('11 min is outside the range: 1 ms to 10 min.');
    expect(error('0', wait, 'ms')).toBe('0 ms is outside the range: 1 ms to 10 min.');
    expect(error('120', share, '%')).toBe('120 % is outside the range: 1 to 100 %.');
    expect(error('1001', calls, 'calls')).toBe(
      '1\u2009001 calls is outside the range: 1 to 1\u2009000 calls.',
    );
    expect(error('0.1', factor)).toBe('0.1 is outside the range: at least 0.5.');
    expect(error('9', { kind: 'number', max: 8 })).toBe('9 is outside the range: at most 8.');
  });
});

describe('a step of the arrow keys', () => {
  it.each([
    [5, 1],
    [250, 10],
    [1500, 100],
    [90_000, 1000],
  ])('from %d ms is %d ms', (ms, step) => {
    expect(stepOf(ms, wait)).toBe(step);
  });

  it('stays in the range and keeps whole numbers whole', () => {
    expect(clampToRange(0.999 + 0.01, share)).toBe(1);
    expect(clampToRange(-5, calls)).toBe(1);
    expect(clampToRange(0.1 + 0.2, { kind: 'number' })).toBe(0.3);
  });
});
