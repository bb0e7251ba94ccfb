import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { NEVER, NS_PER_MS } from '../../base/time';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { configure } from './config';
import { fields } from './settings';
import * as waiting from './waiting-list';

const { NOBODY, NO_PLACE, SHOWS, WAITING } = waiting;

function listOf(maxWaiters: number, waitMs = 100) {
  let config = configure({ ...defaultsOf(fields), maxWaiters, waitMs });
  const list = waiting.initWaiting(config);
  return {
    list,
    ask: (row: number, position: number, visible: number, ms = 0) =>
      waiting.awaitPosition(config, list, position, visible, row, ms * NS_PER_MS),
    shown: (visible: number) => allOf(() => waiting.nextShown(list, visible)),
    expired: (ms: number) => allOf(() => waiting.nextExpired(list, ms * NS_PER_MS)),
    use: (places: number, wait = waitMs) => {
      config = configure({ ...defaultsOf(fields), maxWaiters: places, waitMs: wait });
      const away = allOf(() => waiting.turnAway(config, list));
      waiting.adaptWaiting(config, list);
      return away;
    },
    shape: () => waiting.waitingShape(config),
  };
}

function allOf(next: () => number): number[] {
  const rows: number[] = [];
  for (let row = next(); row !== NOBODY; row = next()) rows.push(row);
  return rows;
}

describe('readers of their own writes', () => {
  it('PJ-23: are told at once that it shows, that they wait, or that there is no place', () => {
    const { ask, list } = listOf(1);
    expect([ask(1, 5, 5), ask(2, 6, 5), ask(3, 6, 5)]).toEqual([SHOWS, WAITING, NO_PLACE]);
    expect([list.shownAtOnce, list.count, list.turnedAway]).toEqual([1, 1, 1]);
    expect(listOf(0).ask(1, 1, 0)).toBe(NO_PLACE);
  });

  it('PJ-24: are named when their position shows, first come first among equals', () => {
    const { ask, shown, list } = listOf(10);
    ask(1, 9, 5);
    ask(2, 7, 5);
    ask(3, 7, 5);
    ask(4, 8, 5);
    expect([shown(6), shown(8), shown(8), shown(99)]).toEqual([[], [2, 3, 4], [], [1]]);
    expect([list.shown, list.count]).toEqual([4, 0]);
  });

  it('PJ-24: or when they have waited long enough, exactly then', () => {
    const { ask, expired, list } = listOf(10, 100);
    ask(1, 9, 5, 20);
    ask(2, 6, 5, 30);
    expect(waiting.nextDeadline(list)).toBe(120 * NS_PER_MS);
    expect([expired(119.999), expired(120), expired(129), expired(130)]).toEqual([[], [1], [], [2]]);
    expect([waiting.nextDeadline(list), list.expired]).toEqual([NEVER, 2]);
  });

  it('PJ-24: may withdraw', () => {
    const { ask, shown, list } = listOf(10);
    ask(1, 6, 5);
    ask(2, 6, 5);
    expect([waiting.withdraw(list, 1), waiting.withdraw(list, 1), shown(6)]).toEqual([true, false, [2]]);
  });

  it('PJ-26: are turned away from behind when there are fewer places', () => {
    const { ask, use, shown, expired } = listOf(4);
    [7, 9, 6, 8].forEach((position, row) => ask(row, position, 5, row));
    expect(use(2)).toEqual([1, 3]);
    expect([ask(5, 6, 5), use(3), ask(6, 6, 5, 50)]).toEqual([NO_PLACE, [], WAITING]);
    expect([shown(6), expired(100)]).toEqual([[2, 6], [0]]);
  });
});

interface Reader {
  readonly row: number;
  readonly position: number;
  readonly deadline: number;
}

describe('any readers', () => {
  const step = fc.record({
    kind: fc.constantFrom('ask', 'ask', 'ask', 'show', 'wait', 'withdraw', 'use', 'restore'),
    n: fc.nat(12),
  });

  it('PJ-23 to PJ-27: agree with a plain array that is sorted for every question', () => {
    const property = fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const { list, ask, shown, expired, use, shape } = listOf(4, 10);
      let readers: Reader[] = [];
      let [row, visible, now, places, waits] = [0, 0, 0, 4, 10];
      const take = (order: (a: Reader, b: Reader) => number, isTaken: (reader: Reader) => boolean) => {
        // Sorting is stable: among equals it stays in the order in which they came.
        const taken = [...readers].sort(order).filter(isTaken);
        readers = readers.filter((reader) => !isTaken(reader));
        return taken.map((reader) => reader.row);
      };
      for (const { kind, n } of steps) {
        if (kind === 'ask') {
          row += 1;
          const position = visible + n - 3;
          const told = position <= visible ? SHOWS : readers.length < places ? WAITING : NO_PLACE;
          expect(ask(row, position, visible, now)).toBe(told);
          if (told === WAITING) readers.push({ row, position, deadline: now + waits });
        } else if (kind === 'show') {
          visible += n % 4;
          expect(shown(visible)).toEqual(take(byPosition, ({ position }) => position <= visible));
        } else if (kind === 'wait') {
          now += n;
          expect(expired(now)).toEqual(
            take(
              (a, b) => a.deadline - b.deadline,
              ({ deadline }) => deadline <= now,
            ),
          );
        } else if (kind === 'withdraw') {
          const gone = row - n;
          expect(waiting.withdraw(list, gone)).toBe(readers.some((reader) => reader.row === gone));
          readers = readers.filter((reader) => reader.row !== gone);
        } else if (kind === 'use') {
          places = n % 7;
          waits = n;
          const away = [...readers].sort(byPosition).slice(places).reverse();
          expect(use(places, waits)).toEqual(away.map((reader) => reader.row));
          readers = readers.filter((reader) => !away.includes(reader));
        } else {
          const out = new SnapshotWriter();
          writePlainState(out, shape(), list);
          readPlainState(new SnapshotReader(out.finish()), shape(), list);
        }
        expect(list.count).toBe(readers.length);
      }
    });
    fc.assert(property, { numRuns: 150 });
  });
});

function byPosition(a: Reader, b: Reader): number {
  return a.position - b.position;
}
