import { describe, expect, it } from 'vitest';
import { NO_TEXT, TextTable } from './text-table';

describe('the table of texts', () => {
  it('numbers texts in the order in which they are met, each once', () => {
    const table = new TextTable(1e6);
    expect(['order-1', 'paid', 'order-1', ''].map((text) => table.intern(text))).toEqual([0, 1, 0, 2]);
    expect([table.length, table.text(1), table.find('paid'), table.find('shipped')]).toEqual([
      3,
      'paid',
      1,
      NO_TEXT,
    ]);
    expect(() => table.text(3)).toThrow('text 3 does not exist; the table holds 3');
    expect(table.intern('constructor')).toBe(3);
  });

  it('goes back and forward, takes the same again, and refuses something else', () => {
    const table = new TextTable(1e6);
    table.intern('a');
    const bytes = table.bytes;
    table.intern('b');
    table.intern('c');
    const full = table.bytes;
    table.rewind(1);
    expect([table.length, table.find('b'), table.bytes]).toEqual([1, NO_TEXT, bytes]);
    expect(() => table.text(1)).toThrow('holds 1');
    expect(() => table.intern('c')).toThrow('text 1 was "b" and is now "c"');
    expect(() => table.intern('x')).toThrow('text 1 was "b" and is now "x"');
    expect([table.intern('a'), table.intern('b'), table.intern('a')]).toEqual([0, 1, 0]);
    table.rewind(3);
    expect([table.find('c'), table.bytes]).toEqual([2, full]);
    expect(() => table.rewind(4)).toThrow('has known 3 texts cannot go to 4');
  });

  it('a fork gives the numbers that a table gives which never knew another future', () => {
    const table = new TextTable(1e6);
    ['a', 'b', 'c'].forEach((text) => table.intern(text));
    table.rewind(1);
    const fork = table.fork();
    expect(['c', 'b', 'a'].map((text) => fork.intern(text))).toEqual([1, 2, 0]);
    expect(['b', 'c'].map((text) => table.intern(text))).toEqual([1, 2]);
    fork.rewind(1);
    table.rewind(1);
    expect(fork.bytes).toBe(table.bytes);
  });

  it('a text for which there is no room gets no number, and one that fits does', () => {
    const sample = new TextTable(1e6);
    sample.intern('12345');
    const table = new TextTable(2 * sample.bytes - 1);
    expect(table.intern('12345')).toBe(0);
    expect([table.intern('54321'), table.length]).toEqual([NO_TEXT, 1]);
    expect([table.intern('5432'), table.intern('12345')]).toEqual([1, 0]);
  });
});
