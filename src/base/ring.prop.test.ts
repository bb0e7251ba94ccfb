import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRing,
  ringAt,
  ringCapacity,
  ringClear,
  ringIsFull,
  ringLength,
  ringPush,
  ringPushOver,
  ringRemoveValue,
  ringShape,
  ringShift,
} from './ring';
import type { NumberRing } from './ring';

type Step = { readonly kind: 'push' | 'pushOver' | 'shift' | 'remove' | 'clear'; readonly value: number };

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('push', 'push', 'pushOver', 'pushOver', 'shift', 'remove', 'clear'),
    value: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 60 },
);

/** Does one step to the ring and to a plain array, and compares what they answer. */
function apply(ring: NumberRing, oracle: number[], capacity: number, { kind, value }: Step): void {
  const index = oracle.indexOf(value);
  switch (kind) {
    case 'push':
      expect(ringPush(ring, value)).toBe(oracle.length < capacity);
      if (oracle.length < capacity) oracle.push(value);
      break;
    case 'pushOver':
      ringPushOver(ring, value);
      oracle.push(value);
      if (oracle.length > capacity) oracle.shift();
      break;
    case 'shift':
      if (oracle.length > 0) expect(ringShift(ring)).toBe(oracle.shift());
      else expect(() => ringShift(ring)).toThrow('holds 0 values');
      break;
    case 'remove':
      expect(ringRemoveValue(ring, value)).toBe(index >= 0);
      if (index >= 0) oracle.splice(index, 1);
      break;
    case 'clear':
      if (value > 0) break;
      ringClear(ring);
      oracle.length = 0;
  }
}

describe('any ring', () => {
  it('behaves like an array that is cut to its capacity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), steps, (capacity, todo) => {
        const ring = createRing(capacity);
        const oracle: number[] = [];
        for (const step of todo) {
          apply(ring, oracle, capacity, step);
          expect(Array.from({ length: ringLength(ring) }, (_, i) => ringAt(ring, i))).toEqual(oracle);
          expect(ringIsFull(ring)).toBe(oracle.length === capacity);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a ring', () => {
  it('fits the shape it declares', () => {
    const ring = createRing(7);
    expect(ringShape(7)).toEqual({ ring: ring.length });
    expect(ringCapacity(ring)).toBe(7);
  });

  it('refuses a capacity or a place that cannot be', () => {
    expect(() => createRing(0)).toThrow('not 0');
    expect(() => createRing(1.5)).toThrow('not 1.5');
    const ring = createRing(2);
    ringPush(ring, 1);
    expect(() => ringAt(ring, 1)).toThrow('holds 1 values');
    expect(() => ringAt(ring, -1)).toThrow('none at -1');
    expect(() => ringAt(ring, NaN)).toThrow('none at NaN');
  });
});
