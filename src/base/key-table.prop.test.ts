import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addIdleKey, firstIdle, moveTo, type IdleKeys } from './idle-keys';
import { NO_SLOT, clearKeys, findSlot, headCount, replaceKey, retire, touch } from './key-table';

function tableOf(maxKeys: number): IdleKeys {
  return {
    keyCount: 0,
    oldest: 0,
    newest: 0,
    keys: new Float64Array(maxKeys),
    older: new Float64Array(maxKeys),
    newer: new Float64Array(maxKeys),
    heads: new Float64Array(headCount(maxKeys)),
    chain: new Float64Array(maxKeys),
    idleAt: new Float64Array(maxKeys),
    heap: new Float64Array(maxKeys),
    places: new Float64Array(maxKeys),
  };
}

type Step = {
  readonly kind: 'add' | 'replace' | 'touch' | 'retire' | 'move' | 'clear';
  readonly key: number;
  readonly at: number;
};

/** Few keys, so that they meet again, and some that differ only beyond 32 bits. */
const anyKey = fc.oneof(
  fc.nat(9),
  fc.constantFrom(2 ** 32, 2 ** 32 + 1, 2 ** 52 + 3, Number.MAX_SAFE_INTEGER, -1),
);

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('add', 'add', 'add', 'replace', 'replace', 'touch', 'retire', 'move', 'move'),
    key: anyKey,
    at: fc.nat(12),
  }),
  { maxLength: 80 },
);
const clearing = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('add', 'add', 'add', 'replace', 'retire', 'clear'),
    key: anyKey,
    at: fc.nat(12),
  }),
  { maxLength: 60 },
);

/** The table, and a list of what it should hold: the oldest key first, each with its slot and when it is idle. */
class Pair {
  readonly table: IdleKeys;
  known: { readonly key: number; readonly slot: number; idleAt: number }[] = [];

  constructor(readonly maxKeys: number) {
    this.table = tableOf(maxKeys);
  }

  take({ kind, key, at }: Step): void {
    const { table, known } = this;
    const entry = known.find((each) => each.key === key);
    const others = known.filter((each) => each !== entry);
    if (kind === 'clear') {
      clearKeys(table);
      this.known = [];
    } else if (entry !== undefined) {
      if (kind === 'touch') {
        touch(table, entry.slot);
        this.known = [...others, entry];
      } else if (kind === 'retire') {
        retire(table, entry.slot);
        this.known = [entry, ...others];
      } else if (kind === 'move') {
        moveTo(table, entry.slot, at);
        entry.idleAt = at;
      }
    } else if (kind === 'add' && known.length < this.maxKeys) {
      this.known.push({ key, slot: addIdleKey(table, key), idleAt: 0 });
    } else if (kind === 'replace' && known.length > 0) {
      const gone = known[at % known.length];
      replaceKey(table, gone.slot, key);
      const rest = known.filter((each) => each !== gone);
      this.known = [...rest, { key, slot: gone.slot, idleAt: gone.idleAt }];
    }
  }

  compare(asked: readonly number[]): void {
    const { table, known } = this;
    expect(table.keyCount).toBe(known.length);
    for (const key of asked) {
      expect(findSlot(table, key)).toBe(known.find((each) => each.key === key)?.slot ?? NO_SLOT);
    }
    expect(walk(table.oldest, table.newer)).toEqual(known.map(({ slot }) => slot));
    expect(walk(table.newest, table.older)).toEqual(known.map(({ slot }) => slot).reverse());
    expect(new Set(known.map(({ slot }) => slot)).size).toBe(known.length);
    if (known.length === 0) return;
    expect(table.idleAt[firstIdle(table)]).toBe(Math.min(...known.map(({ idleAt }) => idleAt)));
  }
}

function walk(from: number, links: Float64Array): number[] {
  const slots: number[] = [];
  for (let link = from; link > 0; link = links[link - 1]) slots.push(link - 1);
  return slots;
}

describe('a table of keys', () => {
  it.each([
    ['that stay', steps],
    ['that are cleared now and then', clearing],
  ])('knows the slot of each key, the order of all, and who is idle first, with keys %s', (_which, given) => {
    const property = fc.property(fc.integer({ min: 1, max: 9 }), given, (maxKeys, taken) => {
      const pair = new Pair(maxKeys);
      for (const step of taken) {
        pair.take(step);
        pair.compare(taken.map(({ key }) => key));
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('has at least as many chains as keys, a power of two', () => {
    expect([1, 2, 3, 1000, 1024, 10_000].map(headCount)).toEqual([1, 2, 4, 1024, 1024, 16_384]);
  });

  it('spreads keys that follow one another, also beyond 32 bits, evenly over its chains', () => {
    for (const step of [1, 2 ** 32, 2 ** 40 + 1]) {
      const table = tableOf(1024);
      for (let key = 0; key < 1024; key += 1) addIdleKey(table, key * step);
      // With 1,024 keys thrown at random into 1,024 chains, 377 stay empty; the deviation is 10.
      const empty = table.heads.filter((link) => link === 0).length;
      expect(Math.abs(empty - 377)).toBeLessThan(50);
    }
  });
});
