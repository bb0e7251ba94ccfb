import { describe, expect, it } from 'vitest';
import { History, type Second } from './history';
import { GROUPS, LEVEL_WIDTHS, WIDTHS } from './layout';

interface Content {
  readonly parts?: number;
  readonly count?: number;
  readonly level?: number;
  readonly latencies?: readonly number[];
}

function second({ parts = 1, count = 0, level = 0, latencies = [] }: Content = {}): Second {
  return {
    rows: GROUPS.map(() => parts),
    counts: GROUPS.map((group) => new Float64Array(WIDTHS[group] * parts).fill(count)),
    levels: GROUPS.map((group) => new Float64Array(LEVEL_WIDTHS[group] * parts).fill(level)),
    latencies: GROUPS.map(() => Array.from({ length: parts }, () => Uint32Array.from(latencies))),
  };
}

/** When commands were given is asked of the meter. */

function filled(length: number, content: Content = {}): History {
  const history = new History();
  const again = second(content);
  for (let index = 0; index < length; index++) history.close(index, again);
  return history;
}

describe('the history', () => {
  it('is full at its limit, has room again where another leaves it, and replays what it knows meanwhile', () => {
    const history = new History(5000);
    for (let index = 0; history.hasRoom; index++) history.close(index, second());
    const full = history.length;
    expect(full).toBeGreaterThan(1);
    history.rewind(1);
    expect(history.hasRoom).toBe(true);
    for (let index = 1; index < full; index++) history.close(index, second());
    expect([history.length, history.hasRoom]).toEqual([full, false]);
    history.rewind(1);
    const fork = history.fork();
    expect([fork.length, fork.hasRoom]).toEqual([1, true]);
  });

  it.each([0, 5, 70, 190])('refuses a replay that counts second %d otherwise, packed or not', (index) => {
    const known = { count: 3, level: 0.25, latencies: [400, 2] };
    const others: Content[] = [
      { ...known, count: 4 },
      { ...known, level: 0.5 },
      { ...known, latencies: [400, 3] },
      { ...known, latencies: [] },
      { ...known, parts: 2 },
    ];
    for (const other of others) {
      const history = filled(200, known);
      history.rewind(index);
      history.close(index, second(known));
      history.rewind(index);
      expect(() => history.close(index, second(other))).toThrow(`second ${index} were counted otherwise`);
    }
  });

  it('keeps old seconds in few bytes, and idle parts in next to none', () => {
    const bytesPerSecond = (content: Content): number =>
      (filled(256, content).bytes - filled(128, content).bytes) / 128;
    expect(bytesPerSecond({})).toBeLessThan(10);
    // A thousand parts in each group that have done nothing yet, or nothing any more.
    expect(bytesPerSecond({ parts: 1000 })).toBeLessThan(GROUPS.length * 200);
    expect(bytesPerSecond({ parts: 1000, level: 5 })).toBeLessThan(GROUPS.length * 3000);
    const busy = { count: 1_000_000, latencies: [300, 1, 301, 5, 303, 9] };
    const plain = filled(32, busy).bytes / 32;
    expect(bytesPerSecond(busy)).toBeLessThan(plain / 4);
  });
});
