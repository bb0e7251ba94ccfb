import { describe, expect, expectTypeOf, it } from 'vitest';
import { closed } from './closed';
import { listOf } from './lists';
import { literal, numberFrom, text } from './plain-values';
import type { ReadBy, Shape } from './shape';
import { readOrLines } from './shape.test-support';
import { byKind, eitherOf } from './unions';

const circle = closed({ kind: literal('circle'), radius: numberFrom(0, 9) });
const square = closed({ kind: literal('square'), side: numberFrom(0, 9) });
const figure = byKind({ circle, square });

describe('an object of some kind', () => {
  it('has the type of its kinds', () => {
    expectTypeOf<ReadBy<typeof figure>>().toEqualTypeOf<ReadBy<typeof circle> | ReadBy<typeof square>>();
    // @ts-expect-error The key and the kind of the object have to be the same word.
    byKind({ circle, oblong: square });
  });

  it('is read as its kind says', () => {
    expect(readOrLines(figure, { kind: 'square', side: 2 })).toEqual({ kind: 'square', side: 2 });
    expect(readOrLines(figure, { kind: 'circle', side: 2 })).toEqual([
      'at.radius: a number from 0 to 9 / nothing',
      'at: only the keys kind, radius / the unknown key "side"',
    ]);
  });

  it('is told of a kind that nobody knows, and of nothing else', () => {
    expect(readOrLines(figure, { kind: 'constructor', a: 1 })).toEqual([
      'at.kind: "circle" or "square" / "constructor"',
    ]);
    expect(readOrLines(figure, {})).toEqual(['at.kind: "circle" or "square" / nothing']);
    expect(readOrLines(figure, 'circle')).toEqual([
      'at: an object with kind "circle" or "square" / "circle"',
    ]);
  });

  it('may hold others of its own', () => {
    interface Leaf {
      readonly kind: 'leaf';
    }
    interface Branch {
      readonly kind: 'branch';
      readonly of: readonly Tree[];
    }
    type Tree = Leaf | Branch;
    const tree: Shape<Tree> = byKind({
      leaf: closed({ kind: literal('leaf') }),
      branch: closed({ kind: literal('branch'), of: listOf((...given) => tree(...given), 2) }),
    });
    const inner: Tree = { kind: 'branch', of: [{ kind: 'leaf' }, { kind: 'branch', of: [] }] };
    expect(readOrLines(tree, { kind: 'branch', of: [inner] })).toEqual({ kind: 'branch', of: [inner] });
    expect(readOrLines(tree, { kind: 'branch', of: [{ kind: 'branch', of: [{ kind: 'twig' }] }] })).toEqual([
      'at.of[0].of[0].kind: "leaf" or "branch" / "twig"',
    ]);
  });
});

describe('a value that is written in one of two ways', () => {
  const oneOrMore = eitherOf(
    { when: (value) => typeof value === 'string', shape: text(2) },
    { when: Array.isArray, shape: listOf(text(2), 2) },
    'a text or a list',
  );

  it('is read, and told of, in the way that is meant', () => {
    expectTypeOf<ReadBy<typeof oneOrMore>>().toEqualTypeOf<string | readonly string[]>();
    expect(readOrLines(oneOrMore, 'ab')).toBe('ab');
    expect(readOrLines(oneOrMore, ['ab'])).toEqual(['ab']);
    expect(readOrLines(oneOrMore, 'abc')).toEqual(['at: a text of at most 2 characters / "abc"']);
    expect(readOrLines(oneOrMore, ['abc'])).toEqual(['at[0]: a text of at most 2 characters / "abc"']);
  });

  it('is told as a whole when neither is meant', () => {
    expect(readOrLines(oneOrMore, 5)).toEqual(['at: a text or a list / 5']);
  });
});
