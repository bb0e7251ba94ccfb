import { describe, expect, it } from 'vitest';
import { PATTERN_IDS, type PatternId } from '../../../patterns/registry';
import { freeId, inOrder, KINDS_IN_ORDER, movedIds, placeFor, type Placed } from './stack-order';

const stackOf = (...kinds: readonly PatternId[]): Placed[] => kinds.map((kind) => ({ id: kind, kind }));

describe('where a new layer stands', () => {
  it('knows the usual place of every kind', () => {
    expect(new Set(KINDS_IN_ORDER)).toEqual(new Set(PATTERN_IDS));
    expect(KINDS_IN_ORDER).toHaveLength(PATTERN_IDS.length);
    expect(KINDS_IN_ORDER[0]).toBe('fallback');
    expect(KINDS_IN_ORDER.at(-1)).toBe('load-balancer');
  });

  it('puts each kind where it usually stands, whatever is there', () => {
    for (const kind of KINDS_IN_ORDER) {
      const others = KINDS_IN_ORDER.filter((other) => other !== kind);
      expect(placeFor(kind, stackOf(...others))).toBe(KINDS_IN_ORDER.indexOf(kind));
    }
    expect(placeFor('retry', [])).toBe(0);
  });

  it('builds the usual stack in whatever order its layers are added', () => {
    const wanted = ['retry', 'circuit-breaker', 'timeout', 'bulkhead'] as const;
    const orders = wanted.flatMap((first) => [
      [first, ...wanted.filter((kind) => kind !== first)],
      [first, ...wanted.filter((kind) => kind !== first).toReversed()],
    ]);
    for (const order of orders) {
      let stack: Placed[] = [];
      for (const kind of order) stack = stack.toSpliced(placeFor(kind, stack), 0, { id: kind, kind });
      expect(stack.map(({ kind }) => kind)).toEqual(wanted);
    }
  });

  it('stands where the fewest are on its wrong side when the others are not in order', () => {
    // Outside of both the retry would be wrong, between them both would be, inside of both the timeout is.
    expect(placeFor('circuit-breaker', stackOf('timeout', 'retry'))).toBe(2);
    expect(placeFor('fallback', stackOf('timeout', 'retry', 'circuit-breaker'))).toBe(0);
  });

  it('stands inside of one of its own kind', () => {
    expect(placeFor('timeout', stackOf('retry', 'timeout', 'bulkhead'))).toBe(2);
  });
});

describe('ids', () => {
  it('are short words, with a number where the word is taken', () => {
    expect(freeId('circuit-breaker', [])).toBe('breaker');
    expect(freeId('retry', [])).toBe('retry');
    expect(freeId('retry', stackOf('retry'))).toBe('retry-2');
    expect(freeId('retry', [...stackOf('retry'), { id: 'retry-2', kind: 'timeout' }])).toBe('retry-3');
  });
});

describe('moving', () => {
  it('takes an id out and puts it in elsewhere', () => {
    expect(movedIds(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
    expect(movedIds(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
    expect(movedIds(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'b', 'c']);
    expect(movedIds(['a', 'b'], 'x', 0)).toEqual(['a', 'b']);
  });

  it('shows layers in the order of ids, and behind them what the order does not know', () => {
    const stack = stackOf('retry', 'timeout', 'bulkhead');
    expect(inOrder(stack, ['bulkhead', 'gone', 'retry']).map(({ id }) => id)).toEqual([
      'bulkhead',
      'retry',
      'timeout',
    ]);
  });
});
