import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../base/json';
import { jsonDifference, jsonLines, type JsonLine, type LineMark } from './json-difference';

const LEAF = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string({ maxLength: 4 }));
const KEY = fc.constantFrom('id', 'status', 'items', 'total', '"', '__proto__');
const { value: VALUE } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    LEAF,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(KEY, tie('value'), { maxKeys: 5 }),
  ),
}));
/** Values that have much in common. */
const PAIR = fc.oneof(
  fc.tuple(VALUE, VALUE),
  fc
    .tuple(fc.array(VALUE, { maxLength: 4 }), VALUE, fc.nat(4))
    .map(([items, other, at]): [JsonValue, JsonValue] => [items, items.toSpliced(at, 1, other)]),
);

const textOf = (lines: readonly JsonLine[]): string => lines.map(({ text }) => text).join('');
const marked = (lines: readonly JsonLine[], mark: LineMark): number =>
  lines.filter((line) => line.mark === mark).length;

describe('lines of JSON', () => {
  it('are the text that everybody writes', () => {
    fc.assert(
      fc.property(VALUE, (value) => {
        const text = jsonLines(value).map((line) => '  '.repeat(line.depth) + line.text);
        expect(text.join('\n')).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('hold the later value once those that went are left out', () => {
    fc.assert(
      fc.property(PAIR, ([before, after]) => {
        fc.pre(after !== null);
        const lines = jsonDifference(before, after).filter(({ mark }) => mark !== 'removed');
        expect(JSON.parse(textOf(lines))).toEqual(after);
      }),
    );
  });

  it('tell the same way back: what came goes, what changed changes', () => {
    fc.assert(
      fc.property(PAIR, ([before, after]) => {
        const there = jsonDifference(before, after);
        const back = jsonDifference(after, before);
        expect(marked(back, 'added')).toBe(marked(there, 'removed'));
        expect(marked(back, 'removed')).toBe(marked(there, 'added'));
        expect(marked(back, 'changed')).toBe(marked(there, 'changed'));
      }),
    );
  });

  it('do not differ by the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(KEY, VALUE), (record) => {
        const turned = Object.fromEntries(Object.entries(record).toReversed());
        expect(marked(jsonDifference(turned, record), 'same')).toBe(jsonLines(record).length);
      }),
    );
  });
});
