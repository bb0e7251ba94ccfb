import { describe, expect, it } from 'vitest';
import { checkPureNames } from './pure-names';

const problems = (text: string, path = 'src/sim/world.ts'): string[] =>
  checkPureNames({ path, text }).map((finding) => finding.message);

describe('banned names in the pure rooms', () => {
  it.each([
    ['Date.now()', 'time comes in as an argument'],
    ['new Date()', 'time comes in as an argument'],
    ['performance.now()', 'time comes in as an argument'],
    ['Math.random()', 'random streams'],
    ['Math.log(2)', 'portable maths'],
    ['Math . pow(2, 3)', 'Math.pow'],
    ["Math['log'](2)", 'Math as a value'],
    ['const { log } = Math;', 'Math as a value'],
    ['2 ** 3', 'multiply'],
    ['x **= 2', 'multiply'],
    ['(1).toLocaleString()', '.toLocaleString'],
    ['a.localeCompare(b)', 'code units'],
    ['new Intl.NumberFormat()', 'format in ui'],
    ['list.sort()', 'total order'],
    ['list.toSorted( )', 'total order'],
    ['new WeakRef(a)', 'when memory is collected'],
    ['`${Date.now()}`', 'time comes in as an argument'],
  ])('rejects %s', (text, expected) => {
    expect(problems(text)).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    'Math.floor(1.5) + Math.sqrt(2) + Math.imul(3, 4)',
    'list.sort((a, b) => a - b)',
    '/** A doc comment with Date and Math.random */ const a = 1;',
    "const text = 'Date, 2 ** 3, Intl';",
    'const startDate = 1; portableMath.log(2);',
    'const pattern = /\\*\\*Date/;',
  ])('accepts %s', (text) => {
    expect(problems(text)).toEqual([]);
  });

  it('lets tests use all of Math as an oracle, but no clock', () => {
    expect(problems('Math.log(2 ** 3)', 'src/base/log.test.ts')).toEqual([]);
    expect(problems('Date.now()', 'src/base/log.test.ts')).toHaveLength(1);
  });

  it('leaves the other rooms alone', () => {
    expect(problems('Date.now()', 'src/ui/clock.ts')).toEqual([]);
  });

  it('names the line', () => {
    expect(checkPureNames({ path: 'src/sim/a.ts', text: '\n\nMath.sin(1)' })[0]?.line).toBe(3);
  });
});
