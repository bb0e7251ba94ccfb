import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '../../base/hash-text';
import { deepFrozen } from '../given.test-support';
import { latestAt, NO_LATEST, rowsOf, withLatest, type Latest } from './latest';
import { appended, eachRow, NO_ROWS, replaced, rowAt, type Rows } from './rows';
import { NO_TEXTS, valueOf, withoutKey, withValue, type TextMap } from './text-map';

function listOf<Row>(rows: Rows<Row>): Row[] {
  const list: Row[] = [];
  eachRow(rows, (row, at) => {
    expect(at).toBe(list.length);
    list.push(row);
  });
  return list;
}

function filled(count: number): Rows<number> {
  let rows: Rows<number> = NO_ROWS;
  for (let at = 0; at < count; at += 1) rows = appended(rows, at);
  return rows;
}

/** Every object and array that a value is made of. */
function objectsOf(value: unknown, into = new Set<object>()): Set<object> {
  if (typeof value !== 'object' || value === null || into.has(value)) return into;
  into.add(value);
  for (const member of Object.values(value)) objectsOf(member, into);
  return into;
}

/** How many places of arrays and fields of objects had to be written to get from one version to the next. */
function placesWritten(before: unknown, after: unknown): number {
  const known = objectsOf(before);
  return [...objectsOf(after)]
    .filter((object) => !known.has(object))
    .reduce((sum, object) => sum + Object.keys(object).length, 0);
}

describe('a list of rows', () => {
  it('ROW-1: behaves as an array, at all sizes around a full branch', () => {
    for (const count of [0, 1, 31, 32, 33, 1023, 1024, 1025, 32_768, 32_769]) {
      const rows = filled(count);
      expect(rows.count).toBe(count);
      expect(listOf(rows)).toEqual(Array.from({ length: count }, (_, at) => at));
      for (const at of [0, 31, 32, 1023, 1024, count - 1]) {
        if (at >= 0 && at < count) expect(rowAt(rows, at)).toBe(at);
      }
      expect(() => rowAt(rows, count)).toThrow('does not exist');
    }
  });

  it('ROW-1: any sequence of steps gives what an array gives, and older versions stay', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('append' as const), many: fc.nat(40) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace' as const), at: fc.nat() }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let rows: Rows<number> = NO_ROWS;
        const model: number[] = [];
        const versions: [Rows<number>, number[]][] = [];
        let next = 0;
        for (const given of steps) {
          versions.push([deepFrozen(rows), [...model]]);
          if (given.kind === 'append') {
            for (let n = 0; n < given.many; n += 1) {
              model.push(next);
              rows = appended(rows, next++);
            }
          } else if (model.length > 0) {
            model[given.at % model.length] = next;
            rows = replaced(rows, given.at % model.length, next++);
          }
        }
        for (const [version, list] of [...versions, [rows, model] as const]) {
          expect(listOf(version)).toEqual(list);
          expect(JSON.parse(JSON.stringify(version))).toEqual(version);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ROW-2: an append writes one path, however many rows there are', () => {
    const levels = { 100: 1, 1000: 1, 10_000: 2, 40_000: 3 };
    for (const [count, above] of Object.entries(levels)) {
      const rows = filled(Number(count));
      const written = placesWritten(rows, appended(rows, -1));
      expect(written).toBeGreaterThan(0);
      // The list itself, then on each level a branch and its array of at most 32.
      expect(written).toBeLessThanOrEqual(3 + (above + 1) * (1 + 32));
    }
  });
});

describe('a map by text', () => {
  const anyKey = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('constructor', '__proto__', 'toString', '', '17', 'order-1'),
  );

  it('ROW-3: behaves as a Map, and older versions stay', () => {
    const step = fc.record({ key: anyKey, value: fc.nat(9), gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let map: TextMap<number> = NO_TEXTS;
        const model = new Map<string, number>();
        for (const { key, value, gone } of steps) {
          const before = deepFrozen(map);
          map = gone ? withoutKey(map, key) : withValue(map, key, value);
          const known = model.get(key);
          expect(valueOf(before, key)).toBe(known);
          if (gone) model.delete(key);
          else model.set(key, value);
          expect(map.size).toBe(model.size);
        }
        for (const { key } of steps) expect(valueOf(map, key)).toBe(model.get(key));
        expect(JSON.parse(JSON.stringify(map))).toEqual(map);
      }),
      { numRuns: 100 },
    );
  });

  it('ROW-3: tells keys of equal hashes apart, also more of them than a leaf holds', () => {
    // Either text of each pair leads the hash to the same state, so that all sixteen ways give the same hash.
    const pairs = [
      ['aozb', 'cpx2'],
      ['c82q', 'dse2'],
      ['aiez', 'asdi'],
      ['a37x', 'cstg'],
    ];
    const twins = pairs.reduce((ways, pair) => ways.flatMap((way) => pair.map((end) => way + end)), ['']);
    expect(new Set(twins.map((key) => hashText(key, 0))).size).toBe(1);
    expect(new Set(twins).size).toBe(16);
    let map: TextMap<string> = NO_TEXTS;
    for (let n = 0; n < 300; n += 1) map = withValue(map, `other${n}`, 'x');
    for (const key of twins) map = withValue(map, key, key);
    for (const key of twins) expect(valueOf(map, key)).toBe(key);
    expect(map.size).toBe(316);
    for (const key of twins.slice(1)) map = withoutKey(map, key);
    expect(valueOf(map, twins[0])).toBe(twins[0]);
    expect(map.size).toBe(301);
  });

  it('ROW-2, ROW-3: adding writes few places, and removing all leaves nothing', () => {
    let map: TextMap<number> = NO_TEXTS;
    for (let n = 0; n < 20_000; n += 1) map = withValue(map, `order-${n}`, n);
    // Twenty thousand keys lie about four levels deep: sixteen places each, and a leaf of at most eight.
    const written = Array.from({ length: 30 }, (_, n) => placesWritten(map, withValue(map, `new-${n}`, 1)));
    expect(Math.max(...written)).toBeLessThan(105);
    for (let n = 0; n < 20_000; n += 1) map = withoutKey(map, `order-${n}`);
    expect(map).toEqual(NO_TEXTS);
  });
});

describe('a log that goes on for ever', () => {
  it('ROW-4: keeps its limit of the latest rows, and at most twice as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(130), (keep, count) => {
        let latest: Latest<number> = NO_LATEST;
        for (let n = 0; n < count; n += 1) {
          latest = deepFrozen(withLatest(latest, n, keep));
          const kept = rowsOf(latest);
          expect(kept.count).toBeLessThanOrEqual(2 * keep);
          expect(kept.count).toBeGreaterThanOrEqual(Math.min(n + 1, keep));
          expect(listOf(kept)).toEqual(
            Array.from({ length: kept.count }, (_, at) => n + 1 - kept.count + at),
          );
        }
        for (const at of [-1, 0, count - keep, count - 1, count]) {
          const expected = at >= 0 && at < count && at >= count - rowsOf(latest).count ? at : undefined;
          expect(latestAt(latest, at)).toBe(expected);
        }
      }),
      { numRuns: 30 },
    );
  });
});
