import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem';
import { closed, optional, withDefault } from './closed';
import { listOf, twoOf } from './lists';
import { choice, flag, literal, numberFrom, numberThat, text, textThat } from './plain-values';
import type { Shape } from './shape';
import { byKind, eitherOf } from './unions';

type Garden = { readonly kind: 'bed' } | { readonly kind: 'garden'; readonly of?: readonly Garden[] };

const word = { fits: (value: string) => /^[a-z]*$/.test(value), expected: 'a word' };
const garden: Shape<Garden> = byKind({
  bed: closed({
    kind: literal('bed'),
    plants: withDefault(twoOf(numberFrom(0, 10)), [0, 1]),
    fenced: withDefault(flag, false),
    colour: optional(choice(['red', 'blue'])),
    label: eitherOf(
      { when: (value) => typeof value === 'string', shape: text(3) },
      { when: Array.isArray, shape: listOf(textThat(word), 2, 1) },
      'a label',
    ),
    year: optional(numberThat({ fits: Number.isInteger, expected: 'a whole number' })),
  }),
  garden: closed({ kind: literal('garden'), of: optional(listOf((...given) => garden(...given), 3)) }),
});

const leaf = fc.oneof(
  fc.constantFrom<unknown>('bed', 'garden', 'red', 'abc', '', 'constructor', 1, -0, 1.5, 11, NaN, true, null),
  fc.constantFrom<unknown>(undefined, 10n, Symbol('x'), () => 1, /x/, new Map([['kind', 'bed']])),
);
/** The keys of the declaration, and those that mean something to every object. */
const key = fc.constantFrom(
  'kind',
  'of',
  'plants',
  'fenced',
  'colour',
  'label',
  '__proto__',
  'constructor',
  'toString',
);
const { likely } = fc.letrec<{ garbage: unknown; likely: unknown }>((tie) => ({
  garbage: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('garbage'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(key, tie('garbage')), { maxLength: 5, selector: ([name]) => name })
      .map(Object.fromEntries),
  ),
  likely: fc.oneof(
    { maxDepth: 4 },
    fc.record(
      {
        kind: fc.constant('bed'),
        label: fc.oneof(fc.constantFrom('a', ['a', 'b']), tie('garbage')),
        plants: fc.array(fc.constantFrom(1, 2, -0, 11), { minLength: 1, maxLength: 3 }),
        fenced: fc.constantFrom<unknown>(true, false, 'yes'),
        colour: fc.constantFrom('red', 'green'),
      },
      { requiredKeys: ['kind', 'label'] },
    ),
    fc.record({ kind: fc.constant('garden'), of: fc.array(tie('likely'), { maxLength: 4 }) }),
    tie('garbage'),
  ),
}));

describe('a shape', () => {
  it('never throws, and either reads a value or tells what is wrong with it', () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(likely, (value) => {
        const problems: Problem[] = [];
        const result = garden(value, '', problems);
        seen[result === undefined ? 'refused' : 'read'] += 1;
        expect(result === undefined).toBe(problems.length > 0);
        for (const { path, expected, received } of problems) {
          expect([path, expected, received]).not.toContain('');
          expect(`${path} ${expected}`).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(20);
  });

  it('reads again what it has read, and changes nothing any more', () => {
    fc.assert(
      fc.property(likely, (value) => {
        const once = garden(value, '', []);
        fc.pre(once !== undefined);
        const problems: Problem[] = [];
        expect(garden(once, '', problems)).toStrictEqual(once);
        expect(problems).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
