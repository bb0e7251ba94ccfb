import { describe, expect, it } from 'vitest';
import { History, type Second } from './history';

function second(count = 0): Second {
  const of = (length: number): Float64Array => new Float64Array(length).fill(count);
  return {
    rows: [1, 1, 1],
    counts: [of(12), of(16), of(16)],
    levels: [of(1), of(3), of(5)],
    latencies: [[], [], []],
  };
}

describe('the history', () => {
  it('is full at its limit, has room again once its end is cut, and replays what it knows meanwhile', () => {
    const history = new History(1000);
    for (let index = 0; history.hasRoom; index++) history.close(index, second());
    const full = history.length;
    expect(full).toBeGreaterThan(1);
    history.rewind(1);
    expect(history.hasRoom).toBe(true);
    for (let index = 1; index < full; index++) history.close(index, second());
    expect([history.length, history.hasRoom]).toEqual([full, false]);
    history.rewind(1);
    history.cut();
    expect([history.length, history.hasRoom]).toEqual([1, true]);
  });

  it('refuses a replay that counts otherwise', () => {
    const history = new History();
    history.close(0, second());
    history.rewind(0);
    expect(() => history.close(0, second(1))).toThrow('Replay differs');
  });
});
