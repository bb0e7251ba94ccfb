import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textChanges, type TextChange } from './text-changes';

function applied(text: string, changes: readonly TextChange[]): string {
  return changes
    .toReversed()
    .reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

describe('the changes that make one text another', () => {
  it('do, come one after the other, and are none between equal texts', () => {
    const lines = fc.array(fc.constantFrom('{', '},', '"a": 1,', '"b": 2', ''), { maxLength: 14 });
    const text = fc.tuple(lines, fc.boolean()).map(([all, ends]) => all.join('\n') + (ends ? '\n' : ''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = textChanges(before, after);
        expect(applied(before, changes)).toBe(after);
        changes.forEach(({ from, to }, at) => {
          expect(to).toBeGreaterThanOrEqual(from);
          if (at > 0) expect(from).toBeGreaterThan(changes[at - 1].to);
        });
        expect(textChanges(after, after)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leave what lies between two places that differ', () => {
    const before = 'one\ntwo\nthree\nfour\nfive\n';
    expect(textChanges(before, 'ONE\ntwo\nthree\nfour\nFIVE\n')).toEqual([
      { from: 0, to: 4, insert: 'ONE\n' },
      { from: 19, to: 24, insert: 'FIVE\n' },
    ]);
    expect(textChanges(before, 'one\ntwo\n2.5\nthree\nfour\nfive\n')).toEqual([
      { from: 8, to: 8, insert: '2.5\n' },
    ]);
  });

  it('are one where too much differs for anybody to have a place in it', () => {
    const before = Array.from({ length: 900 }, (_, line) => `old ${line}\n`).join('');
    const after = Array.from({ length: 900 }, (_, line) => `new ${line}\n`).join('');
    expect(textChanges(before, after)).toEqual([{ from: 0, to: before.length, insert: after }]);
  });
});
