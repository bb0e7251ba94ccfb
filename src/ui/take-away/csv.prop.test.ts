import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv';

/** A reader of RFC 4180 of its own, as a spreadsheet has one. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at++;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (at >= text.length) throw new Error('A quote is not closed.');
        cell += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') {
      at++;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`At ${at} stands no end of a line.`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

const hostile = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r\n',
    '"',
    '""',
    ',',
    'a,"b"\r\nc',
    '',
    '＝1',
  ),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '"', "'", ',', '\r', '\n', '\t'), fc.string())
    .map(([first, rest]) => first + rest),
);

describe('CSV', () => {
  it('is read back as it was written, whatever names hold, but for the guard of formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const read = readCsv(csvText(rows));
        expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        read.forEach((row, y) =>
          row.forEach((cell, x) => {
            expect([rows[y][x], `'${rows[y][x]}`]).toContain(cell);
            expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          }),
        );
      }),
    );
  });

  it('has numbers in full, also negative ones, and nothing for what is not known', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1 }), (numbers) => {
        const [read] = readCsv(csvText([numbers]));
        numbers.forEach((number, index) => {
          if (!Number.isFinite(number)) expect(read[index]).toBe('');
          else expect(Number(read[index])).toBe(number === 0 ? 0 : number);
        });
      }),
    );
    expect(csvText([['p95 (ms)', 0.1 + 0.2, -1, NaN, Infinity]])).toBe(
      'p95 (ms),0.30000000000000004,-1,,\r\n',
    );
  });
});
